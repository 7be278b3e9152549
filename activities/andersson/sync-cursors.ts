import type { CloseRequest } from '../../workflows/contract/register-sync';
import type { AnderssonDatabase, AnderssonExecutor } from './database';
import type { LinkScope } from './sync-links';

/** How far each side of a register has been taken in; null: never. */
export interface SyncCursor {
  /** Fortnox's clock when the last finished run began reading. */
  readonly fortnoxReadAt: string | null;
  readonly anderssonReadAt: string | null;
  readonly anderssonRowVersion: string | null;
  /** Fortnox's clock when a first load began that is not finished. */
  readonly loadBeganAt: string | null;
  /** Fortnox's clock when the other list was last read whose changes are changes of these records. */
  readonly changesTooReadAt: string | null;
  /** When the last finished run began that read Fortnox's list, by Andersson's clock. */
  readonly listedAt: string | null;
}

/** The other list has a cursor of its own: it is read also where the feed tells the records' own changes. */
export function changesTooOf({ register }: LinkScope): string {
  return `${register.name}.too`;
}

/** How far the register has been taken in; nothing but nulls before its first run. */
export async function readCursor(db: AnderssonExecutor, scope: LinkScope): Promise<SyncCursor> {
  const too = changesTooOf(scope);
  const rows = await db
    .selectFrom('sync_cursor')
    .selectAll()
    .where('company', '=', scope.company)
    .where('register', 'in', [scope.register.name, too])
    .execute();
  const own = rows.find((row) => row.register !== too);
  return {
    fortnoxReadAt: own?.fortnox_read_at ?? null,
    anderssonReadAt: own?.andersson_read_at ?? null,
    anderssonRowVersion: own?.andersson_row_version ?? null,
    loadBeganAt: own?.load_began_at ?? null,
    listedAt: own?.listed_at ?? null,
    changesTooReadAt: rows.find((row) => row.register === too)?.fortnox_read_at ?? null,
  };
}

/**
 * Moves the cursors to where a run began that has taken in all (design rule 7). A load ends where its first run began:
 * what was read then and has changed since is listed by the next run. A list that was not read keeps its cursor.
 */
export async function saveCursor(
  { verbs }: AnderssonDatabase,
  db: AnderssonExecutor,
  scope: LinkScope,
  close: CloseRequest,
  now: string,
): Promise<void> {
  const { company, register } = scope;
  const { loadBeganAt } = await readCursor(db, scope);
  const fortnoxReadAt = loadBeganAt ?? close.fortnoxReadAt;
  await verbs.upsert(db, 'sync_cursor', {
    company,
    register: register.name,
    ...(fortnoxReadAt !== null && { fortnox_read_at: fortnoxReadAt }),
    ...(close.fortnoxReadAt !== null && { listed_at: close.startedAt }),
    andersson_read_at: close.startedAt,
    andersson_row_version: lastSeen(close.anderssonUntil),
    load_began_at: null,
    updated_at: now,
  });
  const { changesTooReadAt } = close;
  if (!changesTooReadAt) return;
  const too = { company, register: changesTooOf(scope), fortnox_read_at: changesTooReadAt, updated_at: now };
  await verbs.upsert(db, 'sync_cursor', too);
}

/** A load begins: until a run of it has come to its end, what is read from now on is not read again. */
export async function beginLoad(database: AnderssonDatabase, scope: LinkScope, readAt: string): Promise<string> {
  const { loadBeganAt } = await readCursor(database.kysely, scope);
  if (loadBeganAt !== null) return loadBeganAt;
  await database.verbs.upsert(database.kysely, 'sync_cursor', {
    company: scope.company,
    register: scope.register.name,
    load_began_at: readAt,
    updated_at: await database.now(),
  });
  return readAt;
}

/** Rows were read below `limit`; the next run reads after this. */
function lastSeen(limit: string): string {
  return (BigInt(`0x${limit}`) - 1n).toString(16).padStart(16, '0');
}
