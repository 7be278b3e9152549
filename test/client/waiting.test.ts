import { temporal as proto } from '@temporalio/proto';
import { nightFindings } from '../../client/waiting';
import { freePort } from '../../sandbox/temporal/free-port';
import { anderssonWatchId, nightCheckId, registerSyncId } from '../../workflows/contract/ids';
import {
  companyAttribute,
  needsAttentionAttribute,
  problemAttribute,
} from '../../workflows/contract/search-attributes';
import { type CommandWorld, startCommandWorld } from '../support/command-world';
import { connectTestTemporal, type TestTemporal, uniqueNames } from '../support/temporal';

/** A command takes a second alone, and far more on a machine that is busy with other tests. */
jest.setTimeout(120_000);

const { company, taskQueue } = uniqueNames('waiting');
let temporal: TestTemporal;
let world: CommandWorld;
beforeAll(async () => {
  temporal = await connectTestTemporal();
  world = await startCommandWorld(temporal.address, company);
});
afterAll(async () => {
  await world?.close();
  await temporal?.close();
});

/** What a process has shown of itself; no worker is up. */
const shown = async (
  workflowType: string,
  workflowId: string,
  problem: string | null,
  kind: string | null = null,
  queue = taskQueue,
) => {
  const typedSearchAttributes = [
    { key: companyAttribute, value: company },
    ...(problem === null ? [] : [{ key: needsAttentionAttribute, value: true }]),
    ...(kind === null ? [] : [{ key: problemAttribute, value: kind }]),
  ];
  const memo = problem === null ? {} : { problem };
  const handle = await temporal.client.workflow.start(workflowType, {
    workflowId,
    taskQueue: queue,
    typedSearchAttributes,
    memo,
  });
  await listed(`WorkflowId="${workflowId}"`);
  return handle;
};
type End = 'completed' | 'failed' | 'terminated';
/** A night check that has ended, with what it found. */
const night = async (day: string, problem: string | null, end: End = 'completed') => {
  const workflowId = `${nightCheckId(company)}-2026-11-${day}T02:30:00Z`;
  const queue = `${taskQueue}-${day}`;
  const handle = await shown('nightCheck', workflowId, problem, null, queue);
  if (end === 'terminated') await handle.terminate();
  else await endAs(end, queue);
  await listed(`WorkflowId="${workflowId}" AND ExecutionStatus!="Running"`);
};
/** Ends the run of a queue as its own worker would. */
const endAs = async (end: Exclude<End, 'terminated'>, queue: string) => {
  const { workflowService, options } = temporal.client;
  const { namespace } = options;
  const task = await temporal.client.withDeadline(Date.now() + 30_000, () =>
    workflowService.pollWorkflowTaskQueue({ namespace, taskQueue: { name: queue } }),
  );
  const command =
    end === 'completed'
      ? { commandType: 'COMMAND_TYPE_COMPLETE_WORKFLOW_EXECUTION', completeWorkflowExecutionCommandAttributes: {} }
      : {
          commandType: 'COMMAND_TYPE_FAIL_WORKFLOW_EXECUTION',
          failWorkflowExecutionCommandAttributes: {
            failure: { message: 'Företaget finns inte i inställningarna.', applicationFailureInfo: {} },
          },
        };
  await workflowService.respondWorkflowTaskCompleted({
    namespace,
    taskToken: task.taskToken,
    commands: [proto.api.command.v1.Command.fromObject(command)],
  });
};
const listed = async (query: string) => {
  while ((await temporal.client.workflow.count(query)).count === 0) await new Promise((next) => setTimeout(next, 50));
};
const link = (number: string, failure: object | null) =>
  world.andersson.verbs.upsert(world.andersson.kysely, 'sync_link', {
    ...{ company, register: 'customers', number, updated_at: '2026-11-24T08:00:00.000Z' },
    failure: failure === null ? null : JSON.stringify(failure),
  });

test('only the last night check counts: what it found waits, until the next finds nothing', async () => {
  const findings = () => nightFindings(temporal.client, company, 'sv');
  expect(await findings()).toEqual([]);
  await night('23', null);
  await night('24', 'Inköpsorder 1001 och 1002 …');
  expect(await findings()).toEqual([
    {
      workflowId: nightCheckId(company),
      company,
      kind: 'nightCheck',
      stage: null,
      text: 'Inköpsorder 1001 och 1002 …',
    },
  ]);
  // Started by hand under an id of its own, and refused: it has found nothing out.
  const refused = await shown('nightCheck', nightCheckId(company), null);
  await refused.terminate();
  await listed(`WorkflowId="${nightCheckId(company)}" AND ExecutionStatus!="Running"`);
  expect(await findings()).toHaveLength(1);
  await night('25', null);
  expect(await findings()).toEqual([]);
});

