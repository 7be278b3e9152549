import type { AnderssonDatabase } from '../database';

/** What whoever keeps balances back is asked about. */
export interface FreezeScope {
  readonly database: AnderssonDatabase;
  readonly company: string;
  /** From which date the company is live (R7.1). */
  readonly adoptedFrom: string;
}

/** A balance about to be written: whose, and since when its figures hold, by Andersson's clock. */
export interface Reading {
  readonly number: string;
  readonly readAt: string;
}

/**
 * A document that moves an article's stock and is not in the figures for certain: unconfirmed, or confirmed after they
 * were read (design rule 8).
 */
export interface Freeze {
  readonly number: string;
  /** Workflow kind and number: `purchase/4711`. */
  readonly document: string;
  /** UTC instant since when. */
  readonly since: string;
}

/** Tells of the freezes of the given readings, at most `articlesPerStatement`. */
export type FreezeSource = (scope: FreezeScope, readings: readonly Reading[]) => Promise<readonly Freeze[]>;
