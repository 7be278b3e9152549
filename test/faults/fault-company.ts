import { join } from 'node:path';
import { type AnderssonDatabase, openAnderssonDatabase } from '../../activities/andersson/database';
import { fingerprintOf, readPurchase } from '../../activities/andersson/purchase-rows';
import {
  deletePurchase,
  editPurchase,
  editPurchaseRow,
  markPurchased,
  receiveGoods,
  savePurchase,
} from '../../sandbox/andersson/purchase-gestures';
import { createSandboxDatabase } from '../../sandbox/andersson/sandbox-database';
import type { Fault, FortnoxSimulator } from '../../sandbox/fortnox/simulator';
import { anderssonOf } from '../andersson/purchases';
import { startTestSimulator } from '../support/simulator';
import type { FaultCase, Story } from './fault-case';

/** After a lost answer Fortnox is looked at this much later; "late" in the table lies within it. */
const settleSeconds = 3;
const dayMs = 86_400_000;
/** Every case has a company of its own, so one number does. */
export const purchaseNumber = '4711';

/** A company of one case's own: its Fortnox, its Andersson, its one purchase. Nothing of another case reaches it. */
export interface FaultCompany {
  readonly key: string;
  readonly case: FaultCase;
  readonly fortnox: FortnoxSimulator;
  /** The users' own connection. */
  readonly andersson: AnderssonDatabase;
  /** Its part of the settings file. */
  readonly settings: Readonly<Record<string, unknown>>;
  save(): Promise<void>;
  /** The story's last gesture: what follows the save. */
  goOn(): Promise<void>;
  /** What stands on both sides; null for the ledger as long as nothing has been begun. */
  look(): Promise<Sight>;
  close(): Promise<void>;
}

export interface Sight {
  readonly orders: readonly { readonly id: string; readonly state: string; readonly quantity: number }[];
  /** On the purchase; undefined when it is deleted. */
  readonly number: string | null | undefined;
  readonly ledger: readonly { readonly state: string; readonly fortnoxNumber: string | null; readonly asIs: boolean }[];
  readonly doneMarks: readonly string[];
  readonly requests: readonly { readonly state: string; readonly fortnoxNumber: string | null }[];
  readonly emails: number;
  /** What the receipt brought in: released it counts. */
  readonly inbounds: readonly { readonly state: string; readonly quantity: number; readonly cost: number | null }[];
  /** Live supplier invoices; the amounts as Fortnox tells them. */
  readonly invoices: readonly { readonly number: string; readonly total: string; readonly vat: string }[];
  /** Of the one article, in Fortnox. */
  readonly inStock: number;
  /** What is written back on Andersson's receipt. */
  readonly receipts: readonly { readonly inbound: string | null; readonly invoice: string | null }[];
}

function day(offset: number): string {
  return new Date(Date.now() + offset * dayMs).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
}

async function receive(andersson: AnderssonDatabase): Promise<void> {
  await markPurchased(andersson, purchaseNumber);
  await receiveGoods(andersson, purchaseNumber, { receivedOn: day(0) });
}

const gestures: Readonly<Record<Story, (andersson: AnderssonDatabase) => Promise<void>>> = {
  saved: async () => undefined,
  quantityChanged: (andersson) => editPurchaseRow(andersson, purchaseNumber, 1, { quantity: '15' }),
  madeAnew: (andersson) => editPurchaseRow(andersson, purchaseNumber, 1, { quantity: '15' }),
  dateChanged: (andersson) => editPurchase(andersson, purchaseNumber, { delivery_date: day(20) }),
  deleted: (andersson) => deletePurchase(andersson, purchaseNumber),
  received: receive,
  receivedAtOnce: async () => undefined,
};

