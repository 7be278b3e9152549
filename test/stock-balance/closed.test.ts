import { MockActivityEnvironment } from '@temporalio/testing';
import { stockBalanceStanding } from '../../activities/andersson/stock-balance/standing';
import { stockBalanceActivities } from '../../activities/andersson/stock-balance/stock-balance-activities';
import type { HeldBy, StockBalanceReport } from '../../domain/stock-balance/report';
import type { StockBalanceReader } from '../../workflows/contract/stock-balance';
import { onBothDatabases } from '../andersson/database/databases';
import { adoptFrom, anderssonOf, company } from '../andersson/purchases';

const nobody: StockBalanceReader = {
  page: () => Promise.reject(new Error('Fortnox is not asked')),
  ofArticles: () => Promise.reject(new Error('Fortnox is not asked')),
};
const counts = { read: 5, written: 1, same: 1, skipped: 1, failed: 2 };
const report = (...documents: readonly string[]): StockBalanceReport => ({
  counts,
  failures: [],
  heldBy: documents.map((document): HeldBy => ({ document, since: '2026-11-20T08:00:00.000Z' })),
});

onBothDatabases('runs of the stock balances', (open) => {
  let second = 0;
  const activities = (isOn = true) =>
    stockBalanceActivities(
      async () => anderssonOf(open()),
      nobody,
      () => isOn,
    );
  const nextRun = () => {
    second += 1;
    const stamp = new Date(Date.UTC(2026, 10, 23) + second * 1_000).toISOString().replace('.000Z', 'Z');
    return { workflowId: `stock-balance-sync/${company}-${stamp}`, runId: `run-${second}` };
  };
  const admitted = async (workflowExecution = nextRun(), isOn = true) => {
    const admission = () => activities(isOn).admitStockBalanceSync({ company });
    const environment = new MockActivityEnvironment({ workflowExecution });
    return environment.run<[], Awaited<ReturnType<typeof admission>>, typeof admission>(admission);
  };
  const runIdOf = async (workflowExecution = nextRun()) => {
    const admission = await admitted(workflowExecution);
    if (!admission.admitted) throw new Error(admission.result.message ?? 'not admitted');
    return admission.run.runId;
  };
  const close = async (runId: number, kept: StockBalanceReport, outcome: 'done' | 'interrupted' = 'done') =>
    activities().closeStockBalanceSync({ company, runId, outcome, message: null, report: kept });
  const runs = () => open().kysely.selectFrom('sync_run').selectAll().orderBy('id').execute();

  test('R7.1 moves nothing before adoption, and says what to run; switched off it says so', async () => {
    expect(await admitted()).toMatchObject({
      admitted: false,
      result: { outcome: 'notAdopted', message: expect.stringContaining('`andersson-fortnox adopt --from <datum>`') },
    });
    expect(await admitted(nextRun(), false)).toMatchObject({
      admitted: false,
      result: { outcome: 'off', message: expect.stringContaining('SYNC_STOCK_BALANCES=off') },
    });
    expect(await runs()).toEqual([]);
  });

  test('an admission repeated gives the same run; a closed run keeps its result, and closing it again gives the same', async () => {
    await adoptFrom(open());
    const owner = nextRun();
    const runId = await runIdOf(owner);
    expect(await runIdOf(owner)).toBe(runId);
    const first = await close(runId, report());
    expect(await close(runId, report())).toEqual(first);
    const [run, ...more] = await runs();
    expect(more).toEqual([]);
    expect(run).toMatchObject({ register: 'stock-balances', outcome: 'done', workflow_id: owner.workflowId });
    expect(JSON.parse(run?.result ?? '')).toEqual({ ...report(), outcome: 'done', message: null });
    expect(await stockBalanceStanding(open(), company)).toMatchObject({
      lastRun: { outcome: 'done' },
      openFailures: 2,
    });
  });

  test('rule 8: what keeps balances back is told once, also where the answer of the closing was lost', async () => {
    await adoptFrom(open());
    const first = await runIdOf();
    const told = await close(first, report('purchase/4711'));
    expect(told.tell).toMatch(/mer än ett dygn: inleveransen av inköp 4711 är inte bekräftad/);
    expect((await close(first, report('purchase/4711'))).tell).toBe(told.tell);
    expect((await close(await runIdOf(), report('purchase/4711'))).tell).toBeNull();
    // An interrupted run tells nothing, and makes nothing be told again.
    expect((await close(await runIdOf(), report('purchase/4712'), 'interrupted')).tell).toBeNull();
    const news = await close(await runIdOf(), report('purchase/4711', 'purchase/4712'));
    expect(news.tell).toContain('4712');
    expect(news.tell).not.toContain('4711');
    await close(await runIdOf(), report());
    expect((await close(await runIdOf(), report('purchase/4711'))).tell).toContain('4711');
  });

  test('what interrupts runs is told once while it stands, also where the answer of the closing was lost or a run never ended', async () => {
    await adoptFrom(open());
    const interrupted = async (runId: number, message: string) =>
      (
        await activities().closeStockBalanceSync({
          ...{ company, runId, outcome: 'interrupted', message, report: report() },
        })
      ).tell;
    const first = await runIdOf();
    expect(await interrupted(first, 'En licens saknas.')).toBe(
      'Körningen av stock-balances avbröts. En licens saknas.',
    );
    expect(await interrupted(first, 'En licens saknas.')).toContain('En licens saknas.');
    expect(await interrupted(await runIdOf(), 'En licens saknas.')).toBeNull();
    await runIdOf();
    // Its workflow is terminated; the next run lets go of it.
    await open()
      .kysely.updateTable('sync_run')
      .set({ outcome: 'abandoned', closed_at: '2026-11-23T08:00:00.000Z' })
      .where('closed_at', 'is', null)
      .execute();
    expect(await interrupted(await runIdOf(), 'En licens saknas.')).toBeNull();
    expect(await interrupted(await runIdOf(), 'En behörighet saknas.')).toContain('En behörighet saknas.');
    await close(await runIdOf(), report());
    expect(await interrupted(await runIdOf(), 'En behörighet saknas.')).toContain('En behörighet saknas.');
  });

  test('runs are let go of after 30 days, those of registers are left alone', async () => {
    await adoptFrom(open());
    const old = { company, workflow_id: 'w', run_id: 'r', opened_at: '2026-01-01T00:00:00.000Z' };
    for (const register of ['stock-balances', 'customers']) {
      await open().verbs.insertReturningId(open().kysely, 'sync_run', {
        ...old,
        register,
        closed_at: '2026-01-01T00:00:10.000Z',
        outcome: 'done',
      });
    }
    await close(await runIdOf(), report());
    expect((await runs()).map(({ register }) => register)).toEqual(['customers', 'stock-balances']);
  });
});
