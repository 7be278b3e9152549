import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import type { CompanyAndersson } from '../../activities/andersson/company-database';
import type { AnderssonDatabase } from '../../activities/andersson/database';
import { inboundReference, receiptInvoiceNumber } from '../../domain/goods-receipt/references';
import { purchaseOrderReference } from '../../domain/purchase/reference';
import type { PurchaseForm, PurchaseHead } from '../../sandbox/andersson/purchase-gestures';
import type { LedgerKey } from '../../workflows/contract/ledger';
import type { PurchaseRules } from '../../workflows/contract/purchase';
import { registersAsDelivered } from '../support/register-rules';

export const company = 'demo';
export const adoptionDate = '2026-11-01';
export const rules: PurchaseRules = {
  language: 'sv',
  onDelete: 'void',
  onChange: 'put',
  onShortReceipt: 'drop',
  settleMs: 180_000,
  retryEveryMs: 900_000,
};

export async function adoptFrom(database: AnderssonDatabase, key = company, from = adoptionDate): Promise<void> {
  const now = await database.now();
  await database.verbs.upsert(database.kysely, 'adoption', {
    company: key,
    adopted_from: from,
    adopted_at: now,
    adopted_by: 'test',
  });
}

/** A purchase of two rows, after the adoption date unless said otherwise. */
export function purchaseForm(number: string, head: Partial<PurchaseHead> = {}): PurchaseForm {
  return {
    head: {
      supplier_number: '501',
      order_date: '2026-11-20',
      delivery_date: '2026-12-01',
      our_reference: 'Åsa Öberg',
      ...head,
      purchase_number: number,
    },
    rows: [
      {
        row_number: 1,
        article_number: 'A-1',
        description: 'Plåt 2 mm',
        quantity: '12.500',
        unit: 'kg',
        price: '31.40',
      },
      { row_number: 2, article_number: 'A-2', description: 'Skruv M8', quantity: '200', unit: 'st', price: '0.85' },
    ],
  };
}

export function anderssonOf(database: AnderssonDatabase): CompanyAndersson {
  return { database, language: 'sv', registers: registersAsDelivered, feed: false, retryEveryMs: 900_000 };
}

/** A run of the process of purchase 1001, as Temporal names it. */
export const run = '5f9c1a52-5f0a-4d0e-9d4b-0a3d1f6f2a77';

/** A purchase's activities, called by a run of its process. */
export function inRun<A extends object>(activities: A, runId = run): A {
  const workflowExecution = { workflowId: 'purchase/demo/1001', runId };
  const environment = new MockActivityEnvironment({ workflowExecution }, { logger: new DefaultLogger('ERROR') });
  return new Proxy(activities, {
    get: (its, name) => {
      const activity = its[name as keyof A];
      return typeof activity === 'function' ? (input: unknown) => environment.run(activity.bind(its), input) : activity;
    },
  });
}

export function ledgerKey(number: string, revision = 1, key = company): LedgerKey {
  return {
    company: key,
    process: 'purchase',
    number,
    document: 'purchaseOrder',
    revision,
    reference: purchaseOrderReference(key, number, revision),
  };
}

/** What is made of receipt `id` of a purchase, as its process names it. */
export function receiptKeys(number: string, id: number, revision = 1) {
  const key = { company, process: 'purchase', number, revision };
  return {
    inbound: { ...key, document: 'inbound', reference: inboundReference(id, revision) },
    invoice: { ...key, document: 'supplierInvoice', reference: receiptInvoiceNumber(number, revision) },
  } as const satisfies Record<string, LedgerKey>;
}

export function receiptRow(database: AnderssonDatabase, id: number) {
  return database.kysely.selectFrom('goods_receipt').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

export function purchaseRow(database: AnderssonDatabase, number: string) {
  return database.kysely
    .selectFrom('purchase')
    .selectAll()
    .where('purchase_number', '=', number)
    .executeTakeFirstOrThrow();
}

export function requestsOf(database: AnderssonDatabase, number: string) {
  return database.kysely
    .selectFrom('integration_request')
    .select(['id', 'state', 'message', 'fortnox_number', 'requested_by'])
    .where('object_number', '=', number)
    .orderBy('id')
    .execute();
}
