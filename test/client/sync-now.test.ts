import { ScheduleOverlapPolicy } from '@temporalio/client';
import { ensureRegisterSchedule, removeRegisterSchedule } from '../../client/schedules';
import { NotStartedError, syncNow } from '../../client/sync-now';
import { registerSyncId } from '../../workflows/contract/ids';
import { connectTestTemporal, type TestTemporal, uniqueNames } from '../support/temporal';

let temporal: TestTemporal;
beforeAll(async () => {
  temporal = await connectTestTemporal();
});
afterAll(() => temporal?.close());

test('R0.3 a sync that cannot be run now says why in both languages: no schedule, or a run that goes on already', async () => {
  const { client } = temporal;
  const { company, taskQueue } = uniqueNames('now');
  const register = 'customers';
  const why = async () => {
    const error = await syncNow(client, { company, register }).catch((thrown: unknown) => thrown);
    if (!(error instanceof NotStartedError)) throw new Error(`not refused: ${String(error)}`);
    return error.said;
  };
  const scheduleId = registerSyncId(company, register);
  expect(await why()).toEqual({
    sv: expect.stringContaining(`Schemat ${scheduleId} finns inte`),
    en: expect.stringContaining(`There is no schedule ${scheduleId}`),
  });

  // Nobody serves the queue: the run goes on.
  await ensureRegisterSchedule(client, { company, register, everySeconds: 3_600, taskQueue });
  const schedule = client.schedule.getHandle(scheduleId);
  await schedule.trigger(ScheduleOverlapPolicy.SKIP);
  const running = async () => (await schedule.describe()).info.runningActions;
  while ((await running()).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await why()).toEqual({
    sv: 'En körning av customers pågår redan; ingen ny startades.',
    en: 'A run of customers is going on already; no other was started.',
  });
  for (const { workflow } of await running()) await client.workflow.getHandle(workflow.workflowId).terminate();
  await removeRegisterSchedule(client, company, register);
});
