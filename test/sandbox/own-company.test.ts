import { ensureNightCheckSchedule, ensureRegisterSchedule, removeSchedule } from '../../client/schedules';
import { addSearchAttributes } from '../../client/search-attributes';
import { refuseWhereItRuns } from '../../sandbox/own-company';
import { integrationQueue, watchQueue } from '../../workflows/contract/queues';
import { searchAttributes } from '../../workflows/contract/search-attributes';
import { type OwnTemporal, startOwnTemporal } from '../support/own-temporal';
import { connectTestTemporal, type TestTemporal } from '../support/temporal';

/** Production's Temporal while its service is stopped: nobody polls, and its company has a key of its own. */
let server: OwnTemporal;
let temporal: TestTemporal;
beforeAll(async () => {
  server = await startOwnTemporal({ knowsSearchAttributes: false });
  temporal = await connectTestTemporal(server.address);
});
afterAll(async () => {
  await temporal?.close();
  await server?.stop();
});

const judged = () => refuseWhereItRuns(temporal.client);

test('a server the product has never been on is used, though it knows no search attribute of ours', async () => {
  await expect(judged()).resolves.toBeUndefined();
});

test.each([
  ['purchase/riktiga-bolaget/1042', integrationQueue],
  ['andersson-watch/riktiga-bolaget', watchQueue],
])(
  '%s runs on the queue %s, whoever it belongs to: refused, since its tasks would be taken',
  async (workflowId, taskQueue) => {
    const { client } = temporal;
    const handle = await client.workflow.start('any', { workflowId, taskQueue });
    await shown(`WorkflowId="${workflowId}" AND ExecutionStatus="Running"`);
    await expect(judged()).rejects.toThrow(`används redan: ${workflowId} är igång på kön ${taskQueue}.`);
    await handle.terminate();
    await shown(`WorkflowId="${workflowId}" AND ExecutionStatus="Terminated"`);
    await expect(judged()).resolves.toBeUndefined();
  },
);

test("a schedule of any company is enough, also one that is not built yet; others' schedules are not ours", async () => {
  const { client, connection, namespace } = temporal;
  await addSearchAttributes(connection, namespace, searchAttributes);
  const company = 'riktiga-bolaget';
  const plain = (scheduleId: string) =>
    client.schedule.create({
      scheduleId,
      spec: { intervals: [{ every: '1 day' }] },
      state: { paused: true },
      action: { type: 'startWorkflow', workflowType: 'any', taskQueue: 'elsewhere' },
    });
  await plain('their-own/register-sync/report');
  await scheduled('their-own/register-sync/report', true);
  await expect(judged()).resolves.toBeUndefined();
  const schedules: Readonly<Record<string, () => Promise<unknown>>> = {
    [`register-sync/${company}/customers`]: () =>
      ensureRegisterSchedule(client, { company, register: 'customers', everySeconds: 3600, taskQueue: 'elsewhere' }),
    [`night-check/${company}`]: () => ensureNightCheckSchedule(client, company, 'elsewhere'),
    [`stock-balance-sync/${company}`]: () => plain(`stock-balance-sync/${company}`),
  };
  for (const [scheduleId, make] of Object.entries(schedules)) {
    await make();
    await scheduled(scheduleId, true);
    await expect(judged()).rejects.toThrow(`används redan: schemat ${scheduleId} finns.`);
    await removeSchedule(client, scheduleId);
    await scheduled(scheduleId, false);
  }
});

/** What lists show comes a moment after it has happened. */
async function shown(query: string): Promise<void> {
  while ((await temporal.client.workflow.count(query)).count === 0) await moment();
}

async function scheduled(scheduleId: string, there: boolean): Promise<void> {
  for (;;) {
    const ids: string[] = [];
    for await (const schedule of temporal.client.schedule.list()) ids.push(schedule.scheduleId);
    if (ids.includes(scheduleId) === there) return;
    await moment();
  }
}

const moment = () => new Promise((resolve) => setTimeout(resolve, 50));
