import { Decimal } from 'decimal.js';
import type { PurchaseStatus } from '../purchase/purchase';

/** Purchases whose goods have not come: all that is ordered is expected. */
export const openPurchaseStatuses: readonly PurchaseStatus[] = ['registrerad', 'inköpt'];
/** Orders from Fortnox that still want goods; an invoiced or voided one wants none. */
export const openCustomerOrderStatuses: readonly string[] = ['registrerad'];
/** Manufacturing orders that neither bring nor take anything more. */
export const closedManufacturingStatuses: readonly string[] = ['levererad', 'fakturerad'];

/**
 * What Andersson's open rows say of one article and Fortnox's stock knows nothing of (R1.3.3), in the article's unit;
 * none is below 0 (docs/decisions/0015).
 */
export interface OpenQuantities {
  readonly orderedByCustomers: Decimal;
  readonly expectedFromPurchases: Decimal;
  readonly expectedFromManufacturing: Decimal;
  readonly plannedMaterial: Decimal;
}

export type OpenPart = keyof OpenQuantities;

export const nothingOpen: OpenQuantities = {
  orderedByCustomers: new Decimal(0),
  expectedFromPurchases: new Decimal(0),
  expectedFromManufacturing: new Decimal(0),
  plannedMaterial: new Decimal(0),
};

/** What a customer still wants of an order's row; what is reserved has left Fortnox's available stock already. */
export function stillWanted(row: {
  readonly ordered: string;
  readonly delivered: string;
  readonly reserved: string;
}): Decimal {
  return notBelowZero(new Decimal(row.ordered).minus(row.delivered).minus(row.reserved));
}

/** What a purchase's row brings: nothing is received in part (R3.3). */
export function expected(row: { readonly quantity: string }): Decimal {
  return notBelowZero(new Decimal(row.quantity));
}

/** What a manufacturing order brings to stock: all but the customer's part. */
export function madeForStock(order: { readonly quantity: string; readonly forCustomer: string }): Decimal {
  return notBelowZero(new Decimal(order.quantity).minus(order.forCustomer));
}

/** What a manufacturing order still takes of a material. */
export function stillToDraw(material: { readonly planned: string; readonly drawn: string }): Decimal {
  return notBelowZero(new Decimal(material.planned).minus(material.drawn));
}

/** More delivered, reserved or drawn than asked for does not make up for what others lack. */
function notBelowZero(quantity: Decimal): Decimal {
  return Decimal.max(quantity, 0);
}
