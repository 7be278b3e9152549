import { anyTables } from '../../activities/andersson/database/verb-parts';
import { saveLink } from '../../activities/andersson/sync-links';
import { listPageOf } from '../../activities/fortnox/registers/record-wire';
import { listPageSize } from '../../activities/fortnox/registers/register-api';
import { type RegisterName, registers } from '../../domain/registers';
import type { Register } from '../../domain/registers/register';
import { agreedBase, sharedValues } from '../../domain/sync/base';
import { company, type Sides } from './world';

const nothing = { andersson: {}, fortnox: {} };

/**
 * Links records that both sides hold alike, as the product links them after it has compared them. The cursor says that
 * Fortnox was just read and Andersson never: the next run looks at every row and must find it in step.
 */
export async function linkInStep({ fortnox, andersson }: Sides, name: RegisterName): Promise<void> {
  const register: Register = registers[name];
  const scope = { company, register };
  const readAt = (await fortnox.now()).toISOString();
  const marks = register.fortnox.changes === 'content' ? await listMarks({ fortnox }, register) : new Map();
  const details = await fortnox.documents(register.fortnox.collection);
  const byNumber = new Map(details.map((detail) => [String(detail[register.fortnox.key]), detail]));
  const { table, key } = register.andersson;
  const rows = await anyTables(andersson.kysely).selectFrom(table).selectAll().execute();
  const now = await andersson.now();
  await andersson.transaction(async (trx) => {
    for (const row of rows) {
      const number = String(row[key]);
      const sides = {
        andersson: sharedValues(register, 'andersson', row),
        fortnox: sharedValues(register, 'fortnox', byNumber.get(number) ?? {}),
      };
      const base = agreedBase(register, sides, null, nothing);
      const listMark = marks.get(number);
      const link = { base, failure: null, againAt: null, fortnoxReadAt: readAt, ...(listMark && { listMark }) };
      await saveLink(trx, andersson.verbs, scope, number, link, now);
    }
    await andersson.verbs.upsert(trx, 'sync_cursor', {
      company,
      register: register.name,
      fortnox_read_at: readAt,
      andersson_read_at: now,
      andersson_row_version: null,
      updated_at: now,
    });
  });
}

/** What each line of Fortnox's list looks like to the product, where that tells it what has changed. */
async function listMarks(
  { fortnox }: Pick<Sides, 'fortnox'>,
  { fortnox: { collection, list, key } }: Register,
): Promise<ReadonlyMap<string, string>> {
  const schema = listPageOf(list, key, true);
  const marks = new Map<string, string>();
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const answer = await fetch(`${fortnox.address}/3/${collection}?page=${page}&limit=${listPageSize}`, {
      headers: { authorization: `Bearer ${fortnox.accessToken}`, accept: 'application/json' },
    });
    const { lines, totalPages } = schema.parse(await answer.json());
    for (const { number, mark } of lines ?? []) marks.set(number, mark);
    pages = totalPages;
  }
  return marks;
}
