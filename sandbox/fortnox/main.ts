import { Command, InvalidArgumentError } from 'commander';
import { seedBelievable } from './believable-seed';
import { type FortnoxSimulator, type FortnoxSimulatorOptions, startFortnoxSimulator } from './simulator';

const badUsage = 2;

interface Arguments {
  readonly port: number;
  readonly speed: number;
  readonly record?: string;
  readonly seed: number;
  readonly startAt?: Date;
  readonly switches?: FortnoxSimulatorOptions['switches'];
}

function atLeastZero(text: string): number {
  const value = Number(text);
  if (text === '' || !(value >= 0) || value === Number.POSITIVE_INFINITY)
    throw new InvalidArgumentError('a number from 0');
  return value;
}

function wholeNumber(text: string): number {
  const value = atLeastZero(text);
  if (!Number.isInteger(value)) throw new InvalidArgumentError('a whole number');
  return value;
}

function instant(text: string): Date {
  const value = new Date(text);
  if (Number.isNaN(value.getTime())) throw new InvalidArgumentError('an instant, such as 2026-11-23T08:00:00Z');
  return value;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidArgumentError('JSON, such as {"lastmodifiedInclusive":false}');
  }
}

function readArguments(argv: readonly string[]): Arguments {
  return new Command('fortnox')
    .description('The simulated Fortnox alone, until Ctrl-C. Prints its addresses and credentials as one JSON line.')
    .option('--port <port>', 'port on 127.0.0.1; 0 takes a free one', wholeNumber, 4010)
    .option('--speed <factor>', "how much faster than the machine's its clock runs; 0 stands still", atLeastZero, 1)
    .option('--start-at <instant>', "what its clock shows at the start (default: the machine's time)", instant)
    .option('--record <file>', 'append every exchange to this file, one JSON line each')
    .option('--seed <count>', 'start with so many believable customers, suppliers and articles each', wholeNumber, 0)
    .option('--switches <json>', 'settings of the unknowns (GET /admin/switches lists them)', json)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : badUsage))
    .parse(argv)
    .opts<Arguments>();
}

function optionsFrom({ port, speed, startAt, record, switches }: Arguments): FortnoxSimulatorOptions {
  return {
    port,
    clock: { speed, ...(startAt === undefined ? {} : { startAt }) },
    ...(record === undefined ? {} : { recordTo: record }),
    ...(switches === undefined ? {} : { switches }),
  };
}

function refuse(error: unknown, port: number): never {
  const { code, message } = error as NodeJS.ErrnoException;
  const reason =
    code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another with --port (0 takes a free one).` : message;
  process.stderr.write(`${reason}\n`);
  process.exit(badUsage);
}

function stopOnSignal(simulator: FortnoxSimulator): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void simulator.close().then(() => process.exit(0)));
  }
}

async function main(): Promise<void> {
  const chosen = readArguments(process.argv);
  const simulator = await startFortnoxSimulator(optionsFrom(chosen)).catch((error) => refuse(error, chosen.port));
  stopOnSignal(simulator);
  if (chosen.seed > 0) seedBelievable(simulator, chosen.seed, 1);
  const { address, credentials } = simulator;
  const addresses = { address, api: `${address}/3`, token: `${address}/oauth-v1/token`, admin: `${address}/admin` };
  process.stdout.write(`${JSON.stringify({ ...addresses, credentials })}\n`);
}

void main();
