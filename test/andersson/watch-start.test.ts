import { MockActivityEnvironment } from '@temporalio/testing';
import type { AnderssonDatabase } from '../../activities/andersson/database';
import { nightCheckActivities } from '../../activities/andersson/night-check-activities';
import { anderssonWatchId } from '../../workflows/contract/ids';
import { companyAttribute } from '../../workflows/contract/search-attributes';
import { connectTestTemporal, type TestTemporal, uniqueNames } from '../support/temporal';
import { anderssonOf } from './purchases';

let temporal: TestTemporal;
beforeAll(async () => {
  temporal = await connectTestTemporal();
});
afterAll(() => temporal?.close());

const { taskQueue } = uniqueNames('watch-start');
/** What the night check has of it; no database is asked. */
const ensureWatch = (company: string) =>
  new MockActivityEnvironment({}, { client: temporal.client }).run(
    nightCheckActivities(async () => anderssonOf({} as AnderssonDatabase), taskQueue).ensureWatch,
    { company },
  );

test('design §4: a watch that has ended, or never began, is started again and said so; one that runs is left alone', async () => {
  const { company } = uniqueNames('watch-start');
  const handle = temporal.client.workflow.getHandle(anderssonWatchId(company));
  expect(await ensureWatch(company)).toMatchObject({
    problem: 'watchRestarted',
    sentence: expect.stringContaining('Bevakningen av Andersson var inte igång (NOT_FOUND)'),
  });
  const first = await handle.describe();
  expect(first).toMatchObject({ type: 'anderssonWatch', taskQueue, status: { name: 'RUNNING' } });
  expect(first.typedSearchAttributes.get(companyAttribute)).toBe(company);

  const events = first.historyLength;
  expect(await ensureWatch(company)).toBeNull();
  expect(await handle.describe()).toMatchObject({ runId: first.runId, historyLength: events });

  await handle.terminate();
  expect(await ensureWatch(company)).toMatchObject({ sentence: expect.stringContaining('(TERMINATED)') });
  const again = await handle.describe();
  expect(again.status.name).toBe('RUNNING');
  expect(again.runId).not.toBe(first.runId);
  await handle.terminate();
});
