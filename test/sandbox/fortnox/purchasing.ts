import type { FortnoxSimulatorOptions } from '../../../sandbox/fortnox/simulator';
import { type Connected, connect } from './plain-client';

export const orders = '/purchaseorders-v1';

/** A row as a careful client sends it. */
export function row(itemId: string, orderedQuantity: number, price = 10): object {
  return { itemId, orderedQuantity, remainingOrderedQuantity: orderedQuantity, currencyCode: 'SEK', price };
}

/** The body of a purchase order with everything the description requires. */
export function orderBody(changes: object = {}): object {
  return {
    supplierNumber: '501',
    currencyCode: 'SEK',
    currencyRate: 1,
    orderDate: '2026-11-23',
    deliveryName: 'Verkstaden',
    deliveryAddress: 'Svarvargränd 3',
    deliveryZipCode: '872 42',
    deliveryCity: 'Kramfors',
    paymentTermsCode: '30',
    rows: [row('S1', 3, 10.5)],
    ...changes,
  };
}

/** A company with a supplier to order from and goods to order: S1 by the metre, S2 by the piece. */
export async function connectPurchasing(options: FortnoxSimulatorOptions = {}): Promise<Connected> {
  const connected = await connect(options);
  const { suppliers, articles } = connected.simulator;
  suppliers.create({ SupplierNumber: '501', Name: 'Åmåls Stål AB', City: 'Åmål', Email: 'order@stal.example' });
  articles.create({ ArticleNumber: 'S1', Description: 'Rundstång Ø20', Unit: 'm', StockGoods: true });
  articles.create({ ArticleNumber: 'S2', Description: 'Täckplugg', Unit: 'st', StockGoods: true });
  return connected;
}

/** Makes an order over the API and answers its number. */
export async function madeOrder({ warehouse }: Connected, changes: object = {}): Promise<number> {
  const reply = await warehouse('POST', orders, orderBody(changes));
  if (reply.status !== 201) throw new Error(reply.text);
  return Number(reply.json.id);
}
