import type { CustomerWorld } from '../support/customer-world';
import { recordHistory } from '../support/history';
import { temporalCli } from '../support/temporal-cli';
import { worlds } from '../support/worlds';
import { numbersInAndersson, plainInFortnox } from './customers';

const world = worlds();

interface Start {
  readonly input: string;
  readonly workflowId: string;
}

/** Starts the workflow as anybody with the plain CLI could, and tells how it ended. */
async function startedByHand(it: CustomerWorld, { input, workflowId }: Start) {
  const cli = temporalCli(it.temporal.address);
  const options = ['--type', 'registerSync', '--task-queue', it.taskQueue, '--workflow-id', workflowId];
  const ended = await cli('workflow', 'execute', ...options, '--input', input, '-o', 'json');
  const description = await it.temporal.client.workflow.getHandle(workflowId).describe();
  const { events } = await it.temporal.client.workflow.getHandle(workflowId).fetchHistory();
  const failure = events?.at(-1)?.workflowExecutionFailedEventAttributes?.failure;
  return {
    code: ended.code,
    status: description.status.name,
    sentence: failure?.message,
    type: failure?.applicationFailureInfo?.type,
    nonRetryable: failure?.applicationFailureInfo?.nonRetryable,
    attributes: Object.fromEntries(
      description.typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]),
    ),
    tries: events?.filter(({ activityTaskStartedEventAttributes: started }) => started).length,
  };
}

const needed = 'registerSync behöver {"company": "…", "register": "customers|suppliers|articles"}.';

test.each([
  ['{}', `${needed} company: `, {}],
  ['{"company":5}', `${needed} company: `, { Company: '5' }],
  ['null', `${needed} indata: `, {}],
  ['"demo"', `${needed} indata: `, {}],
  [
    '{"company":"demo","register":"custmers"}',
    'register: ska vara ett av: customers, suppliers, articles',
    { Company: 'demo', AnderssonNumber: 'custmers' },
  ],
  [
    '{"company":"demo","register":"customers","to":1}',
    `${needed} indata: `,
    { Company: 'demo', AnderssonNumber: 'customers' },
  ],
])(
  'R0.3 started by hand with %s it fails at once, and its own failure is the sentence to act on',
  async (input, sentence, attributes) => {
    const it = await world();
    const failed = await startedByHand(it, { input, workflowId: it.nextWorkflowId() });
    expect(failed).toMatchObject({ status: 'FAILED', type: 'startRefused', nonRetryable: true, tries: 1, attributes });
    expect(failed.code).not.toBe(0);
    expect(failed.sentence).toContain(sentence);
  },
);

test('R0.3 started by hand for a company nobody has configured it fails at once and names the known ones', async () => {
  const it = await world();
  const other = 'register-sync/ingen/customers-2026-11-23T09:00:00Z';
  const workflowId = `${other.replace('ingen', `ingen-${it.company}`)}`;
  const input = JSON.stringify({ company: `ingen-${it.company}`, register: 'customers' });
  const failed = await startedByHand(it, { input, workflowId });
  expect(failed).toMatchObject({
    status: 'FAILED',
    type: 'companyNotConfigured',
    nonRetryable: true,
    tries: 1,
    attributes: { Company: `ingen-${it.company}`, AnderssonNumber: 'customers' },
  });
  expect(failed.sentence).toContain(`Kända företag: ${it.company}.`);
});

test('R0.3 started by hand under an id of its own it names the two right commands, and nothing has happened', async () => {
  const it = await world();
  plainInFortnox(it, '1001');
  const schedule = `register-sync/${it.company}/customers`;
  const input = JSON.stringify({ company: it.company, register: 'customers' });
  for (const workflowId of [schedule, `by-hand-${it.company}`]) {
    const failed = await startedByHand(it, { input, workflowId });
    expect(failed).toMatchObject({ status: 'FAILED', type: 'startRefused', nonRetryable: true, tries: 1 });
    expect(failed.sentence).toContain('andersson-fortnox sync now customers');
    expect(failed.sentence).toContain(`temporal schedule trigger --schedule-id ${schedule}`);
    expect(failed.sentence).toContain(workflowId);
    await recordHistory('register-sync-refused-start', { workflowId });
  }
  expect(it.fortnox.requests()).toEqual([]);
  expect(await numbersInAndersson(it)).toEqual([]);
});

/** A first run that Fortnox keeps waiting at its list, for as long as the test wants. */
async function heldRun(it: CustomerWorld) {
  plainInFortnox(it, '1001');
  it.fortnox.addFault({ kind: 'slow', method: 'GET', path: '/3/customers?', delayMs: 80_000 });
  const first = await it.start();
  while (it.fortnox.figures().requests === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  return first;
}

test('R0.3 a second run while one is open ends as alreadyRunning and touches nothing', async () => {
  const it = await world();
  const first = await heldRun(it);
  const requests = it.fortnox.figures().requests;
  const second = await it.sync();
  expect(second).toMatchObject({ outcome: 'alreadyRunning', counts: { read: 0 } });
  expect(second.message).toContain(first.workflowId);
  expect(it.fortnox.figures().requests).toBe(requests);
  it.fortnox.clock.advance(80_000);
  expect(await it.resultOf(first)).toMatchObject({ outcome: 'done', toAndersson: { created: 1 } });
});

test('R0.3 an open run whose workflow was terminated is taken over by the next', async () => {
  const it = await world();
  const first = await heldRun(it);
  await first.terminate('as by an operator');
  it.fortnox.clock.advance(80_000);
  expect(await it.sync()).toMatchObject({ outcome: 'done', toAndersson: { created: 1 } });
  const runs = await it.andersson.kysely
    .selectFrom('sync_run')
    .select(['outcome', 'closed_at'])
    .orderBy('id')
    .execute();
  expect(runs.map(({ outcome }) => outcome)).toEqual(['abandoned', 'done']);
  expect(runs.every(({ closed_at }) => closed_at !== null)).toBe(true);
});

test('R0.3 a cancelled run ends as cancelled, and the next one takes over', async () => {
  const it = await world();
  const first = await heldRun(it);
  await first.cancel();
  it.fortnox.clock.advance(80_000);
  await expect(first.result()).rejects.toMatchObject({ cause: { name: 'CancelledFailure' } });
  expect(await it.sync()).toMatchObject({ outcome: 'done', toAndersson: { created: 1 } });
});

test('the query status tells how far a run has come, also after it', async () => {
  const it = await world();
  const first = await heldRun(it);
  expect(await first.query('status')).toMatchObject({ step: 'fortnoxChanges', report: { counts: { read: 0 } } });
  it.fortnox.clock.advance(80_000);
  await first.result();
  expect(await first.query('status')).toMatchObject({ step: 'anderssonChanges', report: { counts: { read: 1 } } });
});
