import type { ListedRecord, PickRequest } from '../../workflows/contract/register-sync';
import { keptNumber } from './kept-number';
import { beginLoad } from './sync-cursors';
import { linksOf } from './sync-links';
import type { SyncScope } from './sync-scope';

/**
 * Which of the listed records are to be read in full. Where a line's content tells: those whose line is another than
 * when they were last read, and active ones never read. During a first load: those not read since it began, so that a
 * load that is begun again does nothing twice. `loadReadAt` begins the load where none is under way.
 */
export async function pickToRead(scope: SyncScope, request: PickRequest): Promise<readonly string[]> {
  const { database } = scope;
  const { numbers, lines, loadReadAt } = request;
  const beganAt = loadReadAt === null ? null : await beginLoad(database, scope, loadReadAt);
  if (numbers.length === 0) return [];
  const rows = await linksOf(database.kysely, scope)
    .select(['number', 'list_mark', 'fortnox_read_at'])
    .where('number', 'in', numbers.map(keptNumber))
    .execute();
  const known = new Map(rows.map((row) => [row.number, row]));
  if (lines !== null) {
    const isNews = ({ number, mark, active }: ListedRecord) => {
      const link = known.get(keptNumber(number));
      return link ? link.list_mark !== mark : active;
    };
    return lines.filter(isNews).map(({ number }) => number);
  }
  return numbers.filter((number) => {
    const readAt = known.get(keptNumber(number))?.fortnox_read_at ?? null;
    return beganAt === null || readAt === null || readAt < beganAt;
  });
}