test('R7.2: a night check that did not end as it should is told of, and hides nothing of what the last whole one found', async () => {
  const it = { workflowId: nightCheckId(company), company, stage: null };
  const whole = { ...it, kind: 'nightCheck', text: 'Inköpsorder 1001 och 1002 …' };
  await night('01', null);
  await night('02', whole.text);
  await night('03', null, 'terminated');
  const findings = (language: 'sv' | 'en' = 'sv') => nightFindings(temporal.client, company, language);
  const schedule = `temporal schedule trigger --schedule-id ${nightCheckId(company)}`;
  const said = (why: string) =>
    `Nattkontrollen blev inte klar (${why}): det den skulle ha hittat syns inte. Rätta orsaken och starta den igen: ${schedule}`;
  expect(await findings()).toEqual([{ ...it, kind: 'nightCheckFailed', text: said('TERMINATED') }, whole]);
  await night('04', 'Inloggningen …', 'failed');
  const failed = `${said('Företaget finns inte i inställningarna.')}\nInloggningen …`;
  expect(await findings()).toEqual([{ ...it, kind: 'nightCheckFailed', text: failed }, whole]);
  const [english] = await findings('en');
  expect(english?.text).toContain('The night check was not finished (Företaget finns inte i inställningarna.)');
  await night('05', null);
  expect(await findings()).toEqual([]);
});

test('problems: processes, what the night check found and records that wait stand together, in both languages; exit 3 until none is left', async () => {
  const watch = await shown('anderssonWatch', anderssonWatchId(company), 'Inget som sparats …', 'changesHeldBack');
  await night('26', 'Inköpsorder 1001 och 1002 …');
  for (const number of ['11', '12', '13', '14', '15', '16', '17']) await link(number, { sentence: `Fel i ${number}.` });
  await link('18', null);
  const [asJson, english] = await Promise.all([
    world.command(['problems', '--json']),
    world.command(['--lang', 'en', 'problems', 'list', '--company', company]),
  ]);
  expect(asJson).toMatchObject({ code: 3, stderr: '' });
  const first = ['11', '12', '13', '14', '15'].map((number) => ({ number, sentence: `Fel i ${number}.` }));
  const ours = (JSON.parse(asJson.stdout) as { company: string }[]).filter((it) => it.company === company);
  expect(ours).toMatchObject([
    { workflowId: anderssonWatchId(company), kind: 'changesHeldBack', text: 'Inget som sparats …' },
    { workflowId: nightCheckId(company), kind: 'nightCheck', text: 'Inköpsorder 1001 och 1002 …' },
    {
      ...{ workflowId: registerSyncId(company, 'customers'), kind: 'recordsFailed', records: { count: 7, first } },
      text: expect.stringMatching(
        /^Poster som väntar på rättning: 7\.[\s\S]*\n11 {2}Fel i 11\.\n[\s\S]*\n… och 2 till\.$/,
      ),
    },
  ]);
  expect(english).toMatchObject({ code: 3, stderr: '' });
  expect(english.stdout).toMatch(/Records waiting for a correction: 7\.[\s\S]*15 {2}Fel i 15\.\n… and 2 more\./);

  await watch.terminate();
  await night('27', null);
  for (const number of ['11', '12', '13', '14', '15', '16', '17']) await link(number, null);
  expect(await world.command(['problems', '--company', company])).toEqual({
    ...{ code: 0, stdout: 'Inget väntar på någon.\n', stderr: '' },
  });
});

test('a database that cannot be read is named beside what waits elsewhere; exit 1', async () => {
  const address = `127.0.0.1:${await freePort()}`;
  const ended = await world.command(['--lang', 'en', 'problems', '--company', company, '--json'], {
    ANDERSSON_DATABASE: `mssql://integration:hemligt-losen@${address}/Andersson`,
    LANGUAGE_OF_OPERATORS: 'sv',
  });
  expect(ended).toMatchObject({ code: 1, stdout: '[]\n' });
  const { error } = JSON.parse(ended.stderr) as { error: string };
  expect(error).toContain(`${company}: Andersson's database ${address}/Andersson cannot be reached.`);
  expect(error).not.toContain('hemligt-losen');
});
