import { editCustomer, saveNewCustomers } from '../../sandbox/andersson/customer-gestures';
import { anderssonFortnox, running, type ServiceProcess } from '../support/service-process';
import { type ServiceWorld, startServiceWorld } from '../support/service-world';

let world: ServiceWorld;
let service: ServiceProcess;
let scheduleId: string;
const command = (...args: readonly string[]) => anderssonFortnox(world.environment, ...args);

beforeAll(async () => {
  world = await startServiceWorld();
  scheduleId = `register-sync/${world.company}/customers`;
  world.fortnox.customers.seed(
    ['1001', '1002', '1003'].map((number) => ({ CustomerNumber: number, Name: `Kund ${number} AB` })),
    new Date(Date.now() - 3_600_000),
  );
  await saveNewCustomers(world.andersson, [{ customer_number: '2001', name: 'Öbergs Lego AB' }]);
  service = world.startService();
  await service.says(running);
}, 60_000);
afterAll(() => world?.close());

test('design §3: the plain Temporal CLI shows the schedule: every so often, overlap skipped, one workflow', async () => {
  const listed = await world.cli('schedule', 'list', '-o', 'json');
  expect(JSON.parse(listed.stdout)).toContainEqual(expect.objectContaining({ scheduleId }));
  const described = await world.cli('schedule', 'describe', '--schedule-id', scheduleId, '-o', 'json');
  const { schedule } = JSON.parse(described.stdout);
  expect(schedule.spec.interval).toMatchObject([{ interval: '3600s' }]);
  expect(schedule.policies).toMatchObject({ overlapPolicy: 'SCHEDULE_OVERLAP_POLICY_SKIP', catchupWindow: '60s' });
  expect(schedule.action.startWorkflow).toMatchObject({
    workflowId: scheduleId,
    workflowType: { name: 'registerSync' },
    taskQueue: { name: 'integration' },
  });
});

