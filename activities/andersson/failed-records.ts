import type { AnderssonDatabase } from './database';
import { openFailures } from './register-failures';
import { linksOf, toldFailure } from './sync-links';

/** A register's records that could not be transferred and wait for a correction (design rule 4). */
export interface FailedRecords {
  readonly count: number;
  /** The lowest numbers, with what is wrong and what to do. */
  readonly first: readonly { readonly number: string; readonly sentence: string }[];
}

/** @param atMost how many are wanted by name */
export async function failedRecords(
  { kysely, verbs }: AnderssonDatabase,
  company: string,
  register: string,
  atMost: number,
): Promise<FailedRecords> {
  const scope = { company, register: { name: register } };
  const query = linksOf(kysely, scope).select(['number', 'failure']).where('failure', 'is not', null).orderBy('number');
  const rows = await verbs.firstRows(query, atMost).execute();
  return { count: await openFailures(kysely, scope), first: rows.map(toldFailure) };
}
