import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';
import type { RecordFailure } from '../domain/sync/record';

/** The failure an activity threw, out of the wrapping Temporal puts around it. */
export function causeOf(error: unknown): unknown {
  return error instanceof ActivityFailure && error.cause ? error.cause : error;
}

/**
 * Ends a refused start with the workflow's own failure: the Web UI and the CLI then show the sentence first, instead of
 * "Activity task failed" (temporal-practice §19).
 */
export function refuseStart(error: unknown): never {
  const cause = causeOf(error);
  if (!(cause instanceof ApplicationFailure)) throw error;
  throw ApplicationFailure.nonRetryable(cause.message, cause.type ?? undefined, ...(cause.details ?? []));
}

/** What went wrong in words, for a report. */
export function sentenceOf(error: unknown): string {
  const cause = causeOf(error);
  return cause instanceof Error ? cause.message : String(cause);
}

/** A write to Fortnox that did not heal within its tries: the record is looked at again in the next run. */
export function passingFailure(error: unknown): RecordFailure {
  const cause = causeOf(error);
  const kind = cause instanceof ApplicationFailure ? (cause.type ?? 'unknown') : 'unknown';
  return { side: 'fortnox', kind, code: null, sentence: sentenceOf(error), passing: true };
}
