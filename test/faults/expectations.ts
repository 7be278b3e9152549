import type { Story } from './fault-case';
import type { Sight } from './sight';

/** Before anything is made. */
export const nothingStands: Sight = {
  orders: [],
  number: null,
  ledger: [],
  doneMarks: [],
  requests: [],
  emails: 0,
  inbounds: [],
  invoices: [],
  inStock: { 'PL-10': 0, 'SK-8': 0 },
  received: { 'PL-10': 0, 'SK-8': 0 },
  receipts: [],
};

/** 12 pieces at 31.40, and 25 % VAT on 376.80. */
const came = {
  inbounds: [{ state: 'released', goods: ['12 PL-10 à 31.4 SEK'] }],
  invoices: [{ number: 'AF-4711', total: '471', vat: '94.2', currency: 'SEK' }],
  inStock: { 'PL-10': 12, 'SK-8': 0 },
  received: { 'PL-10': 12, 'SK-8': 0 },
};
/** 8.55 of 12 at 31.43 and 7.5 at 0.33: 268.73 + 2.48, each to the öre, and 25 % VAT on 271.21. */
const cameInPart = {
  inbounds: [{ state: 'released', goods: ['8.55 PL-10 à 31.43 EUR', '7.5 SK-8 à 0.33 EUR'] }],
  invoices: [{ number: 'AF-4711', total: '339.01', vat: '67.8', currency: 'EUR' }],
  inStock: { 'PL-10': 8.55, 'SK-8': 7.5 },
  received: { 'PL-10': 8.55, 'SK-8': 7.5 },
};

/**
 * One live order that is like the purchase, marked as sent; its number on the purchase, in the ledger and on what the
 * user sees; for a deleted purchase no live order and a done mark; for a received one its goods in stock once, the order
 * voided, one invoice right to the öre, and a done mark; what did not come ordered once more; where an operator wants no
 * order, none.
 */
export function wanted(story: Story, sight: Sight): Sight {
  const { orders } = sight;
  const [first, last] = [orders[0]?.id ?? 'no order', orders.at(-1)?.id ?? 'no order'];
  switch (story) {
    case 'saved':
    case 'dateChanged':
      return ordered(last, 12);
    case 'savedInEuro':
      return ordered(last, 19.5);
    case 'quantityChanged':
      return ordered(last, 15);
    case 'madeAnew': {
      const anew = ordered(last, 15);
      return {
        ...anew,
        orders: [{ id: first, state: 'VOIDED', quantity: 12 }, ...anew.orders],
        ledger: [{ state: 'voided', fortnoxNumber: first, asIs: false }, ...anew.ledger],
      };
    }
    case 'deleted':
      return {
        ...nothingStands,
        orders: [{ id: first, state: 'VOIDED', quantity: 12 }],
        number: undefined,
        ledger: [{ state: 'voided', fortnoxNumber: first, asIs: false }],
        doneMarks: ['deleted'],
        requests: [{ state: 'done', fortnoxNumber: null }],
      };
    case 'received': {
      const orders = [{ id: first, state: 'VOIDED', quantity: 12 }];
      return { ...received(sight, [voided(first)]), ...came, orders, number: first };
    }
    case 'receivedAtOnce':
      // Looked for, since an answer might have been lost; never sent.
      return { ...received(sight, [{ state: 'intent', fortnoxNumber: null, asIs: false }]), ...came };
    case 'receivedShort': {
      const orders = [
        { id: first, state: 'VOIDED', quantity: 19.5 },
        { id: last, state: 'SENT', quantity: 3.45 },
      ];
      return { ...received(sight, [voided(first)], [confirmed(last)]), ...cameInPart, orders, number: first };
    }
    case 'skipped':
      return {
        ...nothingStands,
        ledger: [{ state: 'skipped', fortnoxNumber: null, asIs: false }],
        requests: [{ state: 'started', fortnoxNumber: null }],
      };
  }
}

/** Before the last gesture of a story whose purchase has its order. */
export function wantedBefore(story: Story, { orders }: Sight): Sight {
  return ordered(orders[0]?.id ?? 'no order', story === 'receivedShort' ? 19.5 : 12);
}

function ordered(id: string, quantity: number): Sight {
  return {
    ...nothingStands,
    orders: [{ id, state: 'SENT', quantity }],
    number: id,
    ledger: [confirmed(id)],
    requests: [{ state: 'started', fortnoxNumber: id }],
  };
}

function received({ receipts }: Sight, before: Sight['ledger'], after: Sight['ledger'] = []): Sight {
  const [receipt] = receipts;
  const { inbound, invoice } = { inbound: receipt?.inbound ?? 'no inbound', invoice: receipt?.invoice ?? 'no invoice' };
  return {
    ...nothingStands,
    ledger: [...before, confirmed(inbound), confirmed(invoice), ...after],
    receipts: [{ inbound, invoice }],
    doneMarks: ['done'],
    requests: [{ state: 'done', fortnoxNumber: null }],
  };
}

function confirmed(fortnoxNumber: string): Sight['ledger'][number] {
  return { state: 'confirmed', fortnoxNumber, asIs: true };
}

function voided(fortnoxNumber: string): Sight['ledger'][number] {
  return { state: 'voided', fortnoxNumber, asIs: true };
}
