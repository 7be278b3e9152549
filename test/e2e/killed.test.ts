import { saveCards } from '../../sandbox/andersson/register-gestures';
import type { registerSync } from '../../workflows/register-sync/register-sync';
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

const numbers = (first: number, count: number) => Array.from({ length: count }, (_, index) => String(first + index));

async function requestsReach(method: string, count: number): Promise<void> {
  while ((world.fortnox.figures().byMethod[method] ?? 0) < count)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

test('killed twice in the middle of a first load, while reading and while writing: no customer lost or doubled', async () => {
  const [there, here] = [numbers(1001, 30), numbers(2001, 15)];
  const longAgo = new Date(Date.now() - 3_600_000);
  world.fortnox.customers.seed(
    there.map((number) => ({ CustomerNumber: number, Name: `Kund ${number} AB` })),
    longAgo,
  );
  await saveCards(
    world.andersson,
    'customer',
    here.map((number) => ({ customer_number: number, name: `Kund ${number} AB` })),
  );
  const first = world.startService();
  await first.says(running);
  const scheduleId = `register-sync/${world.company}/customers`;
  await world.cli('schedule', 'trigger', '--schedule-id', scheduleId);
  await requestsReach('GET', 12);
  expect(await first.end('SIGKILL')).toBeNull();

  const second = world.startService();
  await requestsReach('POST', 5);
  expect(await second.end('SIGKILL')).toBeNull();

  const third = world.startService();
  await third.says(running);
  const { info } = await temporal.client.schedule.getHandle(scheduleId).describe();
  const workflowId = info.recentActions.at(-1)?.action.workflow.workflowId ?? '';
  const result = await temporal.client.workflow.getHandle<typeof registerSync>(workflowId).result();
  expect(result).toMatchObject({
    outcome: 'done',
    counts: { read: 45, written: 45, failed: 0 },
    toAndersson: { created: 30 },
    toFortnox: { created: 15 },
    openFailures: 0,
  });
  const all = [...there, ...here];
  expect(world.fortnox.customers.all().map(({ CustomerNumber }) => CustomerNumber)).toEqual(all);
  const rows = await world.andersson.kysely.selectFrom('customer').select('customer_number').orderBy('id').execute();
  expect(rows.map(({ customer_number }) => customer_number).sort()).toEqual(all);
  expect(await third.end('SIGTERM')).toBe(0);
}, 150_000);
