/** One figure of a benchmark, under the name it has in the JSON. */
export interface Figure {
  readonly name: string;
  readonly value: number | string;
  /** What the figure should be; absent where it is only told. */
  readonly aim?: Aim;
}

export interface Aim {
  /** As it stands beside the figure. */
  readonly text: string;
  readonly met: boolean;
}

export interface BenchmarkOptions {
  /** How many customers and articles; absent: as many as the benchmark is meant for. */
  readonly customers?: number | undefined;
  readonly articles?: number | undefined;
  /** Tells the person who waits how far it has come; never part of the figures. */
  readonly progress: (line: string) => void;
  /** Ends the benchmark early: Ctrl-C. */
  readonly signal: AbortSignal;
}

/** A benchmark measures and tells; it throws where what it measured is not what it claims to measure. */
export interface Benchmark {
  readonly name: string;
  readonly measures: string;
  run(options: BenchmarkOptions): Promise<readonly Figure[]>;
}

export function told(name: string, value: number | string): Figure {
  return { name, value };
}

export function atMost(name: string, value: number, most: number): Figure {
  return { name, value, aim: { text: `at most ${most}`, met: value <= most } };
}

export function atLeast(name: string, value: number, least: number): Figure {
  return { name, value, aim: { text: `at least ${least}`, met: value >= least } };
}

export function exactly(name: string, value: number, wanted: number): Figure {
  return { name, value, aim: { text: String(wanted), met: value === wanted } };
}

/** Rounded for reading; aims are judged on what is shown, so that figure and verdict never differ. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
