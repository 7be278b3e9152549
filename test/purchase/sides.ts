import type { GoodsReceipt } from '../../domain/goods-receipt/goods-receipt';
import type { InboundDraft, InboundSight } from '../../domain/goods-receipt/inbound';
import { receiptDocumentType } from '../../domain/goods-receipt/references';
import type { SupplierInvoiceDraft, SupplierInvoiceSight } from '../../domain/goods-receipt/supplier-invoice';
import type { PurchaseOrderDraft, PurchaseOrderSight } from '../../domain/purchase/order';
import type { Purchase } from '../../domain/purchase/purchase';
import type { LedgerEntry, LedgerKey } from '../../workflows/contract/ledger';
import type { PurchaseAdmission, PurchaseRules } from '../../workflows/contract/purchase';
import { Faults } from './faults';

/** An order as the stubbed Fortnox keeps it. */
export interface StubOrder {
  draft: PurchaseOrderDraft;
  state: PurchaseOrderSight['state'];
  touchedByHand: boolean;
}

export interface Call {
  readonly name: string;
  readonly input: unknown;
}

/** What Andersson shows of the purchase: its newest request row. */
export interface Shown {
  readonly state: string;
  readonly message: string | null;
  readonly fortnoxNumber: string | null;
}

/** Half an hour to settle would be as good: time is skipped. */
export const defaultRules: PurchaseRules = {
  language: 'sv',
  onDelete: 'void',
  onChange: 'put',
  onShortReceipt: 'drop',
  settleMs: 180_000,
  retryEveryMs: 15 * 60_000,
};

export const plainPurchase: Purchase = {
  number: '4711',
  supplierNumber: '90',
  status: 'registrerad',
  orderDate: '2026-11-20',
  deliveryDate: '2026-12-01',
  currency: null,
  ourReference: '',
  yourReference: '',
  note: '',
  stockPoint: null,
  rows: [{ rowNumber: 1, articleNumber: 'A-17', description: 'Axel', quantity: '10', unit: 'st', price: '12.50' }],
};

export const plainReceipt: GoodsReceipt = {
  id: 42,
  receivedOn: '2026-11-30',
  rows: [{ rowNumber: 1, articleNumber: 'A-17', description: 'Axel', quantity: '10', unit: 'st', price: '12.50' }],
  fingerprint: 'as received',
};

export const nothingReceived = { inbound: null, order: null, invoice: null };

/** The admission of a purchase nothing has been made of. */
export function admitted({ rules }: Sides): Extract<PurchaseAdmission, { admitted: true }> {
  return { admitted: true, rules, order: null, revision: 1, orderSkipped: false, received: nothingReceived };
}

/** An inbound document as the stubbed Fortnox keeps it. */
export interface StubInbound {
  readonly draft: InboundDraft;
  state: InboundSight['state'];
}

export interface StubInvoice {
  draft: SupplierInvoiceDraft;
  total: string;
  cancelled: boolean;
  credited: boolean;
  booked: boolean;
}

/** One purchase's Andersson and Fortnox, as plain data that a test reads and changes. */
export class Sides {
  readonly faults = new Faults();
  readonly calls: Call[] = [];
  /** Null: deleted in Andersson. */
  purchase: Purchase | null = plainPurchase;
  receipts: readonly GoodsReceipt[] = [];
  /** Instead of the usual admission. */
  admission: PurchaseAdmission | null = null;
  readonly ledger = new Map<string, LedgerEntry>();
  /** The run that has sent an entry, or looked at it since, by reference. */
  readonly ledgerHeldBy = new Map<string, string>();
  readonly ledgerKeys = new Map<string, LedgerKey>();
  /** What the ledger was told to note, by reference. */
  readonly notes = new Map<string, string>();
  /** Each state the ledger was brought into, in order: `demo/P/4711/1 sent`. */
  readonly ledgerLog: string[] = [];
  readonly orders = new Map<string, StubOrder>();
  /** By type and id. */
  readonly inbounds = new Map<string, StubInbound>();
  readonly invoices = new Map<string, StubInvoice>();
  /** The Fortnox number on Andersson's purchase. */
  numberOnPurchase: string | null = null;
  shown: Shown | null = null;
  readonly notified: string[] = [];
  doneMark: {
    readonly outcome: string;
    readonly note: string | null;
    readonly fortnoxNumbers: readonly string[];
  } | null = null;
  #lastNumber = 0;

  constructor(
    readonly company: string,
    readonly rules: PurchaseRules = defaultRules,
  ) {}

  /** The number on the purchase, where it is none of the ledger's own. */
  get notedOrder(): string | null {
    const own = [...this.ledger.values()].some(({ fortnoxNumber }) => fortnoxNumber === this.numberOnPurchase);
    return own ? null : this.numberOnPurchase;
  }

  /** Names of the calls since the last look, without those that only read or show. */
  takeWrites(): string[] {
    const silent = /^(admit|read|prepare|find|open|show|notify|receiptDocuments|compare)/;
    return this.calls.splice(0).flatMap(({ name }) => (silent.test(name) ? [] : [name]));
  }

  /** What the calls of that name were given, in order. */
  inputs(name: string): readonly unknown[] {
    return this.calls.filter((call) => call.name === name).map(({ input }) => input);
  }

  count(name: string): number {
    return this.calls.filter((call) => call.name === name).length;
  }

