import { type Effort, effortOf, listsFor } from '../../../domain/sync/effort';
import { countRows } from '../register-rows';
import type { SyncScope } from '../sync-scope';
import type { FortnoxRegister } from './fortnox-register';

/** What the run after a rewind looks at. What it then writes is what differs, which only it finds out. */
export interface RewindPreview {
  /** Records that Fortnox lists: changed since, or all active ones, or all. */
  readonly fortnoxRecords: number;
  /** Rows of Andersson's, looked at without a call. */
  readonly anderssonRows: number;
  readonly effort: Effort;
}

/** @param to UTC instant; null for the very beginning */
export async function previewRewind(
  { register, database }: SyncScope,
  fortnox: FortnoxRegister,
  to: string | null,
): Promise<RewindPreview> {
  const isListedWhole = to === null || register.fortnox.changes === 'content';
  const fortnoxRecords = isListedWhole ? await wholeTotal(fortnox) : await changedTotal(fortnox, to);
  const lists = listsFor(fortnoxRecords) + (!isListedWhole && register.fortnox.changesToo ? 1 : 0);
  return {
    fortnoxRecords,
    anderssonRows: await countRows(database.kysely, register),
    effort: effortOf({ lists, reads: fortnoxRecords, writes: 0, prices: 0 }),
  };
}

/** A first load takes in active records; the last list is the one with those. */
async function wholeTotal(fortnox: FortnoxRegister): Promise<number> {
  const active = fortnox.lists.at(-1);
  return active === undefined ? 0 : (await fortnox.page(active, 1)).total;
}

async function changedTotal(fortnox: FortnoxRegister, since: string): Promise<number> {
  const changed = new Set<string>();
  for await (const numbers of fortnox.changedSince(since)) for (const number of numbers) changed.add(number);
  return changed.size;
}
