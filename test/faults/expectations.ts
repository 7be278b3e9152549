import type { Story } from './fault-case';
import type { Sight } from './fault-company';

const ordered = (quantity: number) => ({ state: 'SENT', quantity });

/**
 * How it must end, whatever went wrong on the way: one live order that is like the purchase, marked as sent; its number
 * on the purchase, in the ledger and on what the user sees; or, for a deleted purchase, no live order and a done mark.
 */
export function wanted(story: Story, { orders }: Sight): Sight {
  const id = orders.at(-1)?.id ?? 'no order';
  const asked = { state: 'started', fortnoxNumber: id };
  const live = { number: id, doneMarks: [], requests: [asked], emails: 0 };
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
      };
  }
}
