import { z } from 'zod';
import type { SupplierInvoiceDraft } from '../../../domain/goods-receipt/supplier-invoice';
import { type CardOf, readCard } from '../card';
import type { Outcome } from '../outcome';
import type { Call } from '../purchase/call';
import { listPageSize } from '../registers/register-api';
import { count, parsed, unreadable } from '../wire';
import { invoiceBody, type ListedInvoice, listedInvoice, type StoredInvoice, storedInvoice } from './invoice-wire';

const invoice: CardOf<StoredInvoice> = {
  collection: 'supplierinvoices',
  single: 'SupplierInvoice',
  fields: storedInvoice,
};
const collection = `/3/${invoice.collection}`;

const envelope = z.object({ SupplierInvoice: storedInvoice }).transform((answer) => answer.SupplierInvoice);
const listAnswer = z.object({
  MetaInformation: z.object({
    '@TotalResources': count,
    '@TotalPages': count,
  }),
  SupplierInvoices: z.array(listedInvoice),
});

/** Makes the invoice, unbooked. */
export async function sendInvoice(call: Call, draft: SupplierInvoiceDraft): Promise<Outcome<StoredInvoice>> {
  const { client, lane, signal } = call;
  const body = { SupplierInvoice: invoiceBody(draft) };
  const answer = await client.send({ method: 'POST', path: collection, body, lane, signal });
  return parsed(answer, 'POST', collection, (json) => envelope.safeParse(json));
}

/** The invoice as it is; null where Fortnox has none of that number. */
export function readInvoice(
  { client, lane, signal }: Call,
  fortnoxNumber: string,
): Promise<Outcome<StoredInvoice | null>> {
  return readCard(client, invoice, fortnoxNumber, lane, signal);
}

/**
 * The supplier's invoices, or those of all where none is given, cancelled ones too; of other suppliers also where Fortnox
 * does not know the search word, which only a live test has shown (core-api §3.1). A list that gives fewer than it
 * counts proves nothing.
 */
export async function listInvoices(
  { client, lane, signal }: Pick<Call, 'client' | 'lane' | 'signal'>,
  supplierNumber: string | null,
): Promise<Outcome<readonly ListedInvoice[]>> {
  const found = new Map<string, ListedInvoice>();
  for (let page = 1; ; page += 1) {
    const query = { ...(supplierNumber !== null && { suppliernumber: supplierNumber }), limit: listPageSize, page };
    const answer = await client.send({ method: 'GET', path: collection, query, lane, signal });
    if (answer.outcome !== 'done') return answer;
    const read = parsed(answer, 'GET', collection, (json) => listAnswer.safeParse(json));
    if (read.outcome !== 'done') return read;
    const { MetaInformation: meta, SupplierInvoices: rows } = read.value;
    const before = found.size;
    for (const row of rows) found.set(row.fortnoxNumber, row);
    // A page without anything new ends the list, however many pages it says it has.
    if (page < meta['@TotalPages'] && found.size > before) continue;
    if (found.size >= meta['@TotalResources']) return { ...read, value: [...found.values()] };
    const [gave, counts] = [found.size, meta['@TotalResources']];
    const said = { sv: `listan gav ${gave} av ${counts} fakturor`, en: `the list gave ${gave} of ${counts} invoices` };
    return { outcome: 'refused', failure: unreadable('GET', collection, said, answer.value.requestId) };
  }
}
