import { z } from 'zod';
import type { SimulatorClock } from '../../clock';
import { type PurchaseOrder, responseStates } from './purchase-order';

/** An order in a saved state: as stored, but for what is left until lists show it. */
export type SavedOrder = Omit<PurchaseOrder, 'listedFromMs'> & { readonly listedInMs: number };

const members = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const row = z.strictObject({
  id: z.uuid(),
  rowNum: z.number().int(),
  members,
  itemId: z.string(),
  orderedQuantity: z.number(),
  receivedQuantity: z.number(),
  note: z.string().exactOptional(),
});

const order = z.strictObject({
  id: z.number().int().min(1),
  header: members,
  rows: z.array(row),
  state: z.enum(['NOT_SENT', 'SENT', 'RECEIVED', 'VOIDED']),
  responseState: z.enum(responseStates),
  manuallyCompleted: z.boolean(),
  matches: z.array(z.strictObject({ id: z.string(), type: z.string() })),
  listedInMs: z.number().min(0),
});

/** What saved purchase orders must look like: numbered from 1 without a gap, since none is ever removed. */
export const savedOrdersSchema: z.ZodType<readonly SavedOrder[]> = z
  .array(order)
  .refine((orders) => orders.every(({ id }, index) => id === index + 1), 'must be numbered from 1 without a gap');

export function savedOrder({ listedFromMs, ...rest }: PurchaseOrder, clock: SimulatorClock): SavedOrder {
  return { ...rest, listedInMs: Math.max(0, listedFromMs - clock.elapsedMs()) };
}

export function storedOrder({ listedInMs, ...rest }: SavedOrder, clock: SimulatorClock): PurchaseOrder {
  return { ...rest, listedFromMs: clock.elapsedMs() + listedInMs };
}
