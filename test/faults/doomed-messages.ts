/** Where a company's purchase meets the end of its worker. */
export interface KillPoint {
  readonly activity: string;
  readonly killed: 'before' | 'after';
  /** How many of the activity's calls go well first. */
  readonly skip: number;
}

/** What a worker process is told first. */
export interface WorkerTask {
  readonly address: string;
  readonly settingsFile: string;
  readonly taskQueue: string;
  /** How many times as fast as the machine's the rate clock runs; absent: as fast. */
  readonly speed?: number;
  /** By company; none for a worker that is killed at any time, or not at all. */
  readonly killPoints: Readonly<Record<string, KillPoint>>;
}

export type Reached = { readonly is: 'polling' } | { readonly is: 'reached'; readonly company: string };
