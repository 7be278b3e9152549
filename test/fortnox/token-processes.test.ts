import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { FortnoxSimulator } from '../../sandbox/fortnox/simulator';
import { freshSqlite, type TestDatabase } from '../andersson/database/databases';
import { plainEnvironment } from '../support/service-process';
import { closeSimulators, startFortnox } from './connect';
import { loginEnvironment, moveBack, storeOn } from './token-setup';

const root = join(__dirname, '../..');
const leaseMs = 90_000;

let kept: TestDatabase;
let running: ChildProcess[];
beforeEach(async () => {
  kept = await freshSqlite();
  running = [];
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await closeSimulators();
  await kept.remove();
});

/** A process of the company; says what it is about to do, line by line. */
interface Asker {
  /** The next line it says. */
  says(): Promise<string>;
  go(): void;
  kill(): Promise<void>;
}

function startAsker(simulator: FortnoxSimulator, ...args: readonly string[]): Asker {
  const script = join(__dirname, 'token-asker-process.ts');
  const loader = join(root, 'client/cli/typescript.cjs');
  const child = spawn(process.execPath, ['-r', loader, script, ...args], {
    cwd: root,
    env: plainEnvironment({
      ...loginEnvironment(simulator, kept),
      FORTNOX_REFRESH_TOKEN: simulator.credentials.refreshToken,
    }),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async says() {
      const { value, done } = await lines.next();
      if (done) throw new Error('the process has ended without saying more');
      return value;
    },
    go: () => child.stdin.write('go\n'),
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
}

/** All of them ask, at the same moment. */
async function letAsk(askers: readonly Asker[]): Promise<void> {
  for (const asker of askers) expect(await asker.says()).toBe('ready');
  for (const asker of askers) asker.go();
}

/** What each asker of the processes got. */
async function answersOf(askers: readonly Asker[]): Promise<readonly string[]> {
  const told = await Promise.all(askers.map((asker) => asker.says()));
  return told.flatMap((line) => JSON.parse(line) as string[]);
}

async function askAtOnce(askers: readonly Asker[]): Promise<readonly string[]> {
  await letAsk(askers);
  return answersOf(askers);
}

test('50 askers in two processes: exactly one refresh, from the first token on and again when its hour is out', async () => {
  const simulator = await startFortnox();
  for (const refreshes of [1, 2, 3]) {
    const got = await askAtOnce([startAsker(simulator, '25'), startAsker(simulator, '25')]);
    expect(got).toHaveLength(50);
    expect(new Set(got).size).toBe(1);
    expect(got[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(simulator.figures().tokenRequests).toBe(refreshes);
    await moveBack(kept.database, 'access_ends_at', 3_600_000);
  }
  expect(simulator.requests().every(({ status }) => status === 200)).toBe(true);
}, 120_000);

test('killed with the claim, before Fortnox is asked: the others wait for its lease, then one of them refreshes', async () => {
  const simulator = await startFortnox();
  const doomed = startAsker(simulator, '1', 'claimed');
  await doomed.says();
  doomed.go();
  expect(await doomed.says()).toBe('claimed');
  await doomed.kill();
  const [one, other] = [startAsker(simulator, '5'), startAsker(simulator, '5')];
  await letAsk([one, other]);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(simulator.figures().tokenRequests).toBe(0);
  await moveBack(kept.database, 'claimed_until', leaseMs);
  expect(new Set(await answersOf([one, other])).size).toBe(1);
  expect(simulator.figures().tokenRequests).toBe(1);
}, 120_000);

/** Killed between Fortnox's answer and the storing of it, and the lease is over. */
async function killedBeforeStoring(simulator: FortnoxSimulator): Promise<void> {
  const doomed = startAsker(simulator, '1', 'answered');
  await doomed.says();
  doomed.go();
  expect(await doomed.says()).toBe('answered');
  await doomed.kill();
  await moveBack(kept.database, 'claimed_until', leaseMs);
}

test('killed between answer and storing: no access until somebody logs in again', async () => {
  const simulator = await startFortnox();
  await killedBeforeStoring(simulator);
  expect(await askAtOnce([startAsker(simulator, '3')])).toEqual(Array(3).fill('consentLost'));
  expect(simulator.figures().tokenRequests).toBe(2);
  expect(await storeOn(kept.database).load()).toMatchObject({ generation: 1, claimed: false });
  await storeOn(kept.database).replace({ refreshToken: 'r', accessToken: 'of a login', accessLeftMs: 3_600_000 });
  const [token] = await askAtOnce([startAsker(simulator, '1')]);
  expect(token).toMatch(/^[0-9a-f]{64}$/);
}, 120_000);

test('killed between answer and storing, and Fortnox takes the spent token a little longer: access goes on', async () => {
  const simulator = await startFortnox({ switches: { spentRefreshTokenGraceSeconds: 60 } });
  await killedBeforeStoring(simulator);
  const got = await askAtOnce([startAsker(simulator, '3'), startAsker(simulator, '3')]);
  expect(new Set(got).size).toBe(1);
  expect(got[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(simulator.figures().tokenRequests).toBe(2);
}, 120_000);
