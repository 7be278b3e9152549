import type { Lane } from '../../activities/fortnox/rate-budget';

/** What is asked of a calling process. */
export type CallerRequest =
  | {
      readonly ask: 'open';
      readonly environment: Readonly<Record<string, string>>;
      /** How many times as fast as the machine's its rate clock runs. */
      readonly rateClock: number;
    }
  /** So many calls at once. */
  | { readonly ask: 'call'; readonly id: number; readonly lane: Lane; readonly calls: number }
  /** A load: as many calls at a time, one after the other, until told to stop. */
  | { readonly ask: 'load'; readonly lane: Lane; readonly atOnce: number }
  | { readonly ask: 'stop' };

export type CallerReport =
  | { readonly is: 'ready' }
  | { readonly is: 'called'; readonly id: number; readonly calls: readonly MadeCall[] }
  | { readonly is: 'stopped'; readonly calls: number; readonly failed: number; readonly sqlStatements: number };

/** How one call went. */
export interface MadeCall {
  readonly outcome: string;
  /** From asking to the answer, on the machine's clock. */
  readonly ms: number;
}
