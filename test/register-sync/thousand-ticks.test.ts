import { syncNames } from '../../client/syncs';
import { type RegisterName, registerNames } from '../../domain/registers';
import { stockBalances } from '../../workflows/contract/stock-balance';
import { registerSync } from '../../workflows/register-sync/register-sync';
import { stockBalanceSync } from '../../workflows/stock-balance-sync/stock-balance-sync';
import { nextRunId, syncBalances } from '../stock-balance/runs';
import { balanceRows, shown } from '../stock-balance/sides';
import { worlds } from '../support/worlds';
import { letOverlapPass } from './customers';
import { manual } from './manual';
import { twoSides } from './two-sides';
import { runAs } from './without-server';

jest.mock('@temporalio/workflow', () =>
  jest.requireActual<typeof import('./without-server')>('./without-server').workflowWithoutServer(),
);

const world = worlds();
const ticks = 1_000;
/** Nobody waits for Fortnox's pace here: what is proved is what a tick does, not how long it takes. */
const rateClock = 10;
const records = 12;

/** Records on either side and on both, taken in; each article with a stock, and its balance in Andersson. */
async function inStep() {
  const environment = { SYNC_SUPPLIERS_DIRECTION: 'both', SYNC_ARTICLES_DIRECTION: 'both' };
  const it = await world({ direction: 'both', environment, simulator: { clock: { speed: rateClock } } });
  const sides = registerNames.map((name) => twoSides(it, name));
  for (const [index, name] of registerNames.entries()) {
    for (let n = 0; n < records; n += 1) {
      const fields = manual[name].fields.map(({ column, example, amount }) => {
        const value = column === 'supplier_number' ? '7000' : example(10 + n * 3);
        return [column, amount ? String(Number(value)) : value] as const;
      });
      const card = Object.fromEntries(fields);
      if (n % 3 !== 0) await sides[index]?.saveInAndersson(String(7_000 + n), card);
      if (n % 3 !== 1) sides[index]?.seedInFortnox(String(7_000 + n), card);
    }
    // Once more, as the first run's own writes are listed as changes.
    for (const _ of [1, 2]) expect(await it.sync(name)).toMatchObject({ outcome: 'done', failures: [] });
    letOverlapPass(it);
  }
  for (let n = 0; n < records; n += 1) {
    it.fortnox.articles.put(String(7_000 + n), { QuantityInStock: n + 0.1, ReservedQuantity: 0.3 });
  }
  expect(await syncBalances(it)).toMatchObject({ outcome: 'done', counts: { written: records, failed: 0 } });
  expect(await shown(it)).toMatchObject({ 7007: '7.1/6.8' });
  it.fortnox.clearRequests();
  const traces = async () => ({
    registers: await Promise.all(sides.map((side) => side.traces())),
    balances: await balanceRows(it),
  });
  return { it, traces };
}

test('R0.6, rule 5: a thousand idle ticks of all registers and the balances write nothing on either side', async () => {
  const { it, traces } = await inStep();
  const { company, companies } = it;
  const before = await traces();
  const registerTick = async (register: RegisterName) => {
    runAs(it.nextWorkflowId(register), companies);
    const result = await registerSync({ company, register });
    expect(result).toMatchObject({ outcome: 'done', counts: { written: 0, failed: 0 }, conflicts: 0 });
  };
  const balanceTick = async () => {
    runAs(nextRunId(company), companies);
    const result = await stockBalanceSync({ company });
    expect(result).toMatchObject({ outcome: 'done', counts: { written: 0, same: records, failed: 0 } });
  };
  for (let n = 0; n < ticks; n += 1) {
    const name = syncNames[n % syncNames.length] ?? stockBalances;
    await (name === stockBalances ? balanceTick() : registerTick(name));
    if (n % 50 === 0) letOverlapPass(it);
  }
  expect(await traces()).toEqual(before);
}, 600_000);
