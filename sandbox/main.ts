import { Command } from 'commander';
import { type AnderssonArguments, runAnderssonAlone } from './andersson-alone';
import { badUsage, withSimulatorOptions } from './fortnox/simulator-options';
import { type FortnoxArguments, runFortnoxAlone } from './fortnox-alone';

const program = new Command('npm run sandbox --')
  .description('One side of the sandbox alone: the two hold the same company')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : badUsage));

withSimulatorOptions(program.command('fortnox'))
  .description('the simulated Fortnox with believable data, for any HTTP client, until Ctrl-C')
  .option('--json', 'print addresses and credentials as one JSON line', false)
  .action(async (chosen: FortnoxArguments) => runFortnoxAlone(chosen));

program
  .command('andersson')
  .description('makes an Andersson database with customers and purchases')
  .requiredOption('--db <file>', 'the database to make; one that is there is never overwritten')
  .action(async (chosen: AnderssonArguments) => runAnderssonAlone(chosen));

program.parseAsync(process.argv).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
