import { setTimeout as pause } from 'node:timers/promises';
import { meaning } from '../../activities/fortnox/failures';
import type { Fault } from '../../sandbox/fortnox/simulator';
import { type DatabaseTrouble, databaseTrouble } from './database-trouble';
import type { KillPoint } from './doomed-messages';
import { type DoomedProcess, startDoomedProcess } from './doomed-process';
import { wanted } from './expectations';
import { type FaultCase, faultsOfFortnox } from './fault-case';
import type { FaultCompany } from './fault-company';
import { type FaultWorld, startFaultWorld } from './fault-world';
import { runWorkers } from './run-workers';
import { troubleIn } from './trace';

/** A failsafe for a busy machine: quiet, the largest file takes three minutes. */
const playMs = 900_000;
const closeMs = 60_000;
/** When no further company has come to its kill point for so long, none will. */
const noneComesMs = 60_000;
const title = '$name: everything once, and nothing silent';

/** Plays every case, a company each, with faults of Fortnox; then one test per case. */
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
    expect(world.stuck(company)).toBeUndefined();
    const hits = company.fortnox.requests().flatMap(({ fault }) => (fault === undefined ? [] : [fault]));
    // Counted, since a fault on the way may be of the same kind as the case's own.
    expect(hits.toSorted()).toEqual(faultsOfFortnox(it).flatMap(eachHit).toSorted());
    await expectOutcome(company);
    if (!it.mendedInside) expect(await troubleIn(company.process.handle(), it.activity)).not.toEqual([]);
  });
}

/**
 * The same with faults of the database. `inFortnox`: the activities that call Fortnox, whose calls are counted there; one
 * that cannot be counted is not made, so that nobody needs to look for what it did.
 */
export function databaseFaults(cases: readonly FaultCase[], inFortnox: ReadonlySet<string>): void {
  let world: FaultWorld;
  let trouble: DatabaseTrouble;
  let workers: { stop(): Promise<void> };
  beforeAll(async () => {
    world = await startFaultWorld(cases);
    trouble = databaseTrouble(world.companies);
    const { settingsFile, taskQueue, temporal } = world;
    const { openDatabase, interceptors } = trouble;
    const connection = temporal.nativeConnection;
    workers = await runWorkers({ connection, settingsFile, taskQueue, openDatabase, interceptors });
    await world.play();
  }, playMs);
  afterAll(async () => {
    await workers?.stop();
    await world?.close();
  }, closeMs);

  test.each(cases)(title, async (it) => {
    const company = world.company(it);
    expect(world.stuck(company)).toBeUndefined();
    expect(trouble.struck(company)).toBe(true);
    await expectOutcome(company);
    const told = await troubleIn(company.process.handle(), it.activity);
    if (!it.mendedInside) expect(told).not.toEqual([]);
    if (!inFortnox.has(it.activity)) return;
    expect(told).toContainEqual(expect.stringContaining(meaning('callsNotCounted', 'sv')));
    expect(told).not.toContainEqual(expect.stringMatching(/^unknown/));
  });
}

/**
 * The same with a worker that is killed when each company has come to its kill point, and a successor; all at once, so
 * that one worker does. `inFortnox`: the activities that call Fortnox, whose worker's silence is noticed within seconds.
 */
export function kills(cases: readonly FaultCase[], inFortnox: ReadonlySet<string>): void {
  let world: FaultWorld;
  let doomed: DoomedProcess;
  let successor: DoomedProcess;
  let missed: readonly string[] = [];
  beforeAll(async () => {
    world = await startFaultWorld(cases);
    const { settingsFile, taskQueue, temporal, companies } = world;
    const points = companies.flatMap(({ key, case: { activity, skip, trouble } }): [string, KillPoint][] =>
      trouble.from === 'worker' ? [[key, { activity, killed: trouble.killed, skip: skip ?? 0 }]] : [],
    );
    const task = { address: temporal.address, settingsFile, taskQueue };
    doomed = await startDoomedProcess({ ...task, killPoints: Object.fromEntries(points) });
    const killed = (async () => {
      missed = await whoNeverComes(companies, doomed.reached);
      await doomed.kill();
      successor = await startDoomedProcess({ ...task, killPoints: {} });
    })();
    await world.play({ afterwards: () => killed, atOnce: companies.length });
  }, playMs);
  afterAll(async () => {
    await doomed?.kill();
    await successor?.kill();
    await world?.close();
  }, closeMs);

  test.each(cases)(title, async (it) => {
    expect(missed).not.toContain(it.name);
    const company = world.company(it);
    expect(world.stuck(company)).toBeUndefined();
    await expectOutcome(company);
    const told = await troubleIn(company.process.handle(), it.activity);
    // A call to Fortnox may take minutes: a worker that is gone is noticed by its silence instead, within seconds.
    const expected = inFortnox.has(it.activity) ? /heartbeat/i : /timeout/i;
    expect(told).toContainEqual(expect.stringMatching(expected));
  });
}

/** Waits until every company has come to its kill point; the cases of those that do not. */
async function whoNeverComes(companies: readonly FaultCompany[], reached: ReadonlySet<string>): Promise<string[]> {
  let [known, since] = [0, Date.now()];
  while (reached.size < companies.length && Date.now() < since + noneComesMs) {
    if (reached.size > known) [known, since] = [reached.size, Date.now()];
    await pause(100);
  }
  return companies.filter(({ key }) => !reached.has(key)).map((company) => company.case.name);
}

/** The kind of a fault, once for each call that is to meet it. */
function eachHit({ kind, times = 1 }: Fault): readonly Fault['kind'][] {
  if (times === 'always') throw new Error(`${kind}: how often it strikes can then not be known`);
  return Array.from({ length: times }, () => kind);
}

async function expectOutcome(company: FaultCompany): Promise<void> {
  const sight = await company.look();
  expect(sight).toEqual(wanted(company.case.story, sight));
}
