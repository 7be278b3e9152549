import { minutesFor } from '../../domain/sync/effort';
import type { SyncReport } from '../../domain/sync/report';
import type { FortnoxPosition, SyncProgress } from '../contract/register-sync';

/** How far a run has come, and what the rest takes at one call a record where nothing else calls Fortnox. */
export function progressOf({ total, finished }: FortnoxPosition, { counts }: SyncReport): SyncProgress {
  const of = Math.max(total ?? 0, counts.read);
  const left = finished ? 0 : of - counts.read;
  return { done: counts.read, of, minutesLeft: total === null ? null : minutesFor(left) };
}
