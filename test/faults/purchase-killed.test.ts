import { killCases } from './andersson-table';
import type { KillPoint } from './doomed-messages';
import { type DoomedProcess, startDoomedProcess } from './doomed-process';
import { wanted } from './expectations';
import { type FaultWorld, startFaultWorld } from './fault-world';
import { troubleIn } from './trace';

const inFortnox = new Set<string>([
  'preparePurchaseOrder',
  'createPurchaseOrder',
  'findPurchaseOrder',
  'markPurchaseOrderSent',
  'readPurchaseOrder',
  'changePurchaseOrder',
  'voidPurchaseOrder',
]);

let world: FaultWorld;
let doomed: DoomedProcess;
let successor: DoomedProcess;
beforeAll(async () => {
  world = await startFaultWorld(killCases);
  const { settingsFile, taskQueue, temporal, companies } = world;
  const points = companies.flatMap(({ key, case: { activity, trouble } }): [string, KillPoint][] =>
    trouble.from === 'worker' ? [[key, { activity, killed: trouble.killed }]] : [],
  );
  const task = { address: temporal.address, settingsFile, taskQueue };
  doomed = await startDoomedProcess({ ...task, killPoints: Object.fromEntries(points) });
  const killed = (async () => {
    while (doomed.reached.size < companies.length) await new Promise((resolve) => setTimeout(resolve, 100));
    await doomed.kill();
    successor = await startDoomedProcess({ ...task, killPoints: {} });
  })();
  await world.play(() => killed);
}, 280_000);
afterAll(async () => {
  await doomed?.kill();
  await successor?.kill();
  await world?.close();
}, 60_000);

test.each(killCases)('$name: one order, once, and nothing silent', async (it) => {
  const company = world.company(it);
  expect([...doomed.reached]).toContain(company.key);
  const sight = await company.look();
  expect(sight).toEqual(wanted(it.story, sight));
  const told = await troubleIn(world.process(company), it.activity);
  // A call to Fortnox may take minutes: a worker that is gone is noticed by its silence instead, within seconds.
  const expected = inFortnox.has(it.activity) ? /heartbeat/i : /timeout/i;
  expect(told).toContainEqual(expect.stringMatching(expected));
});
