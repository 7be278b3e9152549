import { patched } from '@temporalio/workflow';

/** The problem whose retry an operator has pressed; null: the process goes on by itself. */
export type RetriedProblem = { readonly kind: string } | null;

/**
 * Whether an operator was shown one of these problems and asked to go on: only then may the process do what no timer
 * may. A retry of another problem says nothing of it; before, any retry did.
 */
export function asksFor(retried: RetriedProblem, ...kinds: readonly string[]): boolean {
  return retried !== null && (kinds.includes(retried.kind) || !patched('a-retry-answers-its-problem'));
}
