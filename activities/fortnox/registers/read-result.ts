import type { Language } from '../../../domain/language';
import type { FortnoxRecord, ReadResult } from '../../../domain/sync/record';
import type { Outcome } from '../outcome';
import { applicationFailure } from '../throw-failure';
import { isOfAccess, recordFailure } from './record-failure';

/**
 * What reading one record told, each standing for itself (design rule 4).
 * @throws ApplicationFailure where the company's access is at fault, which would fail all records alike
 */
export function readResult(number: string, read: Outcome<FortnoxRecord>, language: Language): ReadResult {
  if (read.outcome === 'done') return { number, result: 'found', record: read.value };
  if (read.failure.kind === 'notFound') return { number, result: 'absent' };
  if (isOfAccess(read.failure)) throw applicationFailure(read.failure, language);
  return { number, result: 'failed', failure: recordFailure(read.failure, language) };
}
