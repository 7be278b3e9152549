import { Decimal } from 'decimal.js';
import { z } from 'zod';
import type { InboundDraft, InboundSight } from '../../../domain/goods-receipt/inbound';
import { clean } from '../../../domain/text';
import { amount, date, text } from '../wire';

const optionalText = text.optional().transform(clean);
const flag = z.boolean().nullish().transform(Boolean);

const storedRow = z.object({
  itemId: text,
  quantity: amount,
  directCost: amount.nullish().transform((value) => value ?? null),
  stockPointId: optionalText,
});

/** A custom inbound document as Fortnox answers it (warehouse-api §3.2). */
export const storedInbound = z.object({
  date,
  currency: z.object({ currency: text, rate: amount, unit: amount.nullish() }).nullish(),
  rows: z.array(storedRow),
  voided: flag,
  warehouseReady: flag,
});

export type StoredInbound = z.output<typeof storedInbound>;

/** Where a document stands: a draft until it is released, which is when the goods enter stock. */
export function inboundState({ voided, warehouseReady }: StoredInbound): InboundSight['state'] {
  if (voided) return 'voided';
  return warehouseReady ? 'released' : 'draft';
}

/** The document as Fortnox takes it; `warehouseReady` is left out, since releasing is a step of its own. */
export function inboundBody(draft: InboundDraft): Readonly<Record<string, unknown>> {
  const { currency } = draft;
  return {
    type: draft.type,
    id: draft.id,
    date: draft.date,
    note: draft.note,
    ...(currency && {
      currency: { currency: currency.code, rate: new Decimal(currency.rate).toNumber(), unit: currency.unit },
    }),
    rows: draft.rows.map(({ itemId, description, unit, quantity, directCost, stockPointId }) => ({
      itemId,
      ...(description && { itemDescription: description }),
      ...(unit && { itemUnit: unit }),
      quantity: new Decimal(quantity).toNumber(),
      directCost: new Decimal(directCost).toNumber(),
      ...(stockPointId !== null && { stockPointId }),
    })),
  };
}
