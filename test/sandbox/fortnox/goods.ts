import type { Connected, Reply } from './plain-client';

export const inbound = '/documentdeliveries/custom/inbound-v1';
export const outbound = '/documentdeliveries/custom/outbound-v1';
export const documentTypes = '/documentdeliveries/custom/documenttypes-v1';

/** The body of an inbound: three metres of S1 at 10 kronor, on the simulator's day. */
export function inboundBody(changes: object = {}): object {
  return { date: '2026-11-23', rows: [{ itemId: 'S1', quantity: 3, directCost: 10 }], ...changes };
}

/** The body of an outbound of so many metres of S1, delivered at once. */
export function outboundBody(quantity: number, changes: object = {}): object {
  return { date: '2026-11-23', deliveryState: 'delivery', rows: [{ itemId: 'S1', quantity }], ...changes };
}

/** Saves and releases an inbound; throws where that is refused. */
export async function received({ warehouse }: Connected, id: number, changes: object = {}): Promise<void> {
  const path = `${inbound}/IN/${id}`;
  const saved = await warehouse('PUT', path, inboundBody(changes));
  const released = await warehouse('PUT', `${path}/release`);
  if (released.status !== 204) throw new Error(`${saved.text} ${released.text}`);
}

/** Status and code of a refusal. */
export function refusal({ status, json }: Reply): unknown {
  return [status, json.error];
}

/** The quantities of the first row of an outbound. */
export function quantitiesOf({ json }: Reply): unknown {
  const [row] = json.rows as readonly Readonly<Record<string, unknown>>[];
  return [row?.quantity, row?.deliveredQuantity, row?.reservedQuantity, row?.forcedQuantity];
}
