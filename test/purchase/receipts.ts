import type { StartedPurchase } from './process';
import { plainReceipt, type Sides } from './sides';

/** The inbound document of {@link plainReceipt}. */
export const inboundKey = 'ANDERSSON-INLEV/000000004201';

/** The purchase's goods come in Andersson. */
export async function received(purchase: StartedPurchase): Promise<void> {
  purchase.sides.receive(plainReceipt);
  await purchase.tell();
}

/** What must stand in the end, however it came about. */
export function expectDone(sides: Sides, { order = 'voided' }: { order?: string | null } = {}): void {
  expect([...sides.inbounds].map(([key, { state }]) => [key, state])).toEqual([[inboundKey, 'released']]);
  const live = [...sides.invoices.values()].filter(({ cancelled }) => !cancelled);
  expect(live.map(({ draft }) => draft.invoiceNumber)).toEqual(['AF-4711']);
  expect([...sides.orders.values()].map(({ state }) => state)).toEqual(order === null ? [] : [order]);
  expect(sides.doneMark?.outcome).toBe('done');
}
