import { editCard, saveCards } from '../../sandbox/andersson/register-gestures';
import { inAndersson, inFortnox, shown } from '../stock-balance/sides';
import { anderssonFortnox, running, type ServiceProcess } from '../support/service-process';
import { type ServiceWorld, startServiceWorld } from '../support/service-world';

let world: ServiceWorld;
let service: ServiceProcess;
let scheduleId: string;
let balanceScheduleId: string;
const command = (...args: readonly string[]) => anderssonFortnox(world.environment, ...args);

beforeAll(async () => {
  world = await startServiceWorld();
  scheduleId = `register-sync/${world.company}/customers`;
  balanceScheduleId = `stock-balance-sync/${world.company}`;
  world.fortnox.customers.seed(
    ['1001', '1002', '1003'].map((number) => ({ CustomerNumber: number, Name: `Kund ${number} AB` })),
    new Date(Date.now() - 3_600_000),
  );
  await saveCards(world.andersson, 'customer', [{ customer_number: '2001', name: 'Öbergs Lego AB' }]);
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
  expect(schedule.policies).toMatchObject({ overlapPolicy: 'SCHEDULE_OVERLAP_POLICY_SKIP', catchupWindow: '3660s' });
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
    { exists: false },
    { exists: false },
    { scheduleId: balanceScheduleId, exists: true, paused: false, nextAt: expect.any(String) },
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
    { company: world.company, register: 'suppliers', direction: 'off' },
    { company: world.company, register: 'articles', direction: 'off' },
    { company: world.company, register: 'stock-balances', direction: 'import', standing: { openFailures: 0 } },
  ]);
  expect((await command('status')).stdout).toContain('nås');
});

test('a customer that waits for a correction: sync now and status end with 3 until it is corrected', async () => {
  await saveCards(world.andersson, 'customer', [{ customer_number: '2002', name: 'Smide | Åsa AB' }]);
  const refused = await command('sync', 'now', 'customers');
  expect(refused.code).toBe(3);
  expect(refused.stdout).toMatch(/2002 .*2000359/);
  expect((await command('status')).code).toBe(3);
  await editCard(world.andersson, 'customer', '2002', { name: 'Smide Åsa AB' });
  expect((await command('sync', 'now', 'customers')).code).toBe(0);
  expect((await command('status')).code).toBe(0);
});

test('R0.8 sync now stock-balances: from Fortnox through its schedule, as JSON and as text, and known to status', async () => {
  inFortnox(world, { 'A-1': 5, 'A-2': 7 });
  await inAndersson(world, 'A-1', 'A-2');
  const asJson = await command('sync', 'now', 'stock-balances', '--json');
  expect(asJson).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(asJson.stdout)).toMatchObject({ outcome: 'done', counts: { read: 2, written: 2 }, heldBy: [] });
  expect(await shown(world)).toEqual({ 'A-1': '5/5', 'A-2': '7/7' });
  const asText = await command('sync', 'now', 'stock-balances');
  expect(asText).toMatchObject({ code: 0, stderr: '' });
  expect(asText.stdout).toContain('Lika');
  expect((await command('--lang', 'en', 'sync', 'now', 'stock-balances')).stdout).toContain('Same');
  const { registers } = JSON.parse((await command('status', '--json')).stdout);
  expect(registers.at(-1)).toMatchObject({
    schedule: { scheduleId: balanceScheduleId },
    standing: { lastRun: { outcome: 'done' } },
  });
}, 120_000);

test('R0.8 a balance that cannot be taken in: sync now and status end with 3 until it can', async () => {
  const nonsense = { purchase_number: '4711', row_number: 1, article_number: 'A-1', quantity: '10' };
  const head = { purchase_number: '4711', supplier_number: '501', status: 'registrerad', order_date: '2020-01-01' };
  await world.andersson.verbs.insertReturningId(world.andersson.kysely, 'purchase', head);
  await world.andersson.verbs.insertReturningId(world.andersson.kysely, 'purchase_row', nonsense);
  await world.andersson.kysely.updateTable('purchase_row').set({ quantity: 'tio' }).execute();
  const failed = await command('sync', 'now', 'stock-balances');
  expect(failed.code).toBe(3);
  expect(failed.stdout).toMatch(/A-1 .*purchase_row/);
  expect((await command('status')).code).toBe(3);
  await world.andersson.kysely.updateTable('purchase_row').set({ quantity: '10' }).execute();
  expect((await command('sync', 'now', 'stock-balances')).code).toBe(0);
  expect(await shown(world)).toMatchObject({ 'A-1': '5/15' });
  expect((await command('status')).code).toBe(0);
}, 120_000);

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
  expect(list).toMatchObject([{ paused: true, note }, { exists: false }, { exists: false }, { paused: false }]);
  // A pause stops the interval, not a person who asks for a run.
  expect((await command('sync', 'now', 'customers')).code).toBe(0);
});

test('R0.5 switched off, the register and the balances have no schedule any more', async () => {
  expect(await service.end('SIGTERM')).toBe(0);
  service = world.startService({ SYNC_CUSTOMERS_DIRECTION: 'off', SYNC_STOCK_BALANCES: 'off' });
  await service.says(running);
  expect((await world.cli('schedule', 'list', '-o', 'json')).stdout).not.toMatch(/register-sync|stock-balance-sync/);
  const list = await command('sync', 'list', '--json');
  const schedules: readonly { readonly exists: boolean }[] = JSON.parse(list.stdout);
  expect(schedules.map(({ exists }) => exists)).toEqual([false, false, false, false]);
  const now = await command('sync', 'now', 'customers');
  expect(now.code).toBe(1);
  expect(now.stderr).toContain(scheduleId);
  const balances = await command('sync', 'now', 'stock-balances');
  expect(balances).toMatchObject({ code: 1, stderr: expect.stringContaining(balanceScheduleId) });
});
