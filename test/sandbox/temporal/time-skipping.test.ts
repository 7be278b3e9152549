import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { companyAttribute, fortnoxNumbersAttribute } from '../../../workflows/contract/search-attributes';
import { timeSkippingEnvironment, uniqueNames } from '../../support/temporal';

let environment: TestWorkflowEnvironment;
beforeAll(async () => {
  environment = await timeSkippingEnvironment();
});
afterAll(() => environment?.teardown());

test('thirty days pass in seconds, and our search attributes are accepted', async () => {
  const { taskQueue, company } = uniqueNames('sleeper');
  const worker = await Worker.create({
    connection: environment.nativeConnection,
    taskQueue,
    workflowsPath: require.resolve('../../support/workflows/sleeper'),
  });
  const started = Date.now();
  const days = await worker.runUntil(
    environment.client.workflow.execute('sleeper', {
      workflowId: taskQueue,
      taskQueue,
      args: [30],
      typedSearchAttributes: [
        { key: companyAttribute, value: company },
        { key: fortnoxNumbersAttribute, value: ['1', '2'] },
      ],
    }),
  );
  expect(days).toBe(30);
  expect(Date.now() - started).toBeLessThan(20_000);
});
