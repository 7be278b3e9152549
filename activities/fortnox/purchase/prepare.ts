import { booksCurrency } from '../../../domain/money';
import type { PurchaseOrderDraft } from '../../../domain/purchase/order';
import type { Purchase } from '../../../domain/purchase/purchase';
import { clean } from '../../../domain/text';
import type { SupplierCard } from '../cards';
import { type Finding, findingFailure } from '../throw-failure';
import { orderRows } from './articles';
import { type Call, unlessWrong } from './call';
import { faultOfPurchase } from './check-purchase';
import { deliveryOf } from './delivery';
import type { Facts } from './facts';
import { readPurchaseOrder } from './read';
import { and, purchaseWords, supplierWords } from './words';

/** Language an order would be printed in by Fortnox (warehouse-api §1); the integration never sends one on paper. */
const printedIn = 'SV';

/**
 * Checks a purchase and makes the whole order of it. What Andersson alone can tell comes first, then licence, supplier,
 * currency, articles and stock point, so that a purchase that cannot be ordered costs few requests.
 * @param ordered the order that is to become like it, if there is one
 * @throws the first thing that is wrong, as a failure for people
 */
export async function preparePurchaseOrder(
  call: Call,
  facts: Facts,
  purchase: Purchase,
  { reference, ordered }: { readonly reference: string; readonly ordered: string | null },
): Promise<PurchaseOrderDraft> {
  const fault = faultOfPurchase(purchase, reference);
  if (fault) throw findingFailure(fault, call.language);
  if (!(await facts.warehouseActivated(call))) throw findingFailure(lagerMissing, call.language);
  const terms = unlessWrong(await termsOf(call, facts, purchase, ordered), call);
  const currency = unlessWrong(await currencyOf(call, facts, purchase), call);
  const rows = unlessWrong(await orderRows(call, facts, purchase), call);
  const delivery = unlessWrong(await deliveryOf(call, facts, purchase), call);
  return {
    internalReference: reference,
    supplierNumber: clean(purchase.supplierNumber),
    orderDate: purchase.orderDate,
    deliveryDate: purchase.deliveryDate,
    ...currency,
    ...terms,
    languageCode: printedIn,
    ourReference: clean(purchase.ourReference),
    yourReference: clean(purchase.yourReference),
    note: clean(purchase.note),
    stockPointId: delivery.stockPointId,
    delivery: delivery.address,
    rows,
  };
}

const lagerMissing: Finding = {
  kind: 'missingLicence',
  about: { sv: 'Modulen Lager är inte aktiverad', en: 'The module Lager is not activated' },
};

/**
 * The supplier's terms of payment, once it is known to be there, active, and able to deliver in time; an order that is
 * late already is changed in the rest all the same.
 */
async function termsOf(
  call: Call,
  facts: Facts,
  purchase: Purchase,
  ordered: string | null,
): Promise<{ readonly paymentTermsCode: string } | Finding> {
  const supplier = await supplierOf(call, facts, purchase, (card) => paymentTermsOf(call, card) !== '');
  if ('kind' in supplier) return supplier;
  const { deliveryDate } = purchase;
  const isPast = deliveryDate !== null && deliveryDate < (await facts.today(call));
  if (isPast && (await dayOf(call, ordered)) !== deliveryDate) {
    const date = { sv: `, leveransdatum ${deliveryDate}`, en: `, delivery date ${deliveryDate}` };
    return { kind: 'deliveryDatePast', about: and(purchaseWords(purchase), date) };
  }
  const paymentTermsCode = paymentTermsOf(call, supplier);
  return paymentTermsCode ? { paymentTermsCode } : { kind: 'paymentTermsMissing', about: supplierWords(purchase) };
}

/** When the order is to be delivered; null where there is none. */
async function dayOf(call: Call, ordered: string | null): Promise<string | null> {
  if (ordered === null) return null;
  return (await readPurchaseOrder(call, ordered))?.deliveryDate ?? null;
}

/** The purchase's supplier, there and active; `serves`: what else one read earlier must have. */
export async function supplierOf(
  call: Call,
  facts: Facts,
  purchase: Purchase,
  serves: (card: SupplierCard) => boolean,
): Promise<SupplierCard | Finding> {
  const about = supplierWords(purchase);
  const number = clean(purchase.supplierNumber);
  const supplier = await facts.supplier(call, number, about, (card) => card.active && serves(card));
  if (!supplier) return { kind: 'supplierMissing', about };
  return supplier.active ? supplier : { kind: 'supplierInactive', about };
}

/** Code of the supplier's terms of payment, else of the company's; '' where there are none. */
export function paymentTermsOf({ settings }: Call, { paymentTerms }: SupplierCard): string {
  return paymentTerms || clean(settings.paymentTerms);
}

export interface Currency {
  readonly currencyCode: string;
  readonly currencyRate: string;
  readonly currencyUnit: number;
}

/** Kronor, or another currency at Fortnox's buying rate; never a rate of 1 for want of a better one. */
export async function currencyOf(call: Call, facts: Facts, purchase: Purchase): Promise<Currency | Finding> {
  const currencyCode = clean(purchase.currency).toUpperCase() || booksCurrency;
  if (currencyCode === booksCurrency) return { currencyCode, currencyRate: '1', currencyUnit: 1 };
  const about = and(purchaseWords(purchase), { sv: `, valuta ${currencyCode}`, en: `, currency ${currencyCode}` });
  const currency = await facts.currency(call, currencyCode);
  if (!currency) return { kind: 'currencyMissing', about };
  const { buyRate, unit } = currency;
  if (buyRate === null) return { kind: 'currencyRateMissing', about };
  return { currencyCode, currencyRate: buyRate, currencyUnit: unit };
}
