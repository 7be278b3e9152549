import { Command, InvalidArgumentError } from 'commander';
import { exitCode, table } from '../../client/cli/output';
import type { Benchmark, Figure } from './benchmark';
import { benchmarks } from './benchmarks';

const interruptedCode = 130;

interface Options {
  readonly json: boolean;
  readonly customers?: number;
  readonly articles?: number;
}

/** `npm run bench -- NAME [--json]`: one benchmark, its figures on standard output, its progress on standard error. */
async function main(argv: readonly string[]): Promise<number> {
  const command = new Command('npm run bench --')
    .description(`Measures one thing of the product.\n${list()}`)
    .argument('<name>', 'which benchmark')
    .option('--json', 'end with the figures as one flat JSON object on one line', false)
    .option('--customers <count>', 'customers, instead of as many as the benchmark is meant for', count)
    .option('--articles <count>', 'articles, instead of as many as the benchmark is meant for', count)
    .exitOverride(({ exitCode: code }) => process.exit(code === 0 ? exitCode.done : badUsage()))
    .parse(argv);
  const [name] = command.args;
  const benchmark = benchmarks.find((one) => one.name === name);
  if (!benchmark) {
    say(`There is no benchmark "${name}".`);
    return badUsage();
  }
  return measure(benchmark, command.opts<Options>());
}

async function measure(benchmark: Benchmark, { json, ...sizes }: Options): Promise<number> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  try {
    const figures = await benchmark.run({ ...sizes, progress: say, signal: stop.signal });
    answer(`${benchmark.name}: ${benchmark.measures}`);
    answer(figuresTable(figures));
    if (json) answer(JSON.stringify(flat(benchmark, figures)));
    return exitCode.done;
  } catch (error) {
    if (stop.signal.aborted) return interruptedCode;
    say(error instanceof Error ? error.message : String(error));
    return exitCode.failed;
  }
}

function figuresTable(figures: readonly Figure[]): string {
  return table(
    ['Figure', 'Value', 'Aim', ''],
    figures.map(({ name, value, aim }) => [name, value, aim?.text ?? '', aim ? (aim.met ? 'met' : 'MISSED') : '']),
  );
}

function flat(benchmark: Benchmark, figures: readonly Figure[]): Record<string, number | string> {
  return { bench: benchmark.name, ...Object.fromEntries(figures.map(({ name, value }) => [name, value])) };
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a whole number from 1');
  return value;
}

function badUsage(): number {
  say(list());
  return exitCode.badUsage;
}

function list(): string {
  return ['Benchmarks:', ...benchmarks.map(({ name, measures }) => `  ${name}: ${measures}`)].join('\n');
}

function answer(text: string): void {
  process.stdout.write(`${text}\n`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

// What was cut short by Ctrl-C may still wait for an answer: it ends with the process.
void main(process.argv).then((code) => process.exit(code));
