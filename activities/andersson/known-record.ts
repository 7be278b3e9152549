import type { Register } from '../../domain/registers/register';
import { settledBase } from '../../domain/sync/base';
import type { KnownRecord } from '../../domain/sync/plan';
import type { ReadResult } from '../../domain/sync/record';
import type { RegisterRow } from './register-rows';
import type { SyncLink } from './sync-links';

/** One record as the database has it, and as Fortnox was just read. */
export interface RecordAtHand {
  readonly number: string;
  readonly row: RegisterRow | null;
  readonly link: SyncLink | null;
  readonly read: ReadResult | null;
}

/** All that is known of a record, with a write of our own taken in whose end was never heard. */
export function knownRecord(register: Register, { number, row, link, read }: RecordAtHand): KnownRecord {
  return {
    number,
    row,
    read,
    base: settledBase(
      register,
      link?.base ?? null,
      link?.intent?.andersson ?? link?.failure?.andersson ?? null,
      read?.result === 'found' ? read.record.values : null,
    ),
    failure: link?.failure ?? null,
    writtenByUsAt: link?.fortnoxWrittenAt ?? null,
  };
}
