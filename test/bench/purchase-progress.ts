import { setTimeout as pause } from 'node:timers/promises';
import type { AnderssonDatabase } from '../../activities/andersson/database';

/** How exactly the moment is known at which something stands in Andersson. */
const lookEveryMs = 20;
/** What has not come by then, since the last that did, does not come. */
const patienceMs = 60_000;

/** Purchases that have their order's number (R3.1). */
export async function numbersOnPurchases({ kysely }: AnderssonDatabase): Promise<readonly string[]> {
  const rows = await kysely
    .selectFrom('purchase')
    .select('purchase_number')
    .where('fortnox_number', 'is not', null)
    .execute();
  return rows.map((row) => row.purchase_number);
}

/** Purchases that are received, in stock and invoiced (R3.3). */
export async function donePurchases({ kysely }: AnderssonDatabase): Promise<readonly string[]> {
  const rows = await kysely
    .selectFrom('done_mark')
    .select('number')
    .where('process', '=', 'purchase')
    .where('outcome', '=', 'done')
    .execute();
  return rows.map((row) => row.number);
}

/** Looks until so many have come; when each was first seen, in milliseconds since 1970. @throws when they stop coming */
export async function untilAllSeen(
  count: number,
  look: () => Promise<readonly string[]>,
): Promise<ReadonlyMap<string, number>> {
  const seen = new Map<string, number>();
  let lastNews = Date.now();
  while (seen.size < count) {
    const numbers = await look();
    const now = Date.now();
    for (const number of numbers) {
      if (seen.has(number)) continue;
      seen.set(number, now);
      lastNews = now;
    }
    if (now - lastNews > patienceMs) throw new Error(`Only ${seen.size} of ${count} purchases have come so far.`);
    await pause(lookEveryMs);
  }
  return seen;
}
