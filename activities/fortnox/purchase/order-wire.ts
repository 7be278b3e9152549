import { Decimal } from 'decimal.js';
import { z } from 'zod';
import type { PurchaseOrderSight, PurchaseOrderState } from '../../../domain/purchase/order';
import { clean } from '../../../domain/text';
import { amount, code, date, text } from '../wire';

const optionalText = text.optional().transform(clean);
const optionalAmount = amount.nullish().transform((value) => value ?? '0');
const flag = z.boolean().nullish().transform(Boolean);

const storedRow = z.looseObject({
  itemId: text,
  itemDescription: optionalText,
  itemUnit: optionalText,
  orderedQuantity: amount,
  price: optionalAmount,
  receivedQuantity: optionalAmount,
});

/** A purchase order as Fortnox answers it (warehouse-api §3.5); members not named here are kept for a full replace. */
export const storedOrder = z.looseObject({
  id: code,
  internalReference: optionalText,
  supplierNumber: text,
  orderDate: date,
  deliveryDate: date,
  currencyCode: optionalText,
  paymentTermsCode: optionalText,
  languageCode: optionalText,
  ourReference: optionalText,
  yourReference: optionalText,
  note: optionalText,
  stockPointId: optionalText,
  deliveryName: optionalText,
  deliveryAddress: optionalText,
  deliveryZipCode: optionalText,
  deliveryCity: optionalText,
  deliveryCountryCode: optionalText,
  purchaseOrderState: optionalText,
  responseState: optionalText,
  voided: flag,
  manuallyCompleted: flag,
  totalReceivedQuantity: optionalAmount,
  rows: z.array(storedRow),
});

export type StoredOrder = z.output<typeof storedOrder>;
export type StoredRow = StoredOrder['rows'][number];

/** A row of the list; whether it carries the order's rows is not known. */
export const listedOrder = z
  .object({ id: code, internalReference: optionalText, purchaseOrderState: optionalText, voided: flag })
  .transform((found) => ({
    fortnoxNumber: found.id,
    internalReference: found.internalReference,
    voided: found.voided || found.purchaseOrderState === 'VOIDED',
  }));

export type ListedOrder = z.output<typeof listedOrder>;

/** The order as the process sees it. */
export function orderSight(order: StoredOrder): PurchaseOrderSight {
  return {
    fortnoxNumber: order.id,
    state: orderState(order),
    touchedByHand: order.manuallyCompleted || order.purchaseOrderState === 'RECEIVED' || goodsReceived(order),
    supplierNumber: order.supplierNumber,
    deliveryDate: order.deliveryDate,
    rows: order.rows.map(({ itemId, orderedQuantity, price }) => ({ itemId, quantity: orderedQuantity, price })),
  };
}

/** Whether goods have been received on the order in Fortnox. */
export function goodsReceived(order: StoredOrder): boolean {
  const quantities = [order.totalReceivedQuantity, ...order.rows.map((row) => row.receivedQuantity)];
  return quantities.some((quantity) => new Decimal(quantity).greaterThan(0));
}

/**
 * DELAYED is presumably computed from the delivery date, and SENT_NOT_REJECTED is a list filter that a read may or may
 * not give (warehouse-api §3.5): with those the answer of the supplier tells whether the order was ever sent.
 */
function orderState(order: StoredOrder): PurchaseOrderState {
  if (order.voided || order.purchaseOrderState === 'VOIDED') return 'voided';
  if (order.manuallyCompleted) return 'received';
  switch (order.purchaseOrderState) {
    case 'RECEIVED':
      return 'received';
    case 'NOT_SENT':
      return 'notSent';
    case 'SENT':
    case 'SENT_NOT_REJECTED':
      return 'sent';
    case 'DELAYED':
      return order.responseState === 'NOT_SENT' ? 'notSent' : 'sent';
    default:
      return 'other';
  }
}
