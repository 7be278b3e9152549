import type { ApplicationFailure } from '@temporalio/activity';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { purchaseFacts } from '../../activities/fortnox/purchase/facts';
import { type FortnoxPurchaseSettings, fortnoxPurchaseActivities } from '../../activities/fortnox/purchase-activities';
import type { Language } from '../../domain/language';
import type { PurchaseOrderDraft } from '../../domain/purchase/order';
import type { Purchase, PurchaseRow } from '../../domain/purchase/purchase';
import { purchaseOrderReference } from '../../domain/purchase/reference';
import type { FortnoxSimulator, FortnoxSimulatorOptions } from '../../sandbox/fortnox/simulator';
import type { FortnoxPurchaseActivities } from '../../workflows/contract/purchase-activities';
import { connect } from './connect';

export const company = 'demo';
export const reference = purchaseOrderReference(company, '4711', 1);

export const usualSettings: FortnoxPurchaseSettings = {
  markSent: 'response',
  paymentTerms: null,
  stockPoint: null,
  purchaseAccount: null,
  vatType: null,
};

/** A purchase of two rows that nothing is wrong with. */
export const purchase: Purchase = {
  number: '4711',
  supplierNumber: '50',
  status: 'registrerad',
  orderDate: '2026-11-23',
  deliveryDate: '2026-12-07',
  currency: null,
  ourReference: 'Karin Å',
  yourReference: '',
  note: 'Inköp 4711\nLevereras före jul',
  stockPoint: null,
  rows: [row(1, 'PL-10', '2.5', 'm', '129.90'), row(2, 'SK-8', '100', null, '0.85')],
};

export function row(
  rowNumber: number,
  articleNumber: string,
  quantity: string,
  unit: string | null = null,
  price: string | null = null,
): PurchaseRow {
  return { rowNumber, articleNumber, description: '', quantity, unit, price };
}

/** How a failure of the table shows to the workflow. */
export interface ShownFailure {
  readonly kind: string;
  readonly message: string;
  readonly nonRetryable: boolean;
  readonly details: Record<string, unknown>;
}

export interface PurchaseSetup {
  readonly simulator: FortnoxSimulator;
  readonly activities: FortnoxPurchaseActivities;
  /** When an attempt before has ended nobody knows how. */
  readonly onceMore: Pick<FortnoxPurchaseActivities, 'voidPurchaseOrder'>;
  prepare(changes?: Partial<Purchase>): Promise<PurchaseOrderDraft>;
  /** The order of a purchase, made in Fortnox; its number. */
  order(changes?: Partial<Purchase>): Promise<{ readonly draft: PurchaseOrderDraft; readonly fortnoxNumber: string }>;
  /** Warehouse and `/3` calls so far: method, path without version's root, status. */
  calls(): readonly string[];
}

/** The real activities on a simulated Fortnox that knows the purchase's supplier and articles. */
export async function purchaseSetup(
  options: FortnoxSimulatorOptions & { settings?: Partial<FortnoxPurchaseSettings>; language?: Language } = {},
): Promise<PurchaseSetup> {
  const { settings, language = 'sv', ...simulatorOptions } = options;
  const { simulator, client } = await connect(simulatorOptions);
  simulator.suppliers.create({ SupplierNumber: '50', Name: 'Stål & Rör AB', TermsOfPayment: '30' });
  simulator.articles.create({ ArticleNumber: 'PL-10', Description: 'Plåt 10 mm', Unit: 'm', StockGoods: true });
  simulator.articles.create({ ArticleNumber: 'SK-8', Description: 'Skruv M8', Unit: 'st', StockGoods: true });
  const made = fortnoxPurchaseActivities(
    () => ({ client, language }),
    () => ({ ...usualSettings, ...settings }),
    purchaseFacts(),
  );
  const activities = inActivity(made);
  const prepare = (changes: Partial<Purchase> = {}) =>
    activities.preparePurchaseOrder({ company, purchase: { ...purchase, ...changes }, reference });
  return {
    simulator,
    activities,
    onceMore: { voidPurchaseOrder: run(made.voidPurchaseOrder, 2) },
    prepare,
    async order(changes) {
      const draft = await prepare(changes);
      const created = await activities.createPurchaseOrder({ company, draft });
      if (created.outcome !== 'done') throw new Error(created.sentence);
      return { draft, fortnoxNumber: created.value.fortnoxNumber };
    },
    calls: () =>
      simulator
        .requests()
        .filter(({ path }) => path.startsWith('/3') || path.startsWith('/api'))
        .map(({ method, path, status }) => `${method} ${path.replace('/api/warehouse', '').split('?')[0]} ${status}`),
  };
}

/** Failures are what these tests look at; the worker's own report of each would drown the rest. */
const quiet = new DefaultLogger('ERROR');

/** An activity as Temporal runs it, in an environment of its own. */
export function run<In, Out>(activity: (input: In) => Promise<Out>, attempt = 1): (input: In) => Promise<Out> {
  return (input) => new MockActivityEnvironment({ attempt }, { logger: quiet }).run(activity, input);
}

function inActivity(activities: FortnoxPurchaseActivities): FortnoxPurchaseActivities {
  return {
    preparePurchaseOrder: run(activities.preparePurchaseOrder),
    createPurchaseOrder: run(activities.createPurchaseOrder),
    findPurchaseOrder: run(activities.findPurchaseOrder),
    readPurchaseOrder: run(activities.readPurchaseOrder),
    markPurchaseOrderSent: run(activities.markPurchaseOrderSent),
    changePurchaseOrder: run(activities.changePurchaseOrder),
    voidPurchaseOrder: run(activities.voidPurchaseOrder),
  };
}

/** What a call threw, as the workflow sees it; throws when it threw nothing. */
export async function failureOf(call: Promise<unknown>): Promise<ShownFailure> {
  const thrown = await call.then(
    () => null,
    (error: unknown) => error as ApplicationFailure,
  );
  if (thrown === null) throw new Error('nothing was thrown');
  if (!thrown.type) throw thrown;
  return {
    kind: thrown.type,
    message: thrown.message,
    nonRetryable: thrown.nonRetryable === true,
    details: (thrown.details?.[0] ?? {}) as Record<string, unknown>,
  };
}
