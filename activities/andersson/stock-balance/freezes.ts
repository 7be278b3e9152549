import { foldedNumber } from '../same-number';
import type { Freeze, FreezeScope, FreezeSource, Reading } from './freeze';
import { unconfirmedReceipts } from './unconfirmed-receipts';

/** Every kind of document that moves stock for Andersson. A new kind (delivery, stock movement) adds itself here. */
const sources: readonly FreezeSource[] = [unconfirmedReceipts];

/** What keeps each of the readings back, the oldest of several, by folded number. */
export async function freezesOf(
  scope: FreezeScope,
  readings: readonly Reading[],
): Promise<ReadonlyMap<string, Freeze>> {
  const oldest = new Map<string, Freeze>();
  for (const source of sources) {
    for (const freeze of await source(scope, readings)) {
      const key = foldedNumber(freeze.number);
      const known = oldest.get(key);
      if (!known || freeze.since < known.since) oldest.set(key, freeze);
    }
  }
  return oldest;
}
