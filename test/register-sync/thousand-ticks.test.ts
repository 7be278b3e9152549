import { type RegisterName, registerNames } from '../../domain/registers';
import { registerSync } from '../../workflows/register-sync/register-sync';
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

test('R0.6, rule 5: a thousand idle ticks of all registers, in both directions, write nothing on either side', async () => {
  const environment = { SYNC_SUPPLIERS_DIRECTION: 'both', SYNC_ARTICLES_DIRECTION: 'both' };
  const it = await world({ direction: 'both', environment, simulator: { clock: { speed: rateClock } } });
  const sides = Object.fromEntries(registerNames.map((name) => [name, twoSides(it, name)] as const));
  for (const name of registerNames) {
    for (let n = 0; n < records; n += 1) {
      const fields = manual[name].fields.map(({ column, example, amount }) => {
        const value = column === 'supplier_number' ? '7000' : example(10 + n * 3);
        return [column, amount ? String(Number(value)) : value] as const;
      });
      const card = Object.fromEntries(fields);
      if (n % 3 !== 0) await sides[name]?.saveInAndersson(String(7_000 + n), card);
      if (n % 3 !== 1) sides[name]?.seedInFortnox(String(7_000 + n), card);
    }
    // Once more, as the first run's own writes are listed as changes.
    for (const _ of [1, 2]) expect(await it.sync(name)).toMatchObject({ outcome: 'done', failures: [] });
    letOverlapPass(it);
  }
  const traces = () => Promise.all(registerNames.map(async (name) => sides[name]?.traces()));
  it.fortnox.clearRequests();
  const before = await traces();
  const tick = async (name: RegisterName) => {
    runAs(it.nextWorkflowId(name), it.companies);
    const result = await registerSync({ company: it.company, register: name });
    expect(result).toMatchObject({ outcome: 'done', counts: { written: 0, failed: 0 }, conflicts: 0 });
  };
  for (let n = 0; n < ticks; n += 1) {
    await tick(registerNames[n % registerNames.length] ?? 'customers');
    if (n % 50 === 0) letOverlapPass(it);
  }
  expect(await traces()).toEqual(before);
}, 600_000);
