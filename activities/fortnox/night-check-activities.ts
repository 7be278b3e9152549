import { companyReferences } from '../../domain/purchase/reference';
import type {
  DoubleInvoice,
  DoubleOrder,
  NightCheckFortnoxActivities,
} from '../../workflows/contract/company-activities';
import { reportAccess } from './access-report';
import { cancellation } from './cancellation';
import type { FortnoxOf } from './company-fortnox';
import { doubleSentences } from './double-sentences';
import { doubleInvoices } from './goods-receipt/double-invoices';
import { listInvoices } from './goods-receipt/invoices-api';
import { listOrders } from './purchase/orders-api';
import { applicationFailure } from './throw-failure';

/** Fortnox's part of the night check (design rule 1). */
export function fortnoxNightCheckActivities(fortnoxOf: FortnoxOf): NightCheckFortnoxActivities {
  return {
    lookAtAccess: ({ company }) => reportAccess(fortnoxOf(company)),
    async findDoubleOrders({ company }): Promise<readonly DoubleOrder[]> {
      const { client, language } = fortnoxOf(company);
      const ours = companyReferences(company);
      const listed = await listOrders(client, ours);
      if (listed.outcome !== 'done') throw applicationFailure(listed.failure, language);
      const byReference = new Map<string, string[]>();
      for (const { internalReference, voided, fortnoxNumber } of listed.value) {
        if (voided || !internalReference.startsWith(ours)) continue;
        byReference.set(internalReference, [...(byReference.get(internalReference) ?? []), fortnoxNumber]);
      }
      return [...byReference]
        .filter(([, fortnoxNumbers]) => fortnoxNumbers.length > 1)
        .map(([reference, fortnoxNumbers]) => ({ reference, fortnoxNumbers }))
        .map((it) => ({ ...it, sentence: doubleSentences[language].order(it) }));
    },
    async findDoubleInvoices({ company }): Promise<readonly DoubleInvoice[]> {
      const { client, language } = fortnoxOf(company);
      const listed = await listInvoices({ client, lane: 'bulk', signal: cancellation() }, null);
      if (listed.outcome !== 'done') throw applicationFailure(listed.failure, language);
      return doubleInvoices(listed.value).map((it) => ({ ...it, sentence: doubleSentences[language].invoice(it) }));
    },
  };
}
