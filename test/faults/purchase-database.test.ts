import { databaseCases } from './andersson-table';
import { type DatabaseTrouble, databaseTrouble } from './database-trouble';
import { wanted } from './expectations';
import { type FaultWorld, startFaultWorld } from './fault-world';
import { runWorkers } from './run-workers';
import { troubleIn } from './trace';

let world: FaultWorld;
let trouble: DatabaseTrouble;
let workers: { stop(): Promise<void> };
beforeAll(async () => {
  world = await startFaultWorld(databaseCases);
  trouble = databaseTrouble(world.companies);
  const { settingsFile, taskQueue, temporal } = world;
  const { around, interceptors } = trouble;
  workers = await runWorkers({
    connection: temporal.nativeConnection,
    settingsFile,
    taskQueue,
    around,
    interceptors,
  });
  await world.play();
}, 280_000);
afterAll(async () => {
  await workers?.stop();
  await world?.close();
}, 60_000);

test.each(databaseCases)('$name: one order, once, and nothing silent', async (it) => {
  const company = world.company(it);
  expect(trouble.struck(company.key)).toBe(true);
  const sight = await company.look();
  expect(sight).toEqual(wanted(it.story, sight));
  if (!it.mendedInside) expect(await troubleIn(world.process(company), it.activity)).not.toEqual([]);
});
