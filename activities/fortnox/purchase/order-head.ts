import type { PurchaseOrderDraft } from '../../../domain/purchase/order';
import type { Said } from '../failures';
import type { StoredOrder } from './order-wire';

/** How people know a field. */
export interface HeadField extends Said {
  /**
   * Nothing says that Fortnox gives it back as it was sent (warehouse-api §3.5): it may fill it in by itself, leave it
   * out, or write it in other letters. Only other words are a difference.
   */
  readonly freely?: true;
  /** It may name somebody: what it holds is not repeated to people. */
  readonly named?: true;
}

const freely = true;
const named = true;

/**
 * What is sent of an order besides its rows, by Fortnox's names (warehouse-api §3.5). Not the currency's rate: the day's
 * makes no difference, an order keeps the one it was made at.
 */
export const headFields = {
  internalReference: { sv: 'intern referens', en: 'internal reference' },
  supplierNumber: { sv: 'leverantör', en: 'supplier' },
  orderDate: { sv: 'orderdatum', en: 'order date' },
  deliveryDate: { sv: 'leveransdatum', en: 'delivery date' },
  currencyCode: { sv: 'valuta', en: 'currency' },
  paymentTermsCode: { sv: 'betalningsvillkor', en: 'terms of payment', freely },
  languageCode: { sv: 'språk', en: 'language' },
  ourReference: { sv: 'vår referens', en: 'our reference', freely, named },
  yourReference: { sv: 'er referens', en: 'your reference', freely, named },
  stockPointId: { sv: 'lagerställe', en: 'stock point', freely },
  deliveryName: { sv: 'leveransadressens namn', en: 'the delivery address’s name', named, freely },
  deliveryAddress: { sv: 'leveransadress', en: 'delivery address', freely },
  deliveryZipCode: { sv: 'leveransadressens postnummer', en: 'the delivery address’s postcode', freely },
  deliveryCity: { sv: 'leveransadressens ort', en: 'the delivery address’s city', freely },
  deliveryCountryCode: { sv: 'leveransadressens land', en: 'the delivery address’s country', freely },
  note: { sv: 'anteckningen', en: 'the note', named },
} as const satisfies Readonly<Partial<Record<keyof StoredOrder, HeadField>>>;

export type HeadFieldName = keyof typeof headFields;
type OrderHead = Readonly<Record<HeadFieldName, string | null>>;

/** The fields in which a stored order is not what the draft says, each with both values. */
export function headDifferences(
  draft: PurchaseOrderDraft,
  stored: StoredOrder,
): readonly { readonly name: HeadFieldName; readonly there: string | null; readonly meant: string | null }[] {
  const head = headOf(draft);
  return (Object.keys(headFields) as HeadFieldName[])
    .map((name) => ({ name, there: stored[name], meant: head[name] }))
    .filter(({ there, meant }) => there !== meant);
}

function headOf(draft: PurchaseOrderDraft): OrderHead {
  const { name, address, zipCode, city, countryCode } = draft.delivery;
  return {
    ...draft,
    stockPointId: draft.stockPointId ?? '',
    deliveryName: name,
    deliveryAddress: address,
    deliveryZipCode: zipCode,
    deliveryCity: city,
    deliveryCountryCode: countryCode,
  };
}
