import { editCard } from '../../sandbox/andersson/register-gestures';
import { letOverlapPass } from '../register-sync/customers';
import { twoSides } from '../register-sync/two-sides';
import { syncBalances } from '../stock-balance/runs';
import { inAndersson, inFortnox, numbered } from '../stock-balance/sides';
import type { CustomerWorld } from '../support/customer-world';
import { anderssonFortnox } from '../support/service-process';
import { worlds } from '../support/worlds';

// Each test runs several commands, a process each.
jest.setTimeout(120_000);

const world = worlds();
const org = '556712-3459';
const command = (it: CustomerWorld, ...args: readonly string[]) => anderssonFortnox(it.environment, 'sync', ...args);
const inEnglish = (it: CustomerWorld, ...args: readonly string[]) =>
  anderssonFortnox(it.environment, '--lang', 'en', 'sync', ...args);
const json = async (it: CustomerWorld, ...args: readonly string[]) => {
  const { code, stdout } = await command(it, ...args, '--json');
  return { code, found: JSON.parse(stdout) };
};

test('sync status: direction, schedule, last run, lag, cursors and what waits for a correction; exit 3 while something does', async () => {
  const it = await world({ direction: 'both', environment: { SYNC_ARTICLES_DIRECTION: 'off' } });
  const before = await json(it, 'status');
  expect(before.code).toBe(0);
  const registers = before.found.map((row: { register: string }) => row.register);
  expect(registers).toEqual(['customers', 'suppliers', 'articles', 'stock-balances']);
  expect(before.found[0]).toMatchObject({ standing: { lastRun: null, lagSeconds: null, failures: { count: 0 } } });
  for (let n = 1; n < 8; n += 1) {
    await twoSides(it, 'customers').saveInAndersson(`200${n}`, { name: `Smide | ${n} AB` });
  }
  await twoSides(it, 'customers').saveInAndersson('3001', { name: 'Öbergs AB' });
  await twoSides(it, 'customers').saveInAndersson('3002', { name: 'Lika AB' });
  twoSides(it, 'customers').seedInFortnox('3002', { name: 'Lika AB' });
  await it.sync();
  const after = await json(it, 'status');
  expect(after.code).toBe(3);
  expect(after.found[0]).toMatchObject({
    company: it.company,
    direction: 'both',
    everySeconds: 120,
    schedule: { exists: false },
    progress: null,
    standing: {
      lastRun: { outcome: 'done', result: { counts: { written: 1, failed: 7 } } },
      openRun: null,
      lagSeconds: expect.any(Number),
      cursor: { fortnoxReadAt: expect.any(String), anderssonRowVersion: expect.any(String) },
      failures: { count: 7 },
    },
  });
  expect(after.found[0].standing.failures.first).toHaveLength(5);
  const said = await command(it, 'status');
  expect(said.stdout).toMatch(/customers +│ both +│ finns inte/);
  expect(said.stdout).toContain('Lästa 9 = 1 skrivna + 1 lika + 0 hoppade över + 7 fel.');
  expect((await inEnglish(it, 'status')).stdout).toContain('Read 9 = 1 written + 1 same + 0 skipped + 7 failed.');
  expect(said.stdout).toContain('7 poster väntar på rättning:\n  2001  Texten har tecken');
  expect(said.stdout).toContain('… och 2 till; se sync compare');
});

test('R0.8 sync status: the stock balances too, with their last run, their age, and which do not follow and why', async () => {
  const it = await world();
  const numbers = numbered(7);
  inFortnox(it, Object.fromEntries(numbers.map((number) => [number, 1])));
  await inAndersson(it, ...numbers);
  const unreadable = { kind: 'oddBody', members: { inStock: 'många' } } as const;
  it.fortnox.addFault({ ...unreadable, method: 'GET', pathPattern: 'stockbalance', times: 'always' });
  expect(await syncBalances(it)).toMatchObject({ outcome: 'done', counts: { failed: 7 } });
  const { code, found } = await json(it, 'status');
  expect(code).toBe(3);
  expect(found.at(-1)).toMatchObject({
    register: 'stock-balances',
    direction: 'import',
    everySeconds: 120,
    standing: { lastRun: { outcome: 'done' }, lagSeconds: expect.any(Number), failures: { count: 7 } },
  });
  const { stdout } = await command(it, 'status');
  expect(stdout).toContain(`7 poster väntar på rättning:\n  ${numbers[0]}  Fortnox svarade med något`);
  expect(stdout).toContain('… och 2 till; se sync now stock-balances');
});

