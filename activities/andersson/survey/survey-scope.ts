import type { Later } from '../../../domain/sync/merge';
import { readCursor, type SyncCursor } from '../sync-cursors';
import type { SyncScope } from '../sync-scope';
import type { FortnoxRegister } from './fortnox-register';

/** What a survey works with, read when it begins. */
export interface SurveyScope extends SyncScope {
  /** Andersson's clock when the survey began. */
  readonly now: string;
  /** How far each side has been taken in. */
  readonly cursor: SyncCursor;
  /** What lists tell has changed in Fortnox since the last run; only asked for where it matters. */
  readonly changed: ReadonlySet<string>;
  whoChangedLater(number: string, changedAt: string): Promise<Later>;
}

/** @param asksWhatChanged whether Fortnox is asked what has changed since the last run */
export async function surveyScope(
  scope: SyncScope,
  fortnox: FortnoxRegister,
  asksWhatChanged: boolean,
): Promise<SurveyScope> {
  const now = await scope.database.now();
  const anderssonAheadMs = Date.parse(now) - Date.now();
  const cursor = await readCursor(scope.database.kysely, scope);
  const changed = new Set<string>();
  if (asksWhatChanged && cursor.fortnoxReadAt !== null) {
    for await (const numbers of fortnox.changedSince(cursor.fortnoxReadAt)) {
      for (const number of numbers) changed.add(number);
    }
  }
  return {
    ...scope,
    now,
    cursor,
    changed,
    whoChangedLater: (number, changedAt) => fortnox.whoChangedLater({ number, changedAt }, anderssonAheadMs),
  };
}
