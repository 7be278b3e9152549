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
  stockValue: { 'PL-10': 0, 'SK-8': 0 },
  received: { 'PL-10': 0, 'SK-8': 0 },
  receipts: [],
};

/** Ours, of the day the goods came and on the supplier's terms of 30 days. */
export const invoiced = { number: 'AF-4711', dated: 0, due: 30, comments: 'Inköp 4711 i Andersson' };

/** 12 pieces at 31.40, and 25 % VAT on 376.80, on the account of the article's card. */
const came = {
  inbounds: [{ state: 'released', goods: ['12 PL-10 à 31.4 SEK'] }],
  invoices: [
    {
      ...invoiced,
      ...{ total: '471', vat: '94.2', currency: 'SEK à 1' },
      rows: ['2440 -471 ', '2641 94.2 ', '4010 376.8 PL-10 Plåt, 12 st'],
    },
  ],
  inStock: { 'PL-10': 12, 'SK-8': 0 },
  stockValue: { 'PL-10': 376.8, 'SK-8': 0 },
  received: { 'PL-10': 12, 'SK-8': 0 },
};
/**
 * 8.55 of 12 at 31.43 and 7.5 at 0.33: 268.73 + 2.48, each to the öre, and 25 % VAT on 271.21. In stock at 11.15 kronor:
 * 8.55 × 350.4445 and 7.5 × 3.6795.
 */
const cameInPart = {
  inbounds: [{ state: 'released', goods: ['8.55 PL-10 à 31.43 EUR', '7.5 SK-8 à 0.33 EUR'] }],
  invoices: [
    {
      ...invoiced,
      ...{ total: '339.01', vat: '67.8', currency: 'EUR à 11.15' },
      rows: ['2440 -339.01 ', '2641 67.8 ', '4010 268.73 PL-10 Plåt, 8,55 st', '4010 2.48 SK-8 Skruv, 7,5 st'],
    },
  ],
  inStock: { 'PL-10': 8.55, 'SK-8': 7.5 },
  stockValue: { 'PL-10': 2996.3, 'SK-8': 27.6 },
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