test('sync status: a run under way tells how far it has come and what is left', async () => {
  const it = await world({ direction: 'import' });
  for (let n = 0; n < 40; n += 1) twoSides(it, 'customers').seedInFortnox(`1${n + 100}`, { name: `Kund ${n}` });
  it.fortnox.addFault({ kind: 'slow', delayMs: 2_000_000, method: 'GET', path: '/3/customers/1139' });
  const handle = await it.start();
  let progress = null;
  while (progress === null || progress.done === 0) [{ progress }] = (await json(it, 'status')).found;
  expect(progress).toMatchObject({ of: 40, minutesLeft: 1 });
  expect((await command(it, 'status')).stdout).toMatch(/Pågår: \d+ av 40 poster, ungefär 1 min kvar\./);
  const refused = await command(it, 'rewind', 'customers', '--to', 'start', '--yes');
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('En körning av customers pågår') });
  await handle.terminate();
}, 60_000);

test('R0.6 sync history: every value with whence, when, old and new, and why it won; exit 1 where nothing is known', async () => {
  const it = await world({ direction: 'both' });
  const sides = twoSides(it, 'customers');
  sides.seedInFortnox('1001', { name: 'Åkes Mekaniska', city: 'Gnosjö' });
  await sides.saveInAndersson('1001', { name: 'Åkes Mek' });
  await it.sync();
  letOverlapPass(it);
  await editCard(it.andersson, 'customer', '1001', { phone: '0370-1' });
  await it.sync();
  await editCard(it.andersson, 'customer', '1001', { name: 'Smide | Åsa' });
  await it.sync();
  const { code, found } = await json(it, 'history', 'customers', '1001');
  expect(code).toBe(0);
  expect(
    found.written.map(({ side, from, field, old, new: became, reason }: Record<string, string>) => [
      side,
      from,
      field,
      old,
      became,
      reason,
    ]),
  ).toEqual(
    [
      ['fortnox', 'andersson', 'telefon', '', '0370-1', 'changed'],
      ['andersson', 'fortnox', 'ort', '', 'Gnosjö', 'changed'],
      ['andersson', 'fortnox', 'namn', 'Åkes Mek', 'Åkes Mekaniska', 'firstMeeting'],
    ].map((row) => expect.arrayContaining(row)),
  );
  expect(found.written[0].workflowId).toContain('register-sync/');
  expect(found.link).toMatchObject({ failure: { kind: 'forbiddenCharacters' }, tries: 1, againAt: expect.any(String) });
  const said = (await command(it, 'history', 'customers', '1001')).stdout;
  expect(said).toContain('första jämförelsen, Fortnox gäller');
  expect(said).toContain('Väntar på rättning, försök 1: Texten har tecken');
  expect(said).toContain('Tittas på igen ');
  expect((await inEnglish(it, 'history', 'customers', '1001')).stdout).toContain('first comparison, Fortnox holds');
  expect(await command(it, 'history', 'customers', '9')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('Ingen körning har tittat på 9'),
  });
});

test('rule 7: sync rewind shows what it would mean, does it with --yes, and the next run takes in what was missed', async () => {
  const it = await world({ direction: 'both' });
  const sides = twoSides(it, 'customers');
  for (const number of ['1001', '1002', '1003']) sides.seedInFortnox(number, { name: `Kund ${number}` });
  const never = await command(it, 'rewind', 'customers', '--to', 'start');
  expect(never).toMatchObject({ code: 1, stderr: expect.stringContaining('har inte tagits in än') });
  await it.sync();
  letOverlapPass(it);
  sides.editInFortnox('1002', { city: 'Åseda' });
  letOverlapPass(it);
  const missed = { fortnox_read_at: it.fortnox.clock.now().toISOString() };
  await it.andersson.kysely.updateTable('sync_cursor').set(missed).execute();
  expect(await it.sync()).toMatchObject({ counts: { written: 0 } });

  const since = new Date(it.fortnox.clock.now().getTime() - 8 * 60_000);
  const to = since.toLocaleString('sv', { timeZone: 'Europe/Stockholm' }).slice(0, 16);
  const shown = await json(it, 'rewind', 'customers', '--to', to);
  expect(shown).toMatchObject({
    code: 0,
    found: { done: false, fortnoxRecords: 1, anderssonRows: 3, effort: { lists: 1, reads: 1, calls: 2 } },
  });
  expect(await it.sync()).toMatchObject({ counts: { written: 0 } });
  const done = await command(it, 'rewind', 'customers', '--to', to, '--yes');
  expect(done).toMatchObject({ code: 0, stderr: '' });
  expect(done.stdout).toContain(`allt som ändrats sedan ${to} tas in igen.`);
  expect(done.stdout).toContain('Gjort: nästa körning börjar därifrån.');
  expect(await it.sync()).toMatchObject({ toAndersson: { updated: 1 } });
  expect(await sides.inAndersson('1002')).toMatchObject({ city: 'Åseda' });

  const ahead = await command(it, 'rewind', 'customers', '--to', '2099-01-01');
  expect(ahead).toMatchObject({ code: 1, stderr: expect.stringContaining('inte läst längre än så') });
  expect(await command(it, 'rewind', 'customers', '--to', 'i går')).toMatchObject({ code: 2 });
  expect(await command(it, 'rewind', 'customers')).toMatchObject({ code: 2 });
});

