import type { Values } from '../../domain/registers/register';
import type { Export, FortnoxRecord } from '../../domain/sync/record';
import type { Outcome } from './outcome';
import type { RegisterApi } from './register-api';

/**
 * Makes a record under the number Andersson gave it. The number is the key that makes this safe to repeat: where it is
 * taken, the record there is read. Holding just what was to be written, it is ours from a call whose answer was lost (or
 * needs nothing); holding something else or more, it is `taken`, to be merged. Deleted numbers stay reserved (core-api §4.1): refused.
 */
export async function createRecord(
  api: RegisterApi,
  write: Export,
  signal?: AbortSignal,
): Promise<Outcome<FortnoxRecord | 'taken'>> {
  const created = await api.create(write.number, write.fields, signal);
  if (created.outcome !== 'refused' || created.failure.kind !== 'numberTaken') return created;
  const there = await api.read(write.number, signal);
  if (there.outcome === 'done')
    return { ...there, value: holds(there.value.values, write.fields) ? there.value : 'taken' };
  return there.outcome === 'refused' && there.failure.kind === 'notFound' ? created : there;
}

/** Changes the given fields of a record; the same change made twice is one change. */
export async function updateRecord(
  api: RegisterApi,
  write: Export,
  signal?: AbortSignal,
): Promise<Outcome<FortnoxRecord>> {
  return api.update(write.number, write.fields, signal);
}

function holds(stored: Values, sent: Values): boolean {
  return Object.entries(stored).every(([field, value]) => value === (sent[field] ?? ''));
}
