import { Worker } from '@temporalio/worker';
import { needsAttentionAttribute } from '../../workflows/contract/search-attributes';
import { connectTestTemporal, type TestTemporal, uniqueNames } from './temporal';

let temporal: TestTemporal;
beforeAll(async () => {
  temporal = await connectTestTemporal();
});
afterAll(() => temporal?.close());

test('a worker of a test runs its workflows on the shared server, attributes and all', async () => {
  const { taskQueue } = uniqueNames('shared');
  const worker = await Worker.create({
    connection: temporal.nativeConnection,
    namespace: temporal.namespace,
    taskQueue,
    workflowsPath: require.resolve('./workflows/sleeper'),
  });
  const options = { workflowId: taskQueue, taskQueue, args: [0] };
  const typedSearchAttributes = [{ key: needsAttentionAttribute, value: true }];
  await expect(
    worker.runUntil(temporal.client.workflow.execute('sleeper', { ...options, typedSearchAttributes })),
  ).resolves.toBe(0);
});

test('names are unique, and a company key is a slug', () => {
  const [one, other] = [uniqueNames('purchase'), uniqueNames('purchase')];
  expect(one.company).not.toBe(other.company);
  expect(one.company).toMatch(/^[a-z0-9-]+$/);
});
