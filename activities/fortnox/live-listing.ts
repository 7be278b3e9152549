import { isReceiptInvoiceNumber } from '../../domain/goods-receipt/references';
import type { LiveDocument } from '../../domain/purchase/ownerless';
import { companyReferences } from '../../domain/purchase/reference';
import { cancellation } from './cancellation';
import type { CompanyFortnox } from './company-fortnox';
import { listInvoices } from './goods-receipt/invoices-api';
import type { Outcome } from './outcome';
import { listOrders } from './purchase/orders-api';
import { applicationFailure } from './throw-failure';

/** Every live order and supplier invoice in Fortnox that carries a reference of the company's, as the lists tell. */
export async function listLiveDocuments(
  { client, language }: Pick<CompanyFortnox, 'client' | 'language'>,
  company: string,
): Promise<readonly LiveDocument[]> {
  const done = <T>(listed: Outcome<T>): T => {
    if (listed.outcome !== 'done') throw applicationFailure(listed.failure, language);
    return listed.value;
  };
  const ours = companyReferences(company);
  const orders = done(await listOrders(client, ours, cancellation()))
    .filter(({ voided, internalReference }) => !voided && internalReference.startsWith(ours))
    .map(({ internalReference: reference, fortnoxNumber }) => {
      return { kind: 'order', reference, fortnoxNumber, supplierNumber: null } as const;
    });
  // Below zero: the credit of one of ours, which carries its number.
  const invoices = done(await listInvoices({ client, lane: 'bulk', signal: cancellation() }, null))
    .filter((it) => !it.cancelled && isReceiptInvoiceNumber(it.invoiceNumber) && !it.total.startsWith('-'))
    .map(({ invoiceNumber: reference, fortnoxNumber, supplierNumber }) => {
      return { kind: 'invoice', reference, fortnoxNumber, supplierNumber } as const;
    });
  return [...orders, ...invoices];
}
