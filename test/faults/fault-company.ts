import { join } from 'node:path';
import type { WorkflowClient } from '@temporalio/client';
import type { AnderssonDatabase } from '../../activities/andersson/database';
import { savePurchase } from '../../sandbox/andersson/purchase-gestures';
import { createSandboxDatabase } from '../../sandbox/andersson/sandbox-database';
import type { FortnoxSimulator } from '../../sandbox/fortnox/simulator';
import { startTestSimulator } from '../support/simulator';
import { type FaultCase, faultsOfFortnox } from './fault-case';
import { type PlayedProcess, playedProcess } from './played-process';
import { look, type Sight } from './sight';
import { day, plans, problemRetrySeconds, purchaseNumber, usual } from './stories';

/** After a lost answer Fortnox is looked at this much later; "late" in the table lies within it. */
const settleSeconds = 3;

/** A company of one case's own: its Fortnox, its Andersson, its one purchase. Nothing of another case reaches it. */
export interface FaultCompany {
  readonly key: string;
  readonly case: FaultCase;
  readonly fortnox: FortnoxSimulator;
  readonly andersson: AnderssonDatabase;
  readonly process: PlayedProcess;
  /** Andersson's database. */
  readonly file: string;
  /** Its part of the settings file. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** From now on Fortnox does what the case says it does. */
  breakFortnox(): void;
  save(): Promise<void>;
  /** The story's last gesture: what follows the save. */
  goOn(): Promise<void>;
  /** What stands on both sides. */
  look(): Promise<Sight>;
  close(): Promise<void>;
}

/** Starts both sides of a case. */
export async function startFaultCompany(
  workflow: WorkflowClient,
  key: string,
  of: FaultCase,
  folder: string,
): Promise<FaultCompany> {
  const plan = plans[of.story];
  const fortnox = await startTestSimulator();
  if (!plan.supplierMissing)
    fortnox.suppliers.create({ SupplierNumber: '501', Name: 'Gnosjö Plåt AB', TermsOfPayment: '30', VATType: '25' });
  for (const [ArticleNumber, Description] of [
    ['PL-10', 'Plåt 10 mm'],
    ['SK-8', 'Skruv M8'],
  ])
    fortnox.articles.create({ ArticleNumber, Description, Unit: 'st', PurchaseAccount: 4010, StockGoods: true });
  const file = join(folder, `${key}.db`);
  const andersson = await createSandboxDatabase(file, key);
  const process = playedProcess(workflow, key);
  const {
    address,
    credentials: { clientId, clientSecret, tenantId },
  } = fortnox;
  return {
    key,
    case: of,
    fortnox,
    andersson,
    process,
    file,
    settings: {
      andersson: { database: `file:${file}` },
      fortnox: { apiAddress: address, tokenAddress: `${address}/oauth-v1/token`, clientId, clientSecret, tenantId },
      registers: { customers: { direction: 'off' } },
      purchase: { ...plan.wish },
      settleSeconds,
      problemRetryEverySeconds: of.problemRetrySeconds ?? problemRetrySeconds,
    },
    breakFortnox() {
      for (const fault of faultsOfFortnox(of)) fortnox.addFault(fault);
    },
    async save() {
      const { rows, currency } = plan.bought ?? usual;
      const head = {
        purchase_number: purchaseNumber,
        supplier_number: '501',
        order_date: day(0),
        delivery_date: day(14),
        our_reference: 'Maria Öberg',
        currency,
      };
      await savePurchase(andersson, { head, rows });
    },
    goOn: async () => plan.gesture?.(andersson, process.handle()),
    look: () => look(key, andersson, fortnox),
    async close() {
      await andersson.close();
      await fortnox.close();
    },
  };
}
