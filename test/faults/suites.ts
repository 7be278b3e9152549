import { type DatabaseTrouble, databaseTrouble } from './database-trouble';
import type { KillPoint } from './doomed-messages';
import { type DoomedProcess, startDoomedProcess } from './doomed-process';
import { wanted } from './expectations';
import type { FaultCase } from './fault-case';
import { type FaultWorld, startFaultWorld } from './fault-world';
import { runWorkers } from './run-workers';
import { troubleIn } from './trace';

/** A failsafe for a busy machine: quiet, the largest file takes two minutes. */
const playMs = 420_000;
const closeMs = 60_000;
const title = '$name: everything once, and nothing silent';

/** Plays every case at once, a company each, with faults of Fortnox; then one test per case. */
export function fortnoxFaults(cases: readonly FaultCase[]): void {
  let world: FaultWorld;
  let workers: { stop(): Promise<void> };
  beforeAll(async () => {
    world = await startFaultWorld(cases);
    const { settingsFile, taskQueue, temporal } = world;
    workers = await runWorkers({ connection: temporal.nativeConnection, settingsFile, taskQueue });
    await world.play();
  }, playMs);
  afterAll(async () => {
    await workers?.stop();
    await world?.close();
  }, closeMs);

  test.each(cases)(title, async (it) => {
    const company = world.company(it);
    const hits = company.fortnox.requests().flatMap(({ fault }) => (fault === undefined ? [] : [fault]));
    const faults = it.trouble.from === 'fortnox' ? it.trouble.faults : [];
    expect(hits).toEqual(expect.arrayContaining(faults.map(({ kind }) => kind)));
    await expectOutcome(world, it);
  });
}

/** The same with faults of the database. */
export function databaseFaults(cases: readonly FaultCase[]): void {
  let world: FaultWorld;
  let trouble: DatabaseTrouble;
  let workers: { stop(): Promise<void> };
  beforeAll(async () => {
    world = await startFaultWorld(cases);
    trouble = databaseTrouble(world.companies);
    const { settingsFile, taskQueue, temporal } = world;
    const { around, interceptors } = trouble;
    const connection = temporal.nativeConnection;
    workers = await runWorkers({ connection, settingsFile, taskQueue, around, interceptors });
    await world.play();
  }, playMs);
  afterAll(async () => {
    await workers?.stop();
    await world?.close();
  }, closeMs);

  test.each(cases)(title, async (it) => {
    expect(trouble.struck(world.company(it).key)).toBe(true);
    await expectOutcome(world, it);
  });
}

/**
 * The same with a worker that is killed when each company has come to its kill point, and a successor. `inFortnox`: the
 * activities that call Fortnox, whose worker's silence is noticed within seconds.
 */
export function kills(cases: readonly FaultCase[], inFortnox: ReadonlySet<string>): void {
  let world: FaultWorld;
  let doomed: DoomedProcess;
  let successor: DoomedProcess;
  beforeAll(async () => {
    world = await startFaultWorld(cases);
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
  }, playMs);
  afterAll(async () => {
    await doomed?.kill();
    await successor?.kill();
    await world?.close();
  }, closeMs);

  test.each(cases)(title, async (it) => {
    const company = world.company(it);
    expect([...doomed.reached]).toContain(company.key);
    const sight = await company.look();
    expect(sight).toEqual(wanted(it.story, sight));
    const told = await troubleIn(world.process(company), it.activity);
    // A call to Fortnox may take minutes: a worker that is gone is noticed by its silence instead, within seconds.
    const expected = inFortnox.has(it.activity) ? /heartbeat/i : /timeout/i;
    expect(told).toContainEqual(expect.stringMatching(expected));
  });
}

async function expectOutcome(world: FaultWorld, it: FaultCase): Promise<void> {
  const company = world.company(it);
  const sight = await company.look();
  expect(sight).toEqual(wanted(it.story, sight));
  if (!it.mendedInside) expect(await troubleIn(world.process(company), it.activity)).not.toEqual([]);
}
