import type { PurchaseOrderDraft, PurchaseOrderSight } from '../../domain/purchase/order';
import type { Purchase } from '../../domain/purchase/purchase';
import type { LedgerEntry } from '../../workflows/contract/ledger';
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

/** One purchase's Andersson and Fortnox, as plain data that a test reads and changes. */
export class Sides {
  readonly faults = new Faults();
  readonly calls: Call[] = [];
  /** Null: deleted in Andersson. */
  purchase: Purchase | null = plainPurchase;
  /** Instead of the usual admission. */
  admission: PurchaseAdmission | null = null;
  readonly ledger = new Map<string, LedgerEntry>();
  /** Each state the ledger was brought into, in order: `demo/P/4711/1 sent`. */
  readonly ledgerLog: string[] = [];
  readonly orders = new Map<string, StubOrder>();
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

  /** Names of the calls since the last look, without those that only read or show. */
  takeWrites(): string[] {
    const silent = /^(admit|read|prepare|find|open|show|notify)/;
    return this.calls.splice(0).flatMap(({ name }) => (silent.test(name) ? [] : [name]));
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

  /** References on more than one live order: there must never be any (design rule 1). */
  doubles(): string[] {
    const live = [...this.orders.values()].filter(({ state }) => state !== 'voided');
    const references = live.map(({ draft }) => draft.internalReference).filter((it) => it !== 'för hand');
    return references.filter((it, index) => references.indexOf(it) !== index);
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
