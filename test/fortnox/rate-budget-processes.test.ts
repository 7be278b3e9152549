import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnderssonDatabase } from '../../activities/andersson/database';
import { createSandboxDatabase } from '../../sandbox/andersson/sandbox-database';
import { openCompanies } from '../../workers/companies';
import { readSettings } from '../../workers/settings';
import { type CallerProcess, startCaller } from '../bench/caller-process';
import { callerEnvironment } from '../bench/rate-budget';
import { type SimulatorProcess, startSimulatorProcess } from '../bench/simulator-process';

/*
 * Rule 9 with real processes: each has the product's own settings, client and budget, they meet in one database file, and
 * the simulated Fortnox counts what arrives, in a process of its own. All clocks are the machine's.
 */
jest.setTimeout(90_000);

const company = 'demo';
const customer = [{ CustomerNumber: '1', Name: 'Gnosjö Plåt AB' }];

let folder: string;
let file: string;
let andersson: AnderssonDatabase;
let fortnox: SimulatorProcess;
let callers: CallerProcess[];
const start = async () => {
  const caller = await startCaller(callerEnvironment(file, fortnox), 1);
  callers.push(caller);
  return caller;
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const sum = (values: readonly { readonly outcome: string }[]) =>
  values.filter(({ outcome }) => outcome === 'done').length;

beforeEach(async () => {
  const parent = join(__dirname, '../../.sandbox');
  await mkdir(parent, { recursive: true });
  folder = await mkdtemp(join(parent, 'world-'));
  file = join(folder, 'andersson.db');
  andersson = await createSandboxDatabase(file, company);
  fortnox = await startSimulatorProcess(1);
  await fortnox.seed('customers', customer, new Date());
  callers = [];
});
afterEach(async () => {
  await Promise.all(callers.map((caller) => caller.kill()));
  await andersson.close();
  await fortnox.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
});

test('two processes with more to do than may be done: never a 429, and a document waits for neither of the loads', async () => {
  const [one, other] = [await start(), await start()];
  const loads = [one.call('bulk', 30), other.call('bulk', 30)];
  await pause(5_000);
  const documents = [];
  for (let call = 0; call < 5; call += 1) documents.push(...(await one.call('document', 1)));
  const calls = (await Promise.all(loads)).flat();
  expect(sum(calls)).toBe(60);
  expect(sum(documents)).toBe(5);
  const { requests, http429, maxIn5s } = await fortnox.figures();
  expect({ requests, http429 }).toEqual({ requests: 65, http429: 0 });
  expect(maxIn5s).toBeLessThanOrEqual(25);
  // 36 calls of the loads still wait, 7 s of slots; without its lane the first document would have waited for them.
  for (const { ms } of documents) expect(ms).toBeLessThan(3_000);
});

test('one is killed in the midst of its calls: the other goes on, its places free themselves, and there is no 429', async () => {
  const [doomed, other] = [await start(), await start()];
  doomed.call('document', 200).catch(() => undefined);
  const load = other.call('register', 20);
  await pause(3_000);
  await doomed.kill();
  const [, ...later] = [await load, ...(await other.call('bulk', 20))];
  expect(sum(later)).toBe(20);
  expect(await fortnox.figures()).toMatchObject({ http429: 0 });
  expect((await fortnox.figures()).maxIn5s).toBeLessThanOrEqual(25);
});

test('`status` in a process of its own: how much is used, who waits, and when each lane is through', async () => {
  const caller = await start();
  const load = caller.call('bulk', 30);
  await pause(2_000);
  const companies = openCompanies(readSettings(callerEnvironment(file, fortnox)));
  const { used, waiting, throughInMs } = await companies.fortnox(company).client.budget.figures();
  const askedAt = Date.now();
  expect(used).toBeGreaterThanOrEqual(5);
  expect(waiting.bulk).toBeGreaterThan(5);
  expect(waiting).toMatchObject({ document: 0, stock: 0, register: 0 });
  await load;
  expect(Math.abs(Date.now() - askedAt - (throughInMs.bulk ?? 0))).toBeLessThan(2_000);
  await companies.close();
});

test('a database without the table: no call is made, and the failure says where calls are counted', async () => {
  const companies = openCompanies(readSettings(callerEnvironment(join(folder, 'none', 'empty.db'), fortnox)));
  const { client } = companies.fortnox(company);
  const call = await client.send({ method: 'POST', path: '/3/customers', body: {}, lane: 'document' });
  expect(call).toMatchObject({
    outcome: 'notSent',
    failure: { kind: 'callsNotCounted', method: 'POST', status: null },
  });
  expect(call.outcome === 'notSent' && call.failure.message).toMatch(/integrationens tabeller/);
  expect((await fortnox.figures()).requests).toBe(0);
  await companies.close();
});

test('the database is held by another writer: the call waits, is made once it is free, and nothing is sent before', async () => {
  const caller = await start();
  await caller.call('document', 1);
  let letGo: () => void = () => undefined;
  const held = andersson.transaction(() => new Promise<void>((resolve) => (letGo = resolve)));
  await pause(100);
  const waiting = caller.call('document', 1);
  await pause(2_000);
  expect((await fortnox.figures()).requests).toBe(1);
  letGo();
  await held;
  expect(sum(await waiting)).toBe(1);
  expect((await fortnox.figures()).requests).toBe(2);
});
