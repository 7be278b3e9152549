import { hintsWaiting, takeHints } from '../../activities/andersson/feed-hints';
import { feedStanding } from '../../activities/andersson/feed-standing';
import type { FortnoxWatchStatus } from '../../workflows/contract/fortnox-watch';
import { fortnoxWatchId } from '../../workflows/contract/ids';
import { until } from '../faults/until';
import { anderssonFortnox, running, type ServiceProcess } from '../support/service-process';
import { type ServiceWorld, startServiceWorld } from '../support/service-world';
import { connectTestTemporal, type TestTemporal } from '../support/temporal';

let world: ServiceWorld;
let temporal: TestTemporal;
let service: ServiceProcess;
let on: Record<string, string>;

beforeAll(async () => {
  world = await startServiceWorld();
  temporal = await connectTestTemporal(world.temporal.address);
  on = {
    FORTNOX_FEED: 'on',
    FORTNOX_FEED_ADDRESS: world.fortnox.feedAddress,
    // A run at a full hour would read its list and let go of the hints.
    SYNC_CUSTOMERS_DIRECTION: 'off',
  };
  service = world.startService(on);
  await service.says(running);
}, 120_000);
afterAll(async () => {
  await temporal?.close();
  await world?.close();
});

const hints = async () => takeHints(world.andersson, world.company, 'customers', 100, await world.andersson.now());
const standing = () => feedStanding(world.andersson, world.company, 'customers');
const connected = (count: number) => until(async () => world.fortnox.feed.connections() === count);
const create = (number: string) => world.fortnox.customers.create({ CustomerNumber: number, Name: 'Åsas Lego AB' });
const status = async (settings: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  anderssonFortnox({ ...world.environment, ...settings }, ...args, 'status');
const watch = () => ['--workflow-id', fortnoxWatchId(world.company)] as const;

test('R0.4 an edit in Fortnox becomes a hint, and the feed is seen to stand unbroken', async () => {
  // A line is open before anything is asked of it, and a first subscription tells nothing of the time before it.
  await until(standing);
  create('1001');
  await until(async () => (await hints()).includes('1001'));
  await until(async () => (await standing())?.unbrokenSince);
  const { code, stdout } = await status(on, '--json');
  expect(code).toBe(0);
  const { feeds } = JSON.parse(stdout);
  expect(feeds).toMatchObject([
    {
      company: world.company,
      standing: { connected: true, hints: await hintsWaiting(world.andersson, world.company) },
    },
  ]);
  expect(feeds[0].standing.topics).toContain('warehouse-stockbalances');
  expect((await status(on)).stdout).toMatch(/(?<!inte )anslutet/);
  expect((await status(on, '--lang', 'en')).stdout).toContain('Change feed');

  const handle = temporal.client.workflow.getHandle(fortnoxWatchId(world.company));
  const told = await until(async () => {
    const answer = await handle.query<FortnoxWatchStatus>('status');
    return answer.connectedSince !== null && answer;
  });
  expect(told).toMatchObject({ refusedTopics: [], notUnderstood: 0, losses: 0 });
  // More where it came over two connections, or where its report did and nobody knew.
  expect(told.events).toBeGreaterThanOrEqual(1);
}, 150_000);

test('R0.4 a service that is stopped leaves the line at once; what was changed meanwhile is told when it is back', async () => {
  expect(await service.end('SIGTERM')).toBe(0);
  await connected(0);
  expect(await standing()).toMatchObject({ unbrokenSince: null });
  expect((await status(on)).stdout).toContain('inte anslutet');
  create('1002');
  service = world.startService(on);
  await service.says(running);
  await until(async () => (await hints()).includes('1002'));
}, 120_000);

test('switched off, the watch is ended when the service starts, and a start by hand is refused', async () => {
  expect(await service.end('SIGTERM')).toBe(0);
  service = world.startService();
  await service.says(running);
  const described = await until(async () => {
    const { stdout } = await world.cli('workflow', 'describe', ...watch(), '-o', 'json');
    return stdout.includes('WORKFLOW_EXECUTION_STATUS_CANCELED');
  });
  expect(described).toBe(true);
  await connected(0);
  expect((await status({})).stdout).not.toContain('Ändringsflöde');
  const input = JSON.stringify({ company: world.company });
  const byHand = ['--type', 'fortnoxWatch', '--task-queue', 'integration', '--input', input] as const;
  expect((await world.cli('workflow', 'start', ...byHand, ...watch())).code).toBe(0);
  expect((await world.cli('workflow', 'result', ...watch())).stdout).toMatch(
    /Ändringsflödet är avstängt.*FORTNOX_FEED=on/s,
  );
  expect((await world.cli('workflow', 'start', ...byHand, '--workflow-id', 'fortnox-watch/x')).code).toBe(0);
  expect((await world.cli('workflow', 'result', '--workflow-id', 'fortnox-watch/x')).stdout).toMatch(
    /Bevakningen startas av tjänsten som fortnox-watch/,
  );
}, 120_000);
