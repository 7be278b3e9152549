import { anyTables } from '../../activities/andersson/database/verb-parts';
import type { World } from './world';

/** What people and the integration write of Andersson's own; the integration's memory is none of it. */
const tables = ['customer', 'supplier', 'article', 'article_balance'] as const;
/** Calls with which something is written in Fortnox. */
const writingMethods = ['POST', 'PUT', 'DELETE'];

/** How each business row stands. */
export type BusinessRows = ReadonlyMap<string, string>;

export async function businessRows({ andersson }: Pick<World, 'andersson'>): Promise<BusinessRows> {
  const all = new Map<string, string>();
  for (const table of tables) {
    const rows = await anyTables(andersson.kysely).selectFrom(table).selectAll().execute();
    for (const row of rows) all.set(`${table}/${row.id}`, JSON.stringify(row));
  }
  return all;
}

/** Business rows made, changed or deleted since, and calls to Fortnox that write. */
export async function writesSince(before: BusinessRows, { andersson, fortnox }: World): Promise<number> {
  const after = await businessRows({ andersson });
  const keys = new Set([...before.keys(), ...after.keys()]);
  const moved = [...keys].filter((key) => before.get(key) !== after.get(key)).length;
  const { byMethod } = await fortnox.figures();
  return moved + writingMethods.reduce((sum, method) => sum + (byMethod[method] ?? 0), 0);
}