test('sync rewind to the start takes in all of it again, suppliers whose lines are as they were among them', async () => {
  const it = await world({ environment: { SYNC_SUPPLIERS_DIRECTION: 'import' } });
  const sides = twoSides(it, 'suppliers');
  for (const number of ['501', '502']) sides.seedInFortnox(number, { name: `Leverantör ${number}` });
  await it.sync('suppliers');
  sides.editInFortnox('502', { your_reference: 'Örjan' });
  expect(await json(it, 'rewind', 'suppliers', '--to', 'start', '--yes')).toMatchObject({
    found: { done: true, fortnoxRecords: 2 },
  });
  const run = await it.sync('suppliers');
  expect(run).toMatchObject({ toAndersson: { updated: 1 } });
  expect(await sides.inAndersson('502')).toMatchObject({ your_reference: 'Örjan' });
});

test('R0.7 sync separate and sync retry: what a person says of records that wait', async () => {
  const it = await world({ direction: 'both' });
  const sides = twoSides(it, 'customers');
  sides.seedInFortnox('1001', { name: 'Åkes', organisation_number: org });
  await sides.saveInAndersson('5001', { name: 'Åkes lager', organisation_number: org });
  await sides.saveInAndersson('5002', { name: 'Smide | Åsa' });
  expect(await it.sync()).toMatchObject({ counts: { failed: 3 } });
  const separated = await command(it, 'separate', 'customers', '5001');
  expect(separated).toMatchObject({ code: 0, stdout: expect.stringContaining('5001 är en egen post') });
  expect(await command(it, 'separate', 'customers', '5002')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('inget ändrades'),
  });
  expect(await it.sync()).toMatchObject({ toFortnox: { created: 1 } });
  expect(sides.inFortnox('5001')).toMatchObject({ name: 'Åkes lager' });

  expect(await json(it, 'retry', 'customers')).toEqual({
    code: 0,
    found: { company: it.company, register: 'customers', retried: 2 },
  });
  it.fortnox.clearRequests();
  await it.sync();
  expect(it.fortnox.requests().map(({ method, path }) => `${method} ${path}`)).toContain('GET /3/customers/5002');
});

test('sync settings: the rules of each register, and what they come to', async () => {
  const settings = {
    COMPANY: 'demo',
    ANDERSSON_DATABASE: 'file:unused.db',
    FORTNOX_CLIENT_ID: 'x',
    FORTNOX_CLIENT_SECRET: 'x',
    FORTNOX_TENANT_ID: '1',
  };
  const rules = {
    SYNC_CUSTOMERS_INACTIVATE_IN: 'both',
    SYNC_ARTICLES_DIRECTION: 'both',
    SYNC_ARTICLES_CREATE_IN: 'fortnox',
  };
  const { code, stdout } = await anderssonFortnox({ ...settings, ...rules }, 'sync', 'settings', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject([
    {
      register: 'customers',
      rules: { direction: 'import', inactivateIn: 'both' },
      allowed: { import: true, export: false, inactivate: { andersson: true, fortnox: false } },
    },
    { register: 'suppliers', rules: { direction: 'import' } },
    {
      register: 'articles',
      everySeconds: 120,
      allowed: { create: { andersson: false, fortnox: true }, import: true, export: true },
    },
  ]);
  const said = await anderssonFortnox({ ...settings, ...rules }, 'sync', 'settings');
  expect(said.stdout).toMatch(/articles +│ both +│ 120 s +│ Fortnox +│ Andersson, Fortnox/);
  expect(said.stdout).toContain('SYNC_<REGISTER>_CREATE_IN');
});
