import type {
  DoubleInvoice,
  DoubleOrder,
  NightCheckFortnoxActivities,
} from '../../workflows/contract/company-activities';
import { reportAccess } from './access-report';
import type { FortnoxOf } from './company-fortnox';
import { doubleSentences } from './double-sentences';
import { doubleInvoices } from './goods-receipt/double-invoices';
import { allInvoices, liveOrders } from './live-listing';

/** Fortnox's part of the night check (design rule 1). */
export function fortnoxNightCheckActivities(fortnoxOf: FortnoxOf): NightCheckFortnoxActivities {
  return {
    lookAtAccess: ({ company }) => reportAccess(fortnoxOf(company)),
    async findDoubleOrders({ company }): Promise<readonly DoubleOrder[]> {
      const fortnox = fortnoxOf(company);
      const byReference = new Map<string, string[]>();
      for (const { internalReference, fortnoxNumber } of await liveOrders(fortnox, company)) {
        byReference.set(internalReference, [...(byReference.get(internalReference) ?? []), fortnoxNumber]);
      }
      return [...byReference]
        .filter(([, fortnoxNumbers]) => fortnoxNumbers.length > 1)
        .map(([reference, fortnoxNumbers]) => ({ reference, fortnoxNumbers }))
        .map((it) => ({ ...it, sentence: doubleSentences[fortnox.language].order(it) }));
    },
    async findDoubleInvoices({ company }): Promise<readonly DoubleInvoice[]> {
      const fortnox = fortnoxOf(company);
      const { invoice: sentenceOf } = doubleSentences[fortnox.language];
      return doubleInvoices(await allInvoices(fortnox)).map((it) => ({ ...it, sentence: sentenceOf(it) }));
    },
  };
}
