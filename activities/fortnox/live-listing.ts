import { isReceiptInvoiceNumber } from '../../domain/goods-receipt/references';
import type { LiveDocument } from '../../domain/purchase/ownerless';
import { companyReferences } from '../../domain/purchase/reference';
import { cancellation } from './cancellation';
import type { CompanyFortnox } from './company-fortnox';
import type { ListedInvoice } from './goods-receipt/invoice-wire';
import { listInvoices } from './goods-receipt/invoices-api';
import type { ListedOrder } from './purchase/order-wire';
import { listOrders } from './purchase/orders-api';
import { applicationFailure } from './throw-failure';

type Fortnox = Pick<CompanyFortnox, 'client' | 'language'>;

/** Every live order that carries a reference of the company's. */
export async function liveOrders({ client, language }: Fortnox, company: string): Promise<readonly ListedOrder[]> {
  const ours = companyReferences(company);
  const listed = await listOrders(client, ours, cancellation());
  if (listed.outcome !== 'done') throw applicationFailure(listed.failure, language);
  return listed.value.filter(({ voided, internalReference }) => !voided && internalReference.startsWith(ours));
}

/** The supplier invoices of all, also those that are not live. */
export async function allInvoices({ client, language }: Fortnox): Promise<readonly ListedInvoice[]> {
  const listed = await listInvoices({ client, lane: 'bulk', signal: cancellation() }, null);
  if (listed.outcome !== 'done') throw applicationFailure(listed.failure, language);
  return listed.value;
}

/** Every live order and supplier invoice in Fortnox that carries a reference of the company's, as the lists tell. */
export async function listLiveDocuments(fortnox: Fortnox, company: string): Promise<readonly LiveDocument[]> {
  const orders = (await liveOrders(fortnox, company)).map(({ internalReference: reference, fortnoxNumber }) => {
    return { kind: 'order', reference, fortnoxNumber, supplierNumber: null } as const;
  });
  const invoices = (await allInvoices(fortnox))
    .filter((it) => it.live && isReceiptInvoiceNumber(it.invoiceNumber))
    .map(({ invoiceNumber: reference, fortnoxNumber, supplierNumber }) => {
      return { kind: 'invoice', reference, fortnoxNumber, supplierNumber } as const;
    });
  return [...orders, ...invoices];
}
