/**
 * What waits for a human, and what a human can do about it (design §3). The same four words are updates (answered at
 * once) and signals (heard when a worker is up again).
 */

/** One open problem of a process. Its id is kind and running number, unique in the process. */
export interface Problem {
  readonly id: string;
  /** A key of the failure table. */
  readonly kind: string;
  /** What could not be done. */
  readonly what: string;
  /** Why, with the other system's own words. */
  readonly why: string;
  /** Who can mend it, and where. */
  readonly who: string;
  readonly where: string;
  /** What to press afterwards. */
  readonly afterwards: string;
  /** What may be done about it besides waiting: `retry` and `abandon` always. */
  readonly choices: readonly Choice[];
  /** UTC instant. */
  readonly since: string;
}

export const choices = ['retry', 'skip', 'useExisting', 'abandon'] as const;
export type Choice = (typeof choices)[number];

export interface RetryMessage {
  /** The problem's id; absent: whatever is open. */
  readonly problem?: string;
}

export interface SkipMessage {
  readonly problem: string;
  readonly note: string;
}

export interface UseExistingMessage {
  readonly problem: string;
  readonly fortnoxNumber: string;
  readonly note: string;
}

export interface AbandonMessage {
  readonly note: string;
}

/** A decision as it was taken, kept until the process acts on it. */
export type Decision =
  | ({ readonly choice: 'retry' } & RetryMessage)
  | ({ readonly choice: 'skip' } & SkipMessage)
  | ({ readonly choice: 'useExisting' } & UseExistingMessage)
  | ({ readonly choice: 'abandon' } & AbandonMessage);

/** What outlives continue-as-new of the one place that waits for humans. */
export interface DeskState {
  readonly problem: Problem | null;
  /** How many problems the process has had; the next one's number. */
  readonly count: number;
  /** Wait before the problem is tried again by itself, in milliseconds. */
  readonly retryInMs: number;
}
