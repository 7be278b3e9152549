import type { AnderssonDatabase } from '../../activities/andersson/database';
import { fingerprintOf, readPurchase } from '../../activities/andersson/purchase-rows';
import type { FortnoxSimulator } from '../../sandbox/fortnox/simulator';
import { anderssonOf } from '../andersson/purchases';
import { purchaseNumber } from './stories';

const dayMs = 86_400_000;

/** What stands of a case's purchase on both sides. */
export interface Sight {
  readonly orders: readonly { readonly id: string; readonly state: string; readonly quantity: number }[];
  /** On the purchase; undefined when it is deleted. */
  readonly number: string | null | undefined;
  readonly ledger: readonly { readonly state: string; readonly fortnoxNumber: string | null; readonly asIs: boolean }[];
  readonly doneMarks: readonly string[];
  readonly requests: readonly { readonly state: string; readonly fortnoxNumber: string | null }[];
  readonly emails: number;
  /** What the receipt brought in: released it counts. */
  readonly inbounds: readonly { readonly state: string; readonly goods: readonly string[] }[];
  /** Live supplier invoices; the amounts as Fortnox tells them. */
  readonly invoices: readonly Invoice[];
  /** Of each article, in Fortnox. */
  readonly inStock: Readonly<Record<string, number>>;
  /** The same in kronor. */
  readonly stockValue: Readonly<Record<string, number>>;
  /** Of each article, as Andersson's receipts say: stock must be equal on both sides. */
  readonly received: Readonly<Record<string, number>>;
  /** What is written back on Andersson's receipt. */
  readonly receipts: readonly { readonly inbound: string | null; readonly invoice: string | null }[];
}

interface Invoice {
  readonly number: string;
  /** Days after the goods came. */
  readonly dated: number;
  readonly due: number;
  readonly total: string;
  readonly vat: string;
  /** With what one of it costs in kronor. */
  readonly currency: string;
  /** Account, amount in its currency, credit below zero, and text of each, Fortnox's own rows too. */
  readonly rows: readonly string[];
  readonly comments: string;
}

export async function look(company: string, andersson: AnderssonDatabase, fortnox: FortnoxSimulator): Promise<Sight> {
  const { kysely } = andersson;
  const purchase = await readPurchase(anderssonOf(andersson), company, purchaseNumber);
  const row = await kysely.selectFrom('purchase').select('fortnox_number').executeTakeFirst();
  const ledger = await kysely.selectFrom('document_ledger').selectAll().orderBy('id').execute();
  const marks = await kysely.selectFrom('done_mark').select('outcome').execute();
  const requests = await kysely.selectFrom('integration_request').selectAll().orderBy('id').execute();
  const receipts = await kysely.selectFrom('goods_receipt').selectAll().orderBy('id').execute();
  const receivedRows = await kysely.selectFrom('goods_receipt_row').selectAll().execute();
  const fingerprint = purchase.found === 'live' ? fingerprintOf(purchase.purchase) : null;
  const received = purchase.found === 'live' ? (purchase.receipts ?? []) : [];
  const madeFromReceipt = new Set(received.map(({ id, fingerprint: content }) => `receipt ${id} ${content}`));
  return {
    orders: fortnox.purchaseOrders.all().map(({ id, purchaseOrderState: state, rows }) => ({
      id: String(id),
      state,
      quantity: rows.reduce((sum, { orderedQuantity }) => sum + orderedQuantity, 0),
    })),
    number: row?.fortnox_number,
    ledger: ledger.map(({ state, fortnox_number: fortnoxNumber, made_from }) => ({
      state,
      fortnoxNumber,
      asIs: made_from === fingerprint || madeFromReceipt.has(made_from ?? ''),
    })),
    doneMarks: marks.map(({ outcome }) => outcome),
    requests: requests.map(({ state, fortnox_number: fortnoxNumber }) => ({ state, fortnoxNumber })),
    emails: fortnox.warehouse.emailsSent,
    inbounds: fortnox.customDocuments.inbounds.all().map(({ voided, warehouseReady, currency, rows }) => ({
      state: voided ? 'voided' : warehouseReady ? 'released' : 'draft',
      goods: rows.map(
        ({ itemId, quantity, directCost }) => `${quantity} ${itemId} à ${directCost} ${currency?.currency ?? 'SEK'}`,
      ),
    })),
    invoices: fortnox.supplierInvoices
      .all()
      .filter(({ Cancelled }) => Cancelled !== true)
      .map((invoice) => ({
        number: String(invoice.InvoiceNumber),
        dated: daysAfter(receipts[0]?.received_on, invoice.InvoiceDate),
        due: daysAfter(receipts[0]?.received_on, invoice.DueDate),
        total: String(invoice.Total),
        vat: String(invoice.VAT),
        currency: `${invoice.Currency} à ${invoice.CurrencyRate}`,
        rows: (invoice.SupplierInvoiceRows as readonly InvoiceRow[]).map(
          ({ Account, DebitCurrency, CreditCurrency, ItemDescription }) =>
            `${Account} ${Number(DebitCurrency) - Number(CreditCurrency)} ${ItemDescription}`,
        ),
        comments: String(invoice.Comments),
      })),
    inStock: ofEachArticle((article) => fortnox.stock.of(article).inStock),
    stockValue: ofEachArticle((article) => fortnox.stock.of(article).value),
    received: ofEachArticle((article) =>
      receivedRows
        .filter((row) => row.article_number === article)
        .reduce((sum, { quantity }) => sum + Number(quantity), 0),
    ),
    receipts: receipts.map(({ fortnox_inbound: inbound, fortnox_invoice: invoice }) => ({ inbound, invoice })),
  };
}

type InvoiceRow = Readonly<Record<string, string | number>>;

function daysAfter(from: unknown, to: unknown): number {
  return (Date.parse(String(to)) - Date.parse(String(from))) / dayMs;
}

function ofEachArticle(count: (article: string) => number): Readonly<Record<string, number>> {
  return Object.fromEntries(['PL-10', 'SK-8'].map((article) => [article, count(article)]));
}
