import { Command } from 'commander';
import { seedBelievable } from './believable-seed';
import { runSimulator, startLine } from './own-process';
import { type SimulatorArguments, wholeNumber, withSimulatorOptions } from './simulator-options';

interface Arguments extends SimulatorArguments {
  /** So many believable customers, suppliers and articles each. */
  readonly seed: number;
}

const command = withSimulatorOptions(new Command('fortnox'))
  .description('The simulated Fortnox alone, until Ctrl-C. Prints its addresses and credentials as one JSON line.')
  .option(
    '--seed <count>',
    'start with so many believable customers, suppliers and articles each, and prices',
    wholeNumber,
    0,
  );

async function main(): Promise<void> {
  const { seed, ...chosen } = command.parse(process.argv).opts<Arguments>();
  const simulator = await runSimulator(chosen, (started) => {
    if (seed > 0) seedBelievable(started, seed, 1);
  });
  process.stdout.write(`${startLine(simulator)}\n`);
}

void main();
