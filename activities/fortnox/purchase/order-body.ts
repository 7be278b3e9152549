import { Decimal } from 'decimal.js';
import type { PurchaseOrderDraft, PurchaseOrderDraftRow } from '../../../domain/purchase/order';
import type { StoredOrder, StoredRow } from './order-wire';

/**
 * The order complete, as Fortnox takes it: the schema wants `currencyCode` and `remainingOrderedQuantity` on every row
 * though it computes them, and a row's stock point where a company makes that mandatory.
 */
export function orderBody(draft: PurchaseOrderDraft): Readonly<Record<string, unknown>> {
  const place = draft.stockPointId === null ? {} : { stockPointId: draft.stockPointId };
  const { name, address, zipCode, city, countryCode } = draft.delivery;
  return {
    internalReference: draft.internalReference,
    supplierNumber: draft.supplierNumber,
    orderDate: draft.orderDate,
    ...(draft.deliveryDate !== null && { deliveryDate: draft.deliveryDate }),
    currencyCode: draft.currencyCode,
    currencyRate: new Decimal(draft.currencyRate).toNumber(),
    currencyUnit: draft.currencyUnit,
    paymentTermsCode: draft.paymentTermsCode,
    languageCode: draft.languageCode,
    ourReference: draft.ourReference,
    yourReference: draft.yourReference,
    note: draft.note,
    ...place,
    deliveryName: name,
    deliveryAddress: address,
    deliveryZipCode: zipCode,
    deliveryCity: city,
    ...(countryCode && { deliveryCountryCode: countryCode }),
    rows: draft.rows.map((row) => rowBody(row, draft)),
  };
}

function rowBody(row: PurchaseOrderDraftRow, { currencyCode, stockPointId }: PurchaseOrderDraft) {
  const { itemId, description, unit, quantity, price } = row;
  return {
    itemId,
    ...(description && { itemDescription: description }),
    ...(unit && { itemUnit: unit }),
    orderedQuantity: new Decimal(quantity).toNumber(),
    remainingOrderedQuantity: new Decimal(quantity).toNumber(),
    price: new Decimal(price).toNumber(),
    currencyCode,
    ...(stockPointId !== null && { stockPointId }),
  };
}

/** What people may have entered on the order in Fortnox, which a full replace would otherwise clear. */
const enteredByHand = ['confirmationEmail', 'costCenterCode', 'deliveryAddress2', 'messageToSupplier', 'projectId'];
/** Copied from the supplier by Fortnox, or corrected by hand: of no use with another supplier. */
const ofSupplier = [
  'supplierAddress',
  'supplierAddress2',
  'supplierCity',
  'supplierCountryCode',
  'supplierEmail',
  'supplierName',
  'supplierPostCode',
];
/** A row's own: with its id, notes written on it in Fortnox stay on it. */
const ofRow = ['id', 'costCenterCode', 'projectId'];

/**
 * The draft in the place of a stored order (warehouse-api §6: get, merge, put): what people entered in Fortnox and the
 * draft does not speak of goes back with it, on rows by article.
 */
export function orderReplacement(stored: StoredOrder, draft: PurchaseOrderDraft): Readonly<Record<string, unknown>> {
  const names = stored.supplierNumber === draft.supplierNumber ? [...enteredByHand, ...ofSupplier] : enteredByHand;
  const left: StoredRow[] = [...stored.rows];
  const rows = draft.rows.map((row) => {
    const index = left.findIndex(({ itemId }) => itemId === row.itemId);
    const before = index < 0 ? undefined : left.splice(index, 1)[0];
    return { ...(before && set(before, ofRow)), ...rowBody(row, draft) };
  });
  return { ...set(stored, names), ...orderBody(draft), rows };
}

function set(members: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name) => (members[name] ? [[name, members[name]]] : [])));
}
