import { savePurchase } from '../../sandbox/andersson/purchase-gestures';
import type { PurchaseOrderDetail } from '../../sandbox/fortnox/simulator';
import { purchaseId } from '../../workflows/contract/ids';
import type { PurchaseStatusAnswer } from '../../workflows/contract/purchase';
import { purchaseRow } from '../andersson/purchases';
import type { OwnTemporal } from '../support/own-temporal';
import { anderssonFortnox, type ServiceProcess } from '../support/service-process';
import { type ServiceWorld, startServiceWorld } from '../support/service-world';
import { connectTestTemporal, type TestTemporal } from '../support/temporal';
import type { Ended } from '../support/temporal-cli';

/** A supplier Fortnox has from the beginning, and one it lacks until somebody adds it. */
export const supplier = '501';
export const missing = '699';

/** What is awaited comes within seconds; beyond this, on a busy machine too, it does not come. */
const patienceMs = 90_000;
const lookAgainMs = 100;
const dayMs = 86_400_000;

/** How far from today, as a local date. */
export function day(offset = 0): string {
  return new Date(Date.now() + offset * dayMs).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
}

/** A company that buys, with a service to start and Temporal's own command line beside it. */
export interface PurchaseWorld extends ServiceWorld {
  /** For looking only; what is proved goes through the plain command line. */
  readonly observer: TestTemporal;
  /** The product's own commands, with the service's settings. */
  command(...args: readonly string[]): Promise<Ended>;
  /** A user saves a purchase of one row. */
  save(number: string, head?: { readonly supplier?: string; readonly date?: string }): Promise<void>;
  id(number: string): string;
  /** `temporal workflow …` on the purchase's process. */
  workflow(verb: string, number: string, ...args: readonly string[]): Promise<Ended>;
  /** `temporal workflow start` as the manual has it; everything may be replaced. */
  start(number: string, instead?: { readonly id?: string; readonly input?: unknown }): Promise<Ended>;
  /** All of the purchase's orders in Fortnox, voided ones too. */
  orders(number: string): readonly PurchaseOrderDetail[];
  live(number: string): readonly PurchaseOrderDetail[];
  status(number: string): Promise<PurchaseStatusAnswer>;
  /** Waits for the purchase's one live order, with its number on the purchase in Andersson. */
  ordered(number: string): Promise<PurchaseOrderDetail>;
  /** Waits for an open problem of the kind. */
  stuck(number: string, kind?: string): Promise<PurchaseStatusAnswer>;
  /** Somebody adds the missing supplier in Fortnox. */
  addSupplier(number?: string): void;
}

/** Waits until something is there; a failed look counts as nothing yet. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined> | T | null | undefined,
): Promise<T> {
  let last = '';
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; ) {
    try {
      const found = await look();
      if (found !== null && found !== undefined) return found;
    } catch (error) {
      last = ` (${error instanceof Error ? error.message : String(error)})`;
    }
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
  throw new Error(`${what}: not within ${patienceMs / 1_000} s${last}`);
}

/** Starts everything but the service; a user of Andersson may save at once. */
export async function startPurchaseWorld(
  startTemporal?: () => Promise<OwnTemporal>,
  ownCompany?: string,
): Promise<PurchaseWorld> {
  const world = await startServiceWorld(startTemporal, ownCompany);
  const observer = await connectTestTemporal(world.temporal.address);
  const { fortnox, andersson, company } = world;
  const environment: Record<string, string> = {
    ...world.environment,
    SYNC_CUSTOMERS_DIRECTION: 'off',
    WATCH_EVERY_SECONDS: '0.2',
    UNKNOWN_OUTCOME_SETTLE_SECONDS: '2',
  };
  const addSupplier = (number = missing) => {
    fortnox.suppliers.create({
      SupplierNumber: number,
      Name: `Gnosjö Yta ${number} AB`,
      TermsOfPayment: '30',
      VATType: '25',
    });
  };
  addSupplier(supplier);
  fortnox.articles.create({ ArticleNumber: 'PL-10', Description: 'Plåt 10 mm', Unit: 'st', StockGoods: true });
  const orders = (number: string) =>
    fortnox.purchaseOrders.all().filter((it) => (it.internalReference ?? '').startsWith(`${company}/P/${number}/`));
  const live = (number: string) => orders(number).filter((it) => !it.voided);
  const id = (number: string) => purchaseId(company, number);
  const status = (number: string) =>
    observer.client.workflow.getHandle(id(number)).query<PurchaseStatusAnswer>('status');
  return {
    ...world,
    observer,
    environment,
    command: (...args) => anderssonFortnox(environment, ...args),
    startService: (more: Readonly<Record<string, string>> = {}): ServiceProcess =>
      world.startService({ ...environment, ...more }),
    save: (number, { supplier: from = supplier, date = day() } = {}) =>
      savePurchase(andersson, {
        head: {
          purchase_number: number,
          supplier_number: from,
          order_date: date,
          delivery_date: day(14),
          our_reference: 'Maria Öberg',
        },
        rows: [
          { row_number: 1, article_number: 'PL-10', description: 'Plåt', quantity: '12', unit: 'st', price: '31.40' },
        ],
      }),
    id,
    workflow: (verb, number, ...args) =>
      world.cli('workflow', ...verb.split(' '), '--workflow-id', id(number), ...args),
    start: (number, { id: workflowId = id(number), input = { company, purchaseNumber: number } } = {}) =>
      world.cli(
        ...['workflow', 'start', '--type', 'purchaseLifecycle', '--task-queue', 'integration'],
        ...['--workflow-id', workflowId, '--input', JSON.stringify(input), '-o', 'json'],
      ),
    orders,
    live,
    status,
    addSupplier,
    ordered: (number) =>
      until(`an order of purchase ${number}`, async () => {
        const [order] = live(number);
        const { fortnox_number } = await purchaseRow(andersson, number);
        const { stage } = await status(number);
        return order && fortnox_number === String(order.id) && stage === 'ordered' ? order : null;
      }),
    stuck: (number, kind = 'supplierMissing') =>
      until(`problem ${kind} of purchase ${number}`, async () => {
        const answer = await status(number);
        return answer.problem?.kind === kind ? answer : null;
      }),
    async close() {
      await observer.close();
      await world.close();
    },
  };
}
