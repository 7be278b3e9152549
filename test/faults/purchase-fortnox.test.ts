import { wanted } from './expectations';
import { type FaultWorld, startFaultWorld } from './fault-world';
import { fortnoxCases } from './fortnox-table';
import { runWorkers } from './run-workers';
import { troubleIn } from './trace';

let world: FaultWorld;
let workers: { stop(): Promise<void> };
beforeAll(async () => {
  world = await startFaultWorld(fortnoxCases);
  const { settingsFile, taskQueue, temporal } = world;
  workers = await runWorkers({ connection: temporal.nativeConnection, settingsFile, taskQueue });
  await world.play();
}, 280_000);
afterAll(async () => {
  await workers?.stop();
  await world?.close();
}, 60_000);

test.each(fortnoxCases)('$name: one order, once, and nothing silent', async (it) => {
  const company = world.company(it);
  const hits = company.fortnox.requests().flatMap(({ fault }) => (fault === undefined ? [] : [fault]));
  const faults = it.trouble.from === 'fortnox' ? it.trouble.faults : [];
  expect(hits).toEqual(expect.arrayContaining(faults.map(({ kind }) => kind)));
  const sight = await company.look();
  expect(sight).toEqual(wanted(it.story, sight));
  if (!it.mendedInside) expect(await troubleIn(world.process(company), it.activity)).not.toEqual([]);
});
