import { MockActivityEnvironment } from '@temporalio/testing';
import type { AnderssonDatabase } from '../../activities/andersson/database';
import { stockBalanceStanding, stockBalanceSyncStanding } from '../../activities/andersson/stock-balance/standing';
import { stockBalanceActivities } from '../../activities/andersson/stock-balance/stock-balance-activities';
import { emptyBalanceReport } from '../../domain/stock-balance/report';
import type { StockBalanceReader } from '../../workflows/contract/stock-balance';
import { expectTsql, recordTsql } from './database/tsql-check';
import { anderssonOf, company } from './purchases';

const T = '2026-01-31T09:05:00.123Z';
const one = (row: Readonly<Record<string, unknown>>) => ({ recordset: [row], rowsAffected: [1] });
const none = { recordset: [], rowsAffected: [0] };

/** A-1 is on the list with another balance than is shown, A-2 must be asked for. */
const reader: StockBalanceReader = {
  page: async () => ({ rows: [{ number: 'A-1', inStock: '3', available: '2' }], next: null, mark: 'page' }),
  ofArticles: async () => [{ number: 'A-1', inStock: '3', available: '2' }],
};
const article = { id: 1, number: 'A-1', stock: null, readAt: null };
const receipt = {
  ...{ number: 'A-1', quantity: '3', receipt: 17, purchase: '1001', receivedOn: '2026-01-20', savedAt: T },
};
const result = JSON.stringify({ counts: { failed: 0 }, failures: [], heldBy: [] });

const answer = (sql: string) => {
  if (sql.includes('scope_identity')) return undefined;
  if (sql.includes('as "now"')) return one({ now: new Date(T) });
  if (sql.includes('count(*)')) return one({ count: 0 });
  if (sql.includes('from "integration"."adoption"')) return one({ adopted_from: '2026-01-01' });
  if (sql.includes('from "integration"."article"')) return one(article);
  if (sql.includes('from "integration"."goods_receipt_row"')) return one(receipt);
  if (sql.includes('from "integration"."sync_run"'))
    return sql.includes('"result"') ? one({ result, opened_at: new Date(T) }) : none;
  return none;
};

const activities = (database: AnderssonDatabase) =>
  stockBalanceActivities(
    async () => anderssonOf(database),
    reader,
    () => true,
  );
const run = (activity: () => Promise<unknown>) => {
  const workflowExecution = { workflowId: `stock-balance-sync/${company}-2026-01-31T09:05:00Z`, runId: 'r' };
  return new MockActivityEnvironment({ workflowExecution }).run(activity);
};

test('every statement of the stock balances parses as T-SQL and is kept for review', async () => {
  const statements = await recordTsql(async (database) => {
    const its = activities(database);
    await run(() => its.admitStockBalanceSync({ company }));
    await run(() => its.takeInStockBalances({ company, runId: 1, read: 'all' }));
    await run(() => its.takeInStockBalances({ company, runId: 1, read: ['A-1'] }));
    await its.closeStockBalanceSync({ company, runId: 1, outcome: 'done', message: null, report: emptyBalanceReport });
    await stockBalanceStanding(database, company);
    await stockBalanceSyncStanding(database, company);
  }, answer);
  const unfrozen = await recordTsql(
    async (database) => {
      await run(() => activities(database).takeInStockBalances({ company, runId: 1, read: 'all' }));
      const heldBy = [{ document: 'purchase/1001', since: T }];
      const report = { ...emptyBalanceReport, heldBy };
      const close = { company, runId: 1, outcome: 'done', message: null, report } as const;
      await activities(database).closeStockBalanceSync(close);
      const interrupted = { ...close, outcome: 'interrupted', message: 'Avbröts.' } as const;
      await activities(database).closeStockBalanceSync(interrupted);
    },
    (sql) => (sql.includes('goods_receipt_row') || sql.includes('"closed_at" is not null') ? none : answer(sql)),
  );
  const all = [...statements, ...unfrozen];
  for (const table of ['purchase_row', 'manufacturing_order_material', 'customer_order_row', 'article_balance'])
    expect([table, all.some((sql) => sql.includes(`"${table}"`))]).toEqual([table, true]);
  await expectTsql('stock balances', all);
});

test('no statement of a page of 1,000 articles takes more than the 2,100 parameters of SQL Server', async () => {
  const numbers = Array.from({ length: 1_000 }, (_, index) => `A-${index}`);
  const rows = numbers.map((number) => ({ number, inStock: '3', available: '2' }));
  const page: StockBalanceReader = { ...reader, page: async () => ({ rows, next: null, mark: 'page' }) };
  const articles = { recordset: numbers.map((number, id) => ({ ...article, id, number })), rowsAffected: [1_000] };
  const statements = await recordTsql(
    async (database) => {
      const its = stockBalanceActivities(
        async () => anderssonOf(database),
        page,
        () => true,
      );
      await run(() => its.takeInStockBalances({ company, runId: 1, read: 'all' }));
    },
    (sql) =>
      sql.includes('"article_number" in') && sql.includes('from "integration"."article"') ? articles : answer(sql),
  );
  const parameters = statements.map((sql) => Math.max(0, ...[...sql.matchAll(/@(\d+)/g)].map(([, at]) => Number(at))));
  expect(Math.max(...parameters)).toBeGreaterThan(1_000);
  expect(Math.max(...parameters)).toBeLessThanOrEqual(2_100);
});
