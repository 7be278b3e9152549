import { watchNeedsAttention, watchStatus, watchTable } from '../../client/cli/watch-status';
import { anderssonWatchId } from '../../workflows/contract/ids';
import { startCommandWorld } from '../support/command-world';
import { connectTestTemporal, type TestTemporal, uniqueNames } from '../support/temporal';

/** A command takes a second alone, and far more on a machine that is busy with other tests. */
jest.setTimeout(120_000);

const problem = 'Inget som sparats i Andersson sedan 2026-11-24 09:06 når Fortnox: …';
let temporal: TestTemporal;
beforeAll(async () => {
  temporal = await connectTestTemporal();
});
afterAll(() => temporal?.close());

/** A watch that no worker serves, with what it has shown of itself. */
const watching = async (memo?: Record<string, unknown>) => {
  const { company, taskQueue } = uniqueNames('watching');
  const workflowId = anderssonWatchId(company);
  await temporal.client.workflow.start('anderssonWatch', { workflowId, taskQueue, ...(memo && { memo }) });
  return company;
};

test('design §4: each watch as Temporal shows it, also without a worker; one that has ended has no problem left', async () => {
  const [fine, held, ended] = [await watching(), await watching({ problem }), await watching({ problem })];
  await temporal.client.workflow.getHandle(anderssonWatchId(ended)).terminate();
  const watches = await watchStatus(temporal.client, [fine, held, ended, 'ingen']);
  expect(watches.map(({ standing }) => standing)).toEqual([
    { running: true, problem: null },
    { running: true, problem },
    { running: false, problem: null },
    { running: false, problem: null },
  ]);
  expect(watchTable(watches, 'sv')).toMatch(
    /Bevakning av Andersson[\s\S]*│ igång[\s\S]*når Fortnox[\s\S]*│ är inte igång[\s\S]*│ är inte igång/,
  );
  expect(watchTable(watches, 'en')).toMatch(/Watch over Andersson[\s\S]*│ on[\s\S]*når Fortnox[\s\S]*│ is not running/);
  expect(watchTable(await watchStatus(null, [fine]), 'sv')).toContain('?');
  for (const company of [fine, held]) await temporal.client.workflow.getHandle(anderssonWatchId(company)).terminate();
});

test('design §4: a watch that does not run needs attention, and status ends with 3; one not known of does not', async () => {
  const [fine, ended] = [await watching(), await watching()];
  await temporal.client.workflow.getHandle(anderssonWatchId(ended)).terminate();
  const needsAttention = async (...companies: string[]) =>
    watchNeedsAttention(await watchStatus(temporal.client, companies));
  expect(await needsAttention(fine)).toBe(false);
  expect(await needsAttention(fine, ended)).toBe(true);
  expect(await needsAttention('ingen')).toBe(true);
  expect(watchNeedsAttention(await watchStatus(null, [ended]))).toBe(false);
  const world = await startCommandWorld(temporal.address, ended);
  const status = await world.command(['status']);
  expect(status).toMatchObject({ code: 3, stderr: '' });
  expect(status.stdout).toContain('är inte igång: inget som sparas når Fortnox.');
  await temporal.client.workflow.getHandle(anderssonWatchId(fine)).terminate();
  await world.close();
});

test('design §4: status says what an open transaction holds back, and ends with 3', async () => {
  const company = await watching({ problem });
  const world = await startCommandWorld(temporal.address, company);
  const status = await world.command(['status', '--json']);
  expect(status).toMatchObject({ code: 3, stderr: '' });
  expect(JSON.parse(status.stdout)).toMatchObject({ watches: [{ company, standing: { running: true, problem } }] });
  await temporal.client.workflow.getHandle(anderssonWatchId(company)).terminate();
  await world.close();
});
