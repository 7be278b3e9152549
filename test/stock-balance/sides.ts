import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { type AnderssonDatabase, checkNewRow, type NewRow } from '../../activities/andersson/database';
import { stockBalanceActivities } from '../../activities/andersson/stock-balance/stock-balance-activities';
import { createFortnoxClient } from '../../activities/fortnox/client';
import type { RateBudget } from '../../activities/fortnox/rate-budget';
import { stockBalanceReader } from '../../activities/fortnox/stock-balance/reader';
import { createTokenSource } from '../../activities/fortnox/token';
import { inGroups } from '../../domain/in-groups';
import type { Language } from '../../domain/language';
import type { FortnoxSimulator, FortnoxSimulatorOptions } from '../../sandbox/fortnox/simulator';
import type { BalancesToRead, StockBalanceReader, TakenIn } from '../../workflows/contract/stock-balance';
import { freshSqlite, type TestDatabase } from '../andersson/database/databases';
import { adoptFrom, anderssonOf, company } from '../andersson/purchases';
import { closeSimulators, settingsOf, startFortnox } from '../fortnox/connect';

export { company };

/** What a stretch of a run met on its way. */
export interface Attempt {
  readonly read?: BalancesToRead;
  readonly attempt?: number;
  /** What an earlier attempt had kept. */
  readonly heartbeatDetails?: unknown;
}

export interface BalanceSides {
  readonly fortnox: FortnoxSimulator;
  readonly andersson: AnderssonDatabase;
  /** What the last attempt has kept in its heartbeat. */
  kept(): unknown;
  /** One attempt of the activity; what it says of itself adds up. */
  takeIn(attempt?: Attempt): Promise<TakenIn>;
  /** Calls for balances since the log was cleared, as their queries. */
  asked(): readonly URLSearchParams[];
}

const open: TestDatabase[] = [];

/** For `afterEach`. */
export async function closeSides(): Promise<void> {
  await closeSimulators();
  await Promise.all(open.splice(0).map((database) => database.remove()));
}

/** Time passes in Fortnox with each call, so that its rate is kept and nobody waits. */
function patientBudget(fortnox: FortnoxSimulator): RateBudget {
  return {
    async take() {
      fortnox.clock.advance(250);
      return { answered: () => undefined };
    },
    backOff: () => undefined,
    figures: () => Promise.reject(new Error('nobody looks')),
  };
}

/** The real activities between a simulated Fortnox and an embedded Andersson, both empty. */
export async function balanceSides(
  options: FortnoxSimulatorOptions & {
    readonly language?: Language;
    /** Comes between the activities and the real reader. */
    readonly reader?: (real: StockBalanceReader) => StockBalanceReader;
  } = {},
): Promise<BalanceSides> {
  const { language = 'sv', reader = (real) => real, ...simulator } = options;
  const fortnox = await startFortnox(simulator);
  const database = await freshSqlite();
  open.push(database);
  const andersson = database.database;
  await adoptFrom(andersson);
  const tokens = createTokenSource(settingsOf(fortnox));
  const client = createFortnoxClient({ address: fortnox.address, tokens, budget: patientBudget(fortnox) });
  const activities = stockBalanceActivities(
    async () => ({ ...anderssonOf(andersson), language }),
    reader(stockBalanceReader(() => ({ client, language }))),
    () => true,
  );
  let kept: unknown;
  return {
    fortnox,
    andersson,
    kept: () => kept,
    async takeIn({ read = 'all', attempt = 1, heartbeatDetails } = {}) {
      const environment = new MockActivityEnvironment(
        { attempt, heartbeatDetails },
        { logger: new DefaultLogger('ERROR') },
      );
      environment.on('heartbeat', (details: unknown) => {
        kept = JSON.parse(JSON.stringify(details));
      });
      const attempted = () => activities.takeInStockBalances({ company, runId: 1, read });
      const taken = await environment.run<[], TakenIn, typeof attempted>(attempted);
      const { read: all, written, same, skipped, failed } = taken.report.counts;
      expect(written + same + skipped + failed).toBe(all);
      return taken;
    },
    asked: () =>
      fortnox
        .requests()
        .filter(({ path }) => path.includes('/stockbalance'))
        .map(({ query }) => new URLSearchParams(query)),
  };
}

/** Stock articles in Fortnox, so many of each in stock. */
export function inFortnox({ fortnox }: Pick<BalanceSides, 'fortnox'>, stock: Readonly<Record<string, number>>): void {
  fortnox.articles.seed(
    Object.entries(stock).map(([ArticleNumber, QuantityInStock]) => ({
      ArticleNumber,
      Description: `Artikel ${ArticleNumber}`,
      Unit: 'st',
      StockGoods: true,
      QuantityInStock,
    })),
  );
}

/** Articles in Andersson. */
export async function inAndersson(
  { andersson }: Pick<BalanceSides, 'andersson'>,
  ...numbers: readonly string[]
): Promise<void> {
  for (const group of inGroups(numbers, 500)) {
    const rows = group.map((article_number) =>
      checkNewRow('article', { article_number, name: `Artikel ${article_number}` }),
    );
    await andersson.kysely.insertInto('article').values(rows).execute();
  }
}

/** Rows of a table, as users of Andersson or its other parts save them. */
export async function save<
  T extends
    | 'purchase'
    | 'purchase_row'
    | 'manufacturing_order'
    | 'manufacturing_order_material'
    | 'customer_order'
    | 'customer_order_row',
>({ andersson }: BalanceSides, table: T, ...rows: readonly NewRow<T>[]): Promise<void> {
  for (const row of rows) await andersson.verbs.insertReturningId(andersson.kysely, table, row);
}

/** Stock and disposable balance of each article that shows one. */
export async function shown({ andersson }: Pick<BalanceSides, 'andersson'>): Promise<Readonly<Record<string, string>>> {
  const rows = await balanceRows({ andersson });
  return Object.fromEntries(rows.map((row) => [row.article_number, `${row.stock_balance}/${row.disposable_balance}`]));
}

export function balanceRows({ andersson }: Pick<BalanceSides, 'andersson'>) {
  return andersson.kysely.selectFrom('article_balance').selectAll().orderBy('article_number').execute();
}

export const numbered = (count: number, first = 1) =>
  Array.from({ length: count }, (_, index) => `A-${String(first + index).padStart(6, '0')}`);
