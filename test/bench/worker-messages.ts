/** What the benchmark and its worker process say to each other; one request is under way at a time. */
export type WorkerRequest =
  | { readonly ask: 'start'; readonly environment: Readonly<Record<string, string>>; readonly rateClock: number }
  | { readonly ask: 'figures' }
  | { readonly ask: 'stop' };

export type WorkerReport =
  | { readonly is: 'ready' }
  | { readonly is: 'figures'; readonly figures: WorkerFigures }
  | { readonly is: 'failed'; readonly message: string };

/** What the worker process knows of itself. */
export interface WorkerFigures {
  /** Statements sent to Andersson's database since the start. */
  readonly sqlStatements: number;
  readonly peakRssMb: number;
  readonly cpuUserSeconds: number;
  readonly cpuSystemSeconds: number;
  /** How long the worker's event loop stood still: until then no call leaves and no answer is taken. */
  readonly loopStillP99Ms: number;
  readonly loopStillMaxMs: number;
  /** Memory at each second since the start. */
  readonly rssMb: readonly number[];
  readonly heapMb: readonly number[];
}
