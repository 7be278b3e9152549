import type { Proof } from '../activities/andersson/proof';
import { readSupplierInvoice } from '../activities/fortnox/goods-receipt/find-invoice';
import { inboundState } from '../activities/fortnox/goods-receipt/inbound-wire';
import { readInbound } from '../activities/fortnox/goods-receipt/inbounds-api';
import { listInvoices } from '../activities/fortnox/goods-receipt/invoices-api';
import { inboundWords, invoiceNumberWords } from '../activities/fortnox/goods-receipt/words';
import { type Call, valueIn } from '../activities/fortnox/purchase/call';
import { findPurchaseOrders } from '../activities/fortnox/purchase/find';
import { readPurchaseOrder } from '../activities/fortnox/purchase/read';
import { isLiveInvoice } from '../domain/goods-receipt/supplier-invoice';

/**
 * Numbers of the live documents Fortnox holds right now of what the ledger has in one row: those that carry its
 * reference, and the one that has its number, which a person may have chosen or renamed.
 * @param supplier whose invoice it would be; null: not known, so that one without a number cannot be looked for
 * @throws a failure of the table where Fortnox cannot be read
 */
export async function liveDocuments(call: Call, row: Proof, supplier: string | null): Promise<readonly string[]> {
  switch (row.document) {
    case 'inbound':
      return liveInbound(call, row.reference);
    case 'supplierInvoice':
      return liveInvoices(call, row, supplier);
    default:
      return liveOrders(call, row);
  }
}

async function liveOrders(call: Call, { reference, fortnoxNumber }: Proof): Promise<readonly string[]> {
  const found = await findPurchaseOrders(call.client, reference, call.language);
  const live = new Set(found.filter(({ state }) => state === 'live').map((order) => order.fortnoxNumber));
  if (fortnoxNumber !== null && !found.some((order) => order.fortnoxNumber === fortnoxNumber)) {
    const order = await readPurchaseOrder(call, fortnoxNumber);
    if (order && order.state !== 'voided') live.add(fortnoxNumber);
  }
  return [...live];
}

/** Its reference is its key in Fortnox: there cannot be two. */
async function liveInbound(call: Call, reference: string): Promise<readonly string[]> {
  const [type = '', id = ''] = reference.split('/');
  const stored = valueIn(await readInbound(call, { type, id }), call, inboundWords(reference));
  return stored && inboundState(stored) !== 'voided' ? [reference] : [];
}

/** All of them: two with one number are what a proof is asked for. */
async function liveInvoices(
  call: Call,
  { reference, fortnoxNumber }: Proof,
  supplier: string | null,
): Promise<readonly string[]> {
  const known = fortnoxNumber === null ? null : await readSupplierInvoice(call, fortnoxNumber);
  const live = new Set(known && isLiveInvoice(known) ? [known.fortnoxNumber] : []);
  const supplierNumber = known?.supplierNumber ?? supplier;
  if (supplierNumber === null) return [...live];
  const about = invoiceNumberWords(supplierNumber, reference);
  for (const invoice of valueIn(await listInvoices(call, supplierNumber), call, about)) {
    const isIt = invoice.supplierNumber === supplierNumber && invoice.invoiceNumber === reference;
    if (!isIt || !invoice.live) continue;
    // Only the invoice itself tells whether it has been taken back.
    const sight = await readSupplierInvoice(call, invoice.fortnoxNumber);
    if (sight && isLiveInvoice(sight)) live.add(invoice.fortnoxNumber);
  }
  return [...live];
}
