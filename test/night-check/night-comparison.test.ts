import { nightCheckId } from '../../workflows/contract/ids';
import type { nightCheck } from '../../workflows/night-check/night-check';
import { letOverlapPass } from '../register-sync/customers';
import { twoSides } from '../register-sync/two-sides';
import type { CustomerWorld } from '../support/customer-world';
import { worlds } from '../support/worlds';

const world = worlds();

function night({ company, taskQueue, temporal }: CustomerWorld, hour: number) {
  const workflowId = `${nightCheckId(company)}-2026-11-24T0${hour}:30:00Z`;
  const options = { workflowId, taskQueue, args: [{ company }] as const };
  return temporal.client.workflow.execute<typeof nightCheck>('nightCheck', { ...options, args: [{ company }] });
}

test('rule 7: each night every register that is on is compared; what no list told of is named, kept and mended', async () => {
  const it = await world({ direction: 'both', environment: { SYNC_SUPPLIERS_DIRECTION: 'off' } });
  const sides = twoSides(it, 'customers');
  sides.seedInFortnox('1001', { name: 'Ett AB' });
  expect((await night(it, 1)).registers).toEqual([]);
  await it.sync();
  sides.seedInFortnox('1002', { name: 'Den ingen berättat om' });
  letOverlapPass(it);

  const { registers } = await night(it, 2);
  expect(registers).toMatchObject([
    {
      register: 'customers',
      message: null,
      comparison: {
        compared: 2,
        causes: { unexplained: 1, outOfScope: 0 },
        first: [{ number: '1002', cause: 'unexplained', fields: [] }],
        alarm: { problem: 'unexplainedDifference', sentence: expect.stringContaining('1002') },
      },
    },
  ]);
  const kept = await it.andersson.kysely.selectFrom('sync_run').selectAll().where('outcome', '=', 'compared').execute();
  expect(kept.map(({ register, result }) => [register, JSON.parse(result ?? '').compared])).toEqual([
    ['customers.compare', 2],
  ]);
  expect(await it.sync()).toMatchObject({ toAndersson: { created: 1 } });
  expect((await night(it, 3)).registers).toMatchObject([{ comparison: { causes: { unexplained: 0 }, alarm: null } }]);
});
