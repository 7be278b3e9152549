import { join } from 'node:path';
import { type AnderssonDatabase, openAnderssonDatabase } from '../../activities/andersson/database';
import { fingerprintOf, readPurchase } from '../../activities/andersson/purchase-rows';
import { deletePurchase, editPurchase, editPurchaseRow, savePurchase } from '../../sandbox/andersson/purchase-gestures';
import { createSandboxDatabase } from '../../sandbox/andersson/sandbox-database';
import type { Fault, FortnoxSimulator } from '../../sandbox/fortnox/simulator';
import { anderssonOf } from '../andersson/purchases';
import { startTestSimulator } from '../support/simulator';
import type { FaultCase, Story } from './fault-case';
import { speed } from './speed';

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
}

function day(offset: number): string {
  return new Date(Date.now() + offset * dayMs).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
}

const gestures: Readonly<Record<Story, (andersson: AnderssonDatabase) => Promise<void>>> = {
  saved: async () => undefined,
  quantityChanged: (andersson) => editPurchaseRow(andersson, purchaseNumber, 1, { quantity: '15' }),
  madeAnew: (andersson) => editPurchaseRow(andersson, purchaseNumber, 1, { quantity: '15' }),
  dateChanged: (andersson) => editPurchase(andersson, purchaseNumber, { delivery_date: day(20) }),
  deleted: (andersson) => deletePurchase(andersson, purchaseNumber),
};

/** Starts both sides of a case. */
export async function startFaultCompany(key: string, of: FaultCase, folder: string): Promise<FaultCompany> {
  const fortnox = await startTestSimulator({ clock: { speed } });
  fortnox.suppliers.create({ SupplierNumber: '501', Name: 'Gnosjö Plåt AB', TermsOfPayment: '30' });
  fortnox.articles.create({ ArticleNumber: 'PL-10', Description: 'Plåt 10 mm', Unit: 'st', StockGoods: true });
  const file = join(folder, `${key}.db`);
  await (await createSandboxDatabase(file, key)).close();
  const andersson = await openAnderssonDatabase({ kind: 'sqlite', file });
  const switchOn = (faults: readonly Fault[]) => {
    for (const fault of faults) fortnox.addFault(fault);
  };
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
      if (of.story === 'saved') switchOn([...(of.onTheWay ?? []), ...troubles]);
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
    },
    async goOn() {
      if (of.story === 'saved') return;
      switchOn([...(of.onTheWay ?? []), ...troubles]);
      await gestures[of.story](andersson);
    },
    look: () => look(andersson, fortnox),
    async close() {
      await andersson.close();
      await fortnox.close();
    },
  };
}

async function look(andersson: AnderssonDatabase, fortnox: FortnoxSimulator): Promise<Sight> {
  const { kysely } = andersson;
  const purchase = await readPurchase(anderssonOf(andersson), purchaseNumber);
  const row = await kysely.selectFrom('purchase').select('fortnox_number').executeTakeFirst();
  const ledger = await kysely.selectFrom('document_ledger').selectAll().orderBy('revision').execute();
  const marks = await kysely.selectFrom('done_mark').select('outcome').execute();
  const requests = await kysely.selectFrom('integration_request').selectAll().orderBy('id').execute();
  const fingerprint = purchase.found === 'live' ? fingerprintOf(purchase.purchase) : null;
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
      asIs: made_from === fingerprint,
    })),
    doneMarks: marks.map(({ outcome }) => outcome),
    requests: requests.map(({ state, fortnox_number: fortnoxNumber }) => ({ state, fortnoxNumber })),
    emails: fortnox.warehouse.emailsSent,
  };
}
