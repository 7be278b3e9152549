import type { PurchaseOrderDraft } from '../../../domain/purchase/order';
import type { Purchase } from '../../../domain/purchase/purchase';
import { clean } from '../../../domain/text';
import { readCard } from '../card';
import { type SupplierCard, supplierCard } from '../cards';
import { swedishDay } from '../swedish-time';
import { type Finding, findingFailure } from '../throw-failure';
import { orderRows } from './articles';
import { type Call, purchaseLane, valueIn } from './call';
import { faultOfPurchase } from './check-purchase';
import { deliveryOf } from './delivery';
import type { Facts } from './facts';
import { and, purchaseWords } from './words';

/** The currency of the books; an order in it has rate 1. */
const booksCurrency = 'SEK';

/**
 * Checks a purchase and makes the whole order of it. What Andersson alone can tell comes first, then licence, supplier,
 * currency, articles and stock point, so that a purchase that cannot be ordered costs few requests.
 * @throws the first thing that is wrong, as a failure for people
 */
export async function preparePurchaseOrder(
  call: Call,
  facts: Facts,
  purchase: Purchase,
  reference: string,
): Promise<PurchaseOrderDraft> {
  const stopAt = <T extends object>(found: T | Finding): T => {
    if ('kind' in found) throw findingFailure(found, call.language);
    return found as T;
  };
  const fault = faultOfPurchase(purchase, reference);
  if (fault) throw findingFailure(fault, call.language);
  if (!(await facts.warehouseActivated(call))) throw findingFailure(lagerMissing, call.language);
  const terms = stopAt(await termsOf(call, purchase));
  const currency = stopAt(await currencyOf(call, facts, purchase));
  const rows = stopAt(await orderRows(call, purchase));
  const delivery = stopAt(await deliveryOf(call, facts, purchase));
  return {
    internalReference: reference,
    supplierNumber: clean(purchase.supplierNumber),
    orderDate: purchase.orderDate,
    deliveryDate: purchase.deliveryDate,
    ...currency,
    ...terms,
    languageCode: call.settings.languageCode,
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

/** The supplier's terms of payment, once it is known to be there, active, and able to deliver in time. */
async function termsOf(call: Call, purchase: Purchase): Promise<{ readonly paymentTermsCode: string } | Finding> {
  const number = clean(purchase.supplierNumber);
  const about = and(purchaseWords(purchase), { sv: `, leverantör ${number}`, en: `, supplier ${number}` });
  const answer = await readCard(call.client, supplierCard, number, purchaseLane, call.signal);
  const supplier: SupplierCard | null = valueIn(answer, call, about);
  if (!supplier) return { kind: 'supplierMissing', about };
  if (!supplier.active) return { kind: 'supplierInactive', about };
  // Fortnox's clock, from the answer just read: the worker's may be wrong, and "today" is Fortnox's to say.
  const today = answer.outcome === 'done' ? swedishDay(answer.at) : '';
  if (purchase.deliveryDate !== null && purchase.deliveryDate < today) {
    const date = { sv: `, leveransdatum ${purchase.deliveryDate}`, en: `, delivery date ${purchase.deliveryDate}` };
    return { kind: 'deliveryDatePast', about: and(purchaseWords(purchase), date) };
  }
  const paymentTermsCode = supplier.paymentTerms || clean(call.settings.paymentTerms);
  return paymentTermsCode ? { paymentTermsCode } : { kind: 'paymentTermsMissing', about };
}

interface Currency {
  readonly currencyCode: string;
  readonly currencyRate: string;
  readonly currencyUnit: number;
}

/** Kronor, or another currency at Fortnox's buying rate; never a rate of 1 for want of a better one. */
async function currencyOf(call: Call, facts: Facts, purchase: Purchase): Promise<Currency | Finding> {
  const currencyCode = clean(purchase.currency).toUpperCase() || booksCurrency;
  if (currencyCode === booksCurrency) return { currencyCode, currencyRate: '1', currencyUnit: 1 };
  const about = and(purchaseWords(purchase), { sv: `, valuta ${currencyCode}`, en: `, currency ${currencyCode}` });
  const currency = await facts.currency(call, currencyCode);
  if (!currency) return { kind: 'currencyMissing', about };
  const { buyRate, unit } = currency;
  if (buyRate === null) return { kind: 'currencyRateMissing', about };
  return { currencyCode, currencyRate: buyRate, currencyUnit: unit };
}