test('design §3: triggered with the plain Temporal CLI, a run under a stamped id does its work and is found by company', async () => {
  const triggered = await world.cli('schedule', 'trigger', '--schedule-id', scheduleId);
  expect(triggered.code).toBe(0);
  const query = `Company="${world.company}" AND AnderssonNumber="customers" AND ExecutionStatus="Completed"`;
  let found: { execution: { workflowId: string }; type: { name: string } }[] = [];
  while (found.length === 0) {
    found = JSON.parse((await world.cli('workflow', 'list', '--query', query, '-o', 'json')).stdout);
  }
  expect(found).toHaveLength(1);
  expect(found[0]?.type.name).toBe('registerSync');
  const workflowId = found[0]?.execution.workflowId ?? '';
  expect(workflowId.startsWith(`${scheduleId}-`)).toBe(true);
  expect(workflowId.slice(scheduleId.length)).toMatch(/^-\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const result = await world.cli('workflow', 'result', '--workflow-id', workflowId, '-o', 'json');
  expect(JSON.parse(result.stdout)).toMatchObject({
    status: 'COMPLETED',
    result: { outcome: 'done', toAndersson: { created: 3 }, toFortnox: { created: 1 }, openFailures: 0 },
  });
  expect(world.fortnox.customers.get('2001')).toMatchObject({ Name: 'Öbergs Lego AB' });
});

test('sync now: the result as JSON and as Swedish or English text, exit 0', async () => {
  const asJson = await command('sync', 'now', 'customers', '--json');
  expect(asJson).toMatchObject({ code: 0 });
  expect(JSON.parse(asJson.stdout)).toMatchObject({ outcome: 'done', counts: { failed: 0 }, openFailures: 0 });
  expect(asJson.stdout.trim().split('\n')).toHaveLength(1);
  world.fortnox.customers.put('1001', { City: 'Åmål' });
  const asText = await command('sync', 'now', 'customers');
  expect(asText).toMatchObject({ code: 0, stderr: '' });
  expect(asText.stdout).toContain('Skrivna');
  const inEnglish = await command('--lang', 'en', 'sync', 'now', 'customers');
  expect(inEnglish.stdout).toContain('Written');
});

test('sync list and status: what is scheduled and reachable, exit 0 as long as nothing waits', async () => {
  const list = await command('sync', 'list', '--json');
  expect(list.code).toBe(0);
  expect(JSON.parse(list.stdout)).toMatchObject([
    { scheduleId, exists: true, paused: false, nextAt: expect.any(String) },
  ]);
  expect((await command('sync', 'list')).stdout).toContain(scheduleId);
  const status = await command('status', '--json');
  expect(status).toMatchObject({ code: 0, stderr: '' });
  const { reachable, registers } = JSON.parse(status.stdout);
  expect(reachable).toMatchObject([
    { what: 'Temporal', address: world.temporal.address, fault: null },
    { what: `Andersson (${world.company})`, fault: null },
    { what: `Fortnox (${world.company})`, address: world.fortnox.address, fault: null },
  ]);
  expect(registers).toMatchObject([
    { company: world.company, register: 'customers', direction: 'both', standing: { openFailures: 0 } },
  ]);
  expect((await command('status')).stdout).toContain('nås');
});

test('a customer that waits for a correction: sync now and status end with 3 until it is corrected', async () => {
  await saveNewCustomers(world.andersson, [{ customer_number: '2002', name: 'Smide | Åsa AB' }]);
  const refused = await command('sync', 'now', 'customers');
  expect(refused.code).toBe(3);
  expect(refused.stdout).toMatch(/2002 .*2000359/);
  expect((await command('status')).code).toBe(3);
  await editCustomer(world.andersson, '2002', { name: 'Smide Åsa AB' });
  expect((await command('sync', 'now', 'customers')).code).toBe(0);
  expect((await command('status')).code).toBe(0);
});

test('schema print: the script for a database administrator, for either database, with exit 0', async () => {
  const [mssql, sqlite] = await Promise.all([
    anderssonFortnox({}, 'schema', 'print', '--schema', 'fortnox'),
    anderssonFortnox({}, 'schema', 'print', '--dialect', 'sqlite'),
  ]);
  expect(mssql).toMatchObject({ code: 0, stderr: '' });
  expect(mssql.stdout).toContain('[fortnox].[sync_run]');
  expect(sqlite).toMatchObject({ code: 0, stderr: '' });
  expect(sqlite.stdout).toContain('"sync_run"');
});

test.each([
  ['an unknown register', ['sync', 'now', 'custmers'], 'customers'],
  ['an unknown command', ['sink'], 'sink'],
  ['an unknown company', ['sync', 'now', 'customers', '--company', 'ingen'], '--company'],
  ['an unknown language', ['--lang', 'de', 'status'], 'de'],
] as const)('%s is bad usage: exit 2 and what is known instead', async (_, args, named) => {
  const ended = await command(...args);
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr).toContain(named);
});

test("restarted with another interval the service changes the schedule, and an operator's pause and note stay", async () => {
  const note = 'Inventering, Åsa';
  const paused = await world.cli('schedule', 'toggle', '--schedule-id', scheduleId, '--pause', '--reason', note);
  expect(paused.code).toBe(0);
  expect(await service.end('SIGTERM')).toBe(0);
  service = world.startService({ SYNC_CUSTOMERS_EVERY_SECONDS: '7200' });
  await service.says(running);
  const described = await world.cli('schedule', 'describe', '--schedule-id', scheduleId, '-o', 'json');
  const { schedule } = JSON.parse(described.stdout);
  expect(schedule.spec.interval).toMatchObject([{ interval: '7200s' }]);
  expect(schedule.state).toMatchObject({ paused: true, notes: note });
  const list = JSON.parse((await command('sync', 'list', '--json')).stdout);
  expect(list).toMatchObject([{ paused: true, note }]);
  // A pause stops the interval, not a person who asks for a run.
  expect((await command('sync', 'now', 'customers')).code).toBe(0);
});

test('R0.5 switched off, the register has no schedule any more', async () => {
  expect(await service.end('SIGTERM')).toBe(0);
  service = world.startService({ SYNC_CUSTOMERS_DIRECTION: 'off' });
  await service.says(running);
  expect((await world.cli('schedule', 'list', '-o', 'json')).stdout).not.toContain('register-sync');
  const list = await command('sync', 'list', '--json');
  expect(JSON.parse(list.stdout)).toMatchObject([{ exists: false }]);
  const now = await command('sync', 'now', 'customers');
  expect(now.code).toBe(1);
  expect(now.stderr).toContain(scheduleId);
});