/** Starts both sides of a case. */
export async function startFaultCompany(key: string, of: FaultCase, folder: string): Promise<FaultCompany> {
  const fortnox = await startTestSimulator();
  fortnox.suppliers.create({ SupplierNumber: '501', Name: 'Gnosjö Plåt AB', TermsOfPayment: '30', VATType: '25' });
  const article = { ArticleNumber: 'PL-10', Description: 'Plåt 10 mm', Unit: 'st', PurchaseAccount: 4010 };
  fortnox.articles.create({ ...article, StockGoods: true });
  const file = join(folder, `${key}.db`);
  await (await createSandboxDatabase(file, key)).close();
  const andersson = await openAnderssonDatabase({ kind: 'sqlite', file });
  const switchOn = (faults: readonly Fault[]) => {
    for (const fault of faults) fortnox.addFault(fault);
  };
  const atOnce = of.story === 'saved' || of.story === 'receivedAtOnce';
  const troubles = of.trouble.from === 'fortnox' ? of.trouble.faults : [];
  const {
    address,
    credentials: { clientId, clientSecret, tenantId },
  } = fortnox;
  return {
    key,
    case: of,
    fortnox,
    andersson,
    settings: {
      andersson: { database: `file:${file}` },
      fortnox: { apiAddress: address, tokenAddress: `${address}/oauth-v1/token`, clientId, clientSecret, tenantId },
      registers: { customers: { direction: 'off' } },
      purchase: { onChange: of.story === 'madeAnew' ? 'voidAndRecreate' : 'put' },
      settleSeconds,
      problemRetryEverySeconds: 3,
    },
    async save() {
      if (atOnce) switchOn([...(of.onTheWay ?? []), ...troubles]);
      await savePurchase(andersson, {
        head: {
          purchase_number: purchaseNumber,
          supplier_number: '501',
          order_date: day(0),
          delivery_date: day(14),
          our_reference: 'Maria Öberg',
        },
        rows: [
          {
            row_number: 1,
            article_number: 'PL-10',
            description: 'Plåt',
            quantity: '12',
            unit: 'st',
            price: '31.40',
          },
        ],
      });
      if (of.story === 'receivedAtOnce') await receive(andersson);
    },
    async goOn() {
      if (atOnce) return;
      switchOn([...(of.onTheWay ?? []), ...troubles]);
      await gestures[of.story](andersson);
    },
    look: () => look(key, andersson, fortnox),
    async close() {
      await andersson.close();
      await fortnox.close();
    },
  };
}

async function look(company: string, andersson: AnderssonDatabase, fortnox: FortnoxSimulator): Promise<Sight> {
  const { kysely } = andersson;
  const purchase = await readPurchase(anderssonOf(andersson), company, purchaseNumber);
  const row = await kysely.selectFrom('purchase').select('fortnox_number').executeTakeFirst();
  const ledger = await kysely.selectFrom('document_ledger').selectAll().orderBy('id').execute();
  const marks = await kysely.selectFrom('done_mark').select('outcome').execute();
  const requests = await kysely.selectFrom('integration_request').selectAll().orderBy('id').execute();
  const receipts = await kysely.selectFrom('goods_receipt').selectAll().orderBy('id').execute();
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
    inbounds: fortnox.customDocuments.inbounds.all().map(({ voided, warehouseReady, rows }) => ({
      state: voided ? 'voided' : warehouseReady ? 'released' : 'draft',
      quantity: rows.reduce((sum, { quantity }) => sum + quantity, 0),
      cost: rows[0]?.directCost ?? null,
    })),
    invoices: fortnox.supplierInvoices
      .all()
      .filter(({ Cancelled }) => Cancelled !== true)
      .map(({ InvoiceNumber, Total, VAT }) => ({
        number: String(InvoiceNumber),
        total: String(Total),
        vat: String(VAT),
      })),
    inStock: fortnox.stock.of('PL-10').inStock,
    receipts: receipts.map(({ fortnox_inbound: inbound, fortnox_invoice: invoice }) => ({ inbound, invoice })),
  };
}
