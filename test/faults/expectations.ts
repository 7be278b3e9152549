import type { Story } from './fault-case';
import type { Sight } from './fault-company';

const ordered = (quantity: number) => ({ state: 'SENT', quantity });
const nothingReceived = { inbounds: [], invoices: [], inStock: 0, receipts: [] };

/** 12 pieces at 31.40, and 25 % VAT on 376.80. */
const came = {
  inbounds: [{ state: 'released', quantity: 12, cost: 31.4 }],
  invoices: [{ number: 'AF-4711', total: '471', vat: '94.2' }],
  inStock: 12,
};

/**
 * How it must end, whatever went wrong on the way: one live order that is like the purchase, marked as sent; its number
 * on the purchase, in the ledger and on what the user sees; for a deleted purchase no live order and a done mark; for a
 * received one its goods in stock once, the order voided, one invoice right to the öre, and a done mark.
 */
export function wanted(story: Story, sight: Sight): Sight {
  const { orders } = sight;
  const id = orders.at(-1)?.id ?? 'no order';
  const asked = { state: 'started', fortnoxNumber: id };
  const live = { number: id, doneMarks: [], requests: [asked], emails: 0, ...nothingReceived };
  const confirmed = { state: 'confirmed', fortnoxNumber: id, asIs: true };
  switch (story) {
    case 'saved':
    case 'dateChanged':
      return { ...live, orders: [{ id, ...ordered(12) }], ledger: [confirmed] };
    case 'quantityChanged':
      return { ...live, orders: [{ id, ...ordered(15) }], ledger: [confirmed] };
    case 'madeAnew': {
      const first = orders[0]?.id ?? 'no order';
      return {
        ...live,
        orders: [
          { id: first, state: 'VOIDED', quantity: 12 },
          { id, ...ordered(15) },
        ],
        ledger: [{ state: 'voided', fortnoxNumber: first, asIs: false }, confirmed],
      };
    }
    case 'deleted':
      return {
        orders: [{ id, state: 'VOIDED', quantity: 12 }],
        number: undefined,
        ledger: [{ state: 'voided', fortnoxNumber: id, asIs: false }],
        doneMarks: ['deleted'],
        requests: [{ state: 'done', fortnoxNumber: null }],
        emails: 0,
        ...nothingReceived,
      };
    case 'received': {
      const voided = { state: 'voided', fortnoxNumber: id, asIs: true };
      return { ...received(sight, [voided]), orders: [{ id, state: 'VOIDED', quantity: 12 }], number: id };
    }
    case 'receivedAtOnce':
      // Looked for, since an answer might have been lost; never sent.
      return {
        ...received(sight, [{ state: 'intent', fortnoxNumber: null, asIs: false }]),
        orders: [],
        number: null,
      };
  }
}

function received({ receipts }: Sight, order: Sight['ledger']): Omit<Sight, 'orders' | 'number'> {
  const [receipt] = receipts;
  const { inbound, invoice } = { inbound: receipt?.inbound ?? 'no inbound', invoice: receipt?.invoice ?? 'no invoice' };
  return {
    ...came,
    ledger: [
      ...order,
      { state: 'confirmed', fortnoxNumber: inbound, asIs: true },
      { state: 'confirmed', fortnoxNumber: invoice, asIs: true },
    ],
    receipts: [{ inbound, invoice }],
    doneMarks: ['done'],
    requests: [{ state: 'done', fortnoxNumber: null }],
    emails: 0,
  };
}
