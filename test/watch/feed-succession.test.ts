import { Worker } from '@temporalio/worker';
import { feedMemory } from '../../activities/andersson/feed-memory';
import { feedStanding } from '../../activities/andersson/feed-standing';
import { type CompanyFeed, fortnoxWatchActivities } from '../../activities/fortnox/feed/watch-activities';
import { createTokenSource } from '../../activities/fortnox/token';
import { workflowBundle } from '../../workers/workflow-bundle';
import type { FortnoxWatchStatus } from '../../workflows/contract/fortnox-watch';
import { fortnoxWatchId } from '../../workflows/contract/ids';
import { watchQueueBeside } from '../../workflows/contract/queues';
import { freshSqlite } from '../andersson/database/databases';
import { closeSimulators, settingsOf, startFortnox } from '../fortnox/connect';
import { eventually } from '../fortnox/feed-setup';
import { connectTestTemporal, uniqueNames } from '../support/temporal';

/** Nine minutes in eight seconds, with most of them left to the overlap: the machine may be busy. */
const times = { holdMs: 8_000, overlapMs: 6_000, tellEveryMs: 500, pingEveryMs: 500, silentAfterMs: 60_000 };

afterEach(closeSimulators);

test('R0.4 connections relieve each other and the feed stays unbroken; every edit is a hint', async () => {
  const temporal = await connectTestTemporal();
  const { taskQueue, company } = uniqueNames('relay');
  const fortnox = await startFortnox();
  const { database, remove } = await freshSqlite();
  const feed: CompanyFeed = {
    address: fortnox.feedAddress,
    clientSecret: fortnox.credentials.clientSecret,
    tokens: createTokenSource(settingsOf(fortnox)),
    language: 'sv',
    memory: async () => feedMemory(company, database),
  };
  let opened = 0;
  const { watchFortnox } = fortnoxWatchActivities(() => feed, times);
  const { nativeConnection: connection, namespace, client } = temporal;
  const workers = [
    await Worker.create({
      ...{ connection, namespace, taskQueue },
      workflowBundle: await workflowBundle(),
      activities: { admitCompany: async () => ({ language: 'sv' }) },
    }),
    await Worker.create({
      ...{ connection, namespace, taskQueue: watchQueueBeside(taskQueue), shutdownGraceTime: 0 },
      activities: {
        watchFortnox: (input: { readonly company: string }) => {
          opened += 1;
          return watchFortnox(input);
        },
      },
    }),
  ];
  const running = workers.map((worker) => worker.run());
  const handle = await client.workflow.start('fortnoxWatch', {
    workflowId: fortnoxWatchId(company),
    taskQueue,
    args: [{ company }],
  });
  const unbrokenSince = async () => (await feedStanding(database, company, 'articles'))?.unbrokenSince ?? null;
  const since = await eventually(async () => (await unbrokenSince()) ?? undefined);
  for (let number = 1; opened < 4; number += 1) {
    fortnox.customers.create({ CustomerNumber: String(number), Name: 'Åke' });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const created = fortnox.customers.all().length;
  await eventually(async () => {
    const rows = await database.kysely.selectFrom('feed_hint').select('entity').execute();
    return rows.length === created ? true : undefined;
  });
  expect(await unbrokenSince()).toBe(since);
  const status = await handle.query<FortnoxWatchStatus>('status');
  expect(status).toMatchObject({ connectedSince: since, losses: 0, notUnderstood: 0 });
  expect(status.events).toBeGreaterThan(0);

  await handle.cancel();
  await expect(handle.result()).rejects.toMatchObject({ cause: { name: 'CancelledFailure' } });
  await eventually(async () => (fortnox.feed.connections() === 0 ? true : undefined));
  // The line is left at once, and then it is said.
  await eventually(async () => ((await unbrokenSince()) === null ? true : undefined));
  for (const worker of workers) worker.shutdown();
  await Promise.all(running);
  await remove();
  await temporal.close();
}, 90_000);