  /** An order somebody made in Fortnox; its number. */
  makeOrder(draft: Partial<PurchaseOrderDraft> = {}, state: StubOrder['state'] = 'notSent'): string {
    this.#lastNumber += 1;
    const number = String(1000 + this.#lastNumber);
    this.orders.set(number, {
      draft: { ...draftOf(plainPurchase, 'för hand'), ...draft },
      state,
      touchedByHand: false,
    });
    return number;
  }

  order(number: string): StubOrder {
    const order = this.orders.get(number);
    if (!order) throw new Error(`no order ${number} in Fortnox`);
    return order;
  }

  sight(number: string): PurchaseOrderSight | null {
    const order = this.orders.get(number);
    if (!order) return null;
    const { state, touchedByHand, draft } = order;
    const { supplierNumber, deliveryDate, rows } = draft;
    return { fortnoxNumber: number, state, touchedByHand, supplierNumber, deliveryDate, rows };
  }

  inbound(key: string): StubInbound {
    const inbound = this.inbounds.get(key);
    if (!inbound) throw new Error(`no inbound document ${key} in Fortnox`);
    return inbound;
  }

  /** An invoice somebody made in Fortnox; its number. */
  makeInvoice(draft: SupplierInvoiceDraft, total = draft.total): string {
    this.#lastNumber += 1;
    const number = String(5000 + this.#lastNumber);
    this.invoices.set(number, { draft, total, cancelled: false, credited: false, booked: false });
    return number;
  }

  invoice(number: string): StubInvoice {
    const invoice = this.invoices.get(number);
    if (!invoice) throw new Error(`no invoice ${number} in Fortnox`);
    return invoice;
  }

  /** The accountant writes the supplier's own number on it. */
  renumber(number: string, invoiceNumber: string): void {
    const invoice = this.invoice(number);
    invoice.draft = { ...invoice.draft, invoiceNumber };
  }

  invoiceSight(number: string): SupplierInvoiceSight | null {
    const invoice = this.invoices.get(number);
    if (!invoice) return null;
    const { draft, total, cancelled, credited, booked } = invoice;
    const { supplierNumber, invoiceNumber, vat } = draft;
    return { fortnoxNumber: number, supplierNumber, invoiceNumber, total, vat, booked, cancelled, credited };
  }

  /** References on more than one live order or invoice: there must never be any (design rule 1). */
  doubles(): string[] {
    const live = [...this.orders.values()].filter(({ state }) => state !== 'voided');
    const references = live.map(({ draft }) => draft.internalReference).filter((it) => it !== 'för hand');
    const invoices = [...this.invoices.values()].filter(({ cancelled }) => !cancelled);
    const all = [...references, ...invoices.map(({ draft }) => draft.invoiceNumber)];
    return all.filter((it, index) => all.indexOf(it) !== index);
  }

  /** The goods are received, as Andersson does it: receipt and status at once. */
  receive(...receipts: GoodsReceipt[]): void {
    this.receipts = receipts;
    this.change({ status: 'inlevererad' });
  }

  /** The purchase saved with other content. */
  change(change: Partial<Purchase>): void {
    this.purchase = { ...(this.purchase ?? plainPurchase), ...change };
  }
}

/** Changes with all that the stubs' orders are made of; not with status. */
export function fingerprintOf({ status: _, ...content }: Purchase): string {
  return JSON.stringify(content);
}

export function draftOf(purchase: Purchase, reference: string): PurchaseOrderDraft {
  return {
    internalReference: reference,
    supplierNumber: purchase.supplierNumber,
    orderDate: purchase.orderDate,
    deliveryDate: purchase.deliveryDate,
    currencyCode: purchase.currency ?? 'SEK',
    currencyRate: '1',
    currencyUnit: 1,
    paymentTermsCode: '30',
    languageCode: 'sv',
    ourReference: purchase.ourReference,
    yourReference: purchase.yourReference,
    note: purchase.note,
    stockPointId: null,
    delivery: { name: '', address: '', zipCode: '', city: '', countryCode: 'SE' },
    rows: purchase.rows.map((row) => ({
      itemId: row.articleNumber,
      description: row.description,
      unit: row.unit ?? 'st',
      quantity: row.quantity,
      price: row.price ?? '0',
    })),
  };
}

export function inboundDraftOf(receipt: GoodsReceipt, id: string): InboundDraft {
  return {
    type: receiptDocumentType,
    id,
    date: receipt.receivedOn,
    note: '',
    currency: null,
    rows: receipt.rows.map((row) => ({
      itemId: row.articleNumber,
      description: row.description,
      unit: row.unit ?? 'st',
      quantity: row.quantity,
      directCost: row.price ?? '0',
      stockPointId: null,
    })),
  };
}

export function invoiceDraftOf(purchase: Purchase, receipt: GoodsReceipt, invoiceNumber: string): SupplierInvoiceDraft {
  const amounts = receipt.rows.map(({ quantity, price }) => Number(quantity) * Number(price ?? 0));
  const net = amounts.reduce((sum, amount) => sum + amount, 0);
  return {
    supplierNumber: purchase.supplierNumber,
    invoiceNumber,
    invoiceDate: receipt.receivedOn,
    dueDate: receipt.receivedOn,
    currency: { code: 'SEK', rate: '1', unit: 1 },
    vatType: 'NORMAL',
    vat: (net * 0.25).toFixed(2),
    rounding: '0',
    total: (net * 1.25).toFixed(2),
    comments: `Inköp ${purchase.number}`,
    rows: amounts.map((amount) => ({ account: 4000, text: '', amount: amount.toFixed(2) })),
  };
}
