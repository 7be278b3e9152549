import type { stockBalanceSync } from '../../workflows/stock-balance-sync/stock-balance-sync';
import { inAndersson, inFortnox, numbered, shown } from '../stock-balance/sides';
import { running } from '../support/service-process';
import { type ServiceWorld, startServiceWorld } from '../support/service-world';
import { connectTestTemporal, type TestTemporal } from '../support/temporal';

let world: ServiceWorld;
let temporal: TestTemporal;
beforeAll(async () => {
  world = await startServiceWorld();
  temporal = await connectTestTemporal(world.temporal.address);
});
afterAll(async () => {
  await temporal?.close();
  await world?.close();
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const offsets = () =>
  world.fortnox
    .requests()
    .filter(({ path }) => path.includes('stockbalance'))
    .map(({ query }) => new URLSearchParams(query).get('offset'));

test('R0.8 killed while the third page was on its way: the next worker goes on there and reads no page again', async () => {
  const numbers = numbered(2_350);
  inFortnox(world, Object.fromEntries(numbers.map((number) => [number, 3])));
  await inAndersson(world, ...numbers);
  const held = { kind: 'slow', method: 'GET', pathPattern: 'stockbalance', skip: 2, delayMs: 600_000 } as const;
  world.fortnox.addFault(held);
  const first = world.startService();
  await first.says(running);
  const scheduleId = `stock-balance-sync/${world.company}`;
  await world.cli('schedule', 'trigger', '--schedule-id', scheduleId);
  while (offsets().length < 3) await pause(50);
  // The server hears of a page within a second; a kill before that would have the page read again, and written no more.
  await pause(2_000);
  expect(await first.end('SIGKILL')).toBeNull();
  world.fortnox.clearFaults();

  const second = world.startService();
  await second.says(running);
  const { info } = await temporal.client.schedule.getHandle(scheduleId).describe();
  const workflowId = info.recentActions.at(-1)?.action.workflow.workflowId ?? '';
  const result = await temporal.client.workflow.getHandle<typeof stockBalanceSync>(workflowId).result();
  expect(result).toMatchObject({ outcome: 'done', counts: { read: 2_350, written: 2_350, failed: 0 } });
  expect(offsets()).toEqual(['0', '1000', '2000', '2000']);
  expect(new Set(Object.values(await shown(world)))).toEqual(new Set(['3/3']));
  expect(await second.end('SIGTERM')).toBe(0);
}, 150_000);
