import { anderssonWatchId } from '../../workflows/contract/ids';
import { type WebhookReceiver, webhookReceiver } from '../notification/receivers';
import { twoSides } from '../register-sync/two-sides';
import { syncBalances } from '../stock-balance/runs';
import type { CustomerWorld } from '../support/customer-world';
import { recordHistory } from '../support/history';
import { anderssonFortnox } from '../support/service-process';
import { worlds } from '../support/worlds';

// Each test runs several commands, a process each.
jest.setTimeout(180_000);

const world = worlds();
let webhook: WebhookReceiver;
beforeEach(async () => {
  webhook = await webhookReceiver();
});
afterEach(() => webhook.close());

const lacksARight = 'Kopplingen saknar behörighet i Fortnox.';

/** A company whose people are told by webhook, and whose watch runs: nothing but its runs needs attention. */
async function company(environment: Readonly<Record<string, string>> = {}): Promise<CustomerWorld> {
  const it = await world({ environment: { NOTIFY_WEBHOOK: webhook.address, ...environment } });
  const { client } = it.temporal;
  const watch = { workflowId: anderssonWatchId(it.company), taskQueue: `${it.taskQueue}-nobody` };
  await client.workflow.start('anderssonWatch', watch);
  return it;
}

const command = (it: CustomerWorld, ...args: readonly string[]) => anderssonFortnox(it.environment, ...args);

/** What the commands say together, and the code each ends with. */
async function said(it: CustomerWorld, ...commands: readonly (readonly string[])[]) {
  const ended = await Promise.all(commands.map((args) => command(it, ...args)));
  return { codes: ended.map(({ code }) => code), texts: ended.map(({ stdout }) => stdout) };
}

test('a register run that a missing right ends needs attention until one comes through: sentence, exit 3, told once', async () => {
  const it = await company();
  twoSides(it, 'customers').seedInFortnox('1001', { name: 'Åkes AB' });
  it.fortnox.addFault({ kind: 'missingRight', method: 'GET', path: '/3/customers?', times: 4 });
  const interrupted = await it.start();
  expect(await it.resultOf(interrupted)).toMatchObject({ outcome: 'interrupted' });
  await recordHistory('register-sync-told-of-interruption', interrupted);
  expect(await it.sync()).toMatchObject({ outcome: 'interrupted' });

  const commands = [['sync', 'status'], ['status'], ['problems', '--company', it.company]] as const;
  const { codes, texts } = await said(it, ...commands);
  expect(codes).toEqual([3, 3, 3]);
  for (const text of texts) expect(text).toContain(`Körningen av customers avbröts. ${lacksARight}`);
  for (const text of texts.slice(0, 2)) expect(text).toMatch(/│ avbruten/);
  expect(texts[2]).toMatch(new RegExp(`register-sync/${it.company}/customers +│ syncInterrupted`));
  const told = { company: it.company, problem: 'syncInterrupted', sentence: expect.stringContaining(lacksARight) };
  expect(webhook.told).toEqual([{ ...told, workflowId: expect.stringMatching(/^register-sync\/.*:01Z$/) }]);

  expect(await it.sync()).toMatchObject({ outcome: 'done' });
  const mended = await said(it, ...commands);
  expect(mended.codes).toEqual([0, 0, 0]);
  expect(mended.texts[0]).toMatch(/│ klar/);
  it.fortnox.addFault({ kind: 'missingRight', method: 'GET', path: '/3/customers?', times: 2 });
  await it.sync();
  expect(webhook.told).toHaveLength(2);
});

test('a run of the stock balances that a missing right ends needs attention as a register does', async () => {
  const it = await company({ LANGUAGE_OF_OPERATORS: 'en' });
  await twoSides(it, 'articles').saveInAndersson('A-1', { name: 'Fläns' });
  it.fortnox.addFault({ kind: 'missingRight', method: 'GET', pathPattern: 'stockbalance', times: 4 });
  for (const _ of [1, 2]) expect(await syncBalances(it)).toMatchObject({ outcome: 'interrupted' });
  const { codes, texts } = await said(it, ['--lang', 'en', 'status'], ['problems', '--company', it.company]);
  expect(codes).toEqual([3, 3]);
  expect(texts[0]).toContain('The run of stock-balances was interrupted. The integration lacks a right in Fortnox.');
  expect(texts[1]).toContain('Körningen av stock-balances avbröts. The integration lacks a right in Fortnox.');
  expect(webhook.told.map(({ problem }) => problem)).toEqual(['syncInterrupted']);
  expect(await syncBalances(it)).toMatchObject({ outcome: 'done' });
  expect((await said(it, ['status'])).codes).toEqual([0]);
});

test('another cause is told as well, the same with another number of its call is not; one that is switched off waits for nobody', async () => {
  const it = await company();
  const fault = { kind: 'refuse', code: 2000588, message: 'Felaktigt anrop.' } as const;
  it.fortnox.addFault({ kind: 'missingRight', method: 'GET', path: '/3/customers?', times: 2 });
  await it.sync();
  it.fortnox.addFault({ ...fault, method: 'GET', path: '/3/customers?', times: 2 });
  const [first, second] = [await it.sync(), await it.sync()];
  expect(first.message).toMatch(/ärende-id/);
  expect(second.message).not.toBe(first.message);
  expect(webhook.told.map(({ sentence }) => sentence)).toEqual([
    expect.stringContaining(lacksARight),
    expect.stringContaining('Felaktigt anrop.'),
  ]);
  const off = { ...it.environment, SYNC_CUSTOMERS_DIRECTION: 'off' };
  expect(await anderssonFortnox(off, 'sync', 'status')).toMatchObject({ code: 0 });
  expect(await anderssonFortnox(off, 'problems', '--company', it.company)).toMatchObject({ code: 0 });
});
