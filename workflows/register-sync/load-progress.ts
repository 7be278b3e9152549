import type { Register } from '../../domain/registers/register';
import { callsOfWrite, minutesFor } from '../../domain/sync/effort';
import type { FortnoxPosition, SyncProgress } from '../contract/register-sync';

/**
 * How far a run has come, and what the rest takes at Fortnox's pace where nothing else calls it: one call for each record
 * that Fortnox lists; of Andersson's, those of making it, until it has been looked at.
 * @param done records seen to, of either side
 */
export function progressOf(
  register: Register,
  { total, finished }: Pick<FortnoxPosition, 'total' | 'finished'>,
  done: number,
  anderssonRecords: number,
): SyncProgress {
  const of = Math.max(total ?? 0, anderssonRecords, done);
  const left = finished ? Math.max(0, anderssonRecords - done) : of - done;
  return {
    done,
    of,
    minutesLeft: total === null ? null : minutesFor(finished ? left * callsOfExport(register) : left),
  };
}

function callsOfExport(register: Register): number {
  const exported = register.fields.map(({ fortnox: { field } }) => [field, ''] as const);
  return callsOfWrite(register, { number: '', action: 'create', fields: Object.fromEntries(exported) }).writes;
}
