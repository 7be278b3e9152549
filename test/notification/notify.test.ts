import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { type NotificationSettings, notificationActivities } from '../../activities/notification/notify';
import { type CommandReceiver, commandReceiver, type WebhookReceiver, webhookReceiver } from './receivers';

const message = {
  company: 'demo',
  workflowId: 'purchase/demo/1042',
  problem: 'supplierMissing-1',
  sentence: 'Inköpsordern för inköp 1042 kunde inte skapas i Fortnox. "Å & <ö>" \\ 100 %',
};
const logger = new DefaultLogger('ERROR');
const nobody: NotificationSettings = { command: null, webhook: null };

let command: CommandReceiver;
let webhook: WebhookReceiver;
beforeEach(async () => {
  command = await commandReceiver();
  webhook = await webhookReceiver();
});
afterEach(() => Promise.all([command.close(), webhook.close()]));

/** Runs the activity as one attempt; what it keeps for the next is its heartbeat. */
async function attempt(
  settings: NotificationSettings,
  kept?: unknown,
): Promise<{ error: string | null; kept: unknown }> {
  const environment = new MockActivityEnvironment(kept === undefined ? {} : { heartbeatDetails: kept }, { logger });
  let keeping = kept;
  environment.on('heartbeat', (details: unknown) => {
    keeping = structuredClone(details);
  });
  const { notify } = notificationActivities(() => settings);
  const error = await environment.run(notify, message).then(
    () => null,
    (fault: unknown) => (fault instanceof Error ? fault.message : String(fault)),
  );
  return { error, kept: keeping };
}

test('a company that names nobody is told nothing, without a fault', async () => {
  expect(await attempt(nobody)).toEqual({ error: null, kept: undefined });
});

test('a command gets the message as JSON on standard input, whatever signs are in it', async () => {
  expect(await attempt({ ...nobody, command: command.command })).toMatchObject({ error: null });
  expect(await command.told()).toEqual([message]);
});

test('a webhook gets the message as a JSON POST', async () => {
  expect(await attempt({ ...nobody, webhook: webhook.address })).toMatchObject({ error: null });
  expect(webhook.told).toEqual([message]);
});

test.each([
  ['a command that ends badly', 1, /ended with 1: fel i skriptet/],
  ['a command that is not there', 'missing', /ENOENT/],
] as const)('%s is a failed attempt that says why', async (_, code, said) => {
  if (typeof code === 'number') await command.endWith(code);
  const path = typeof code === 'number' ? command.command : `${command.command}-finns-inte`;
  expect((await attempt({ ...nobody, command: path })).error).toMatch(said);
});

test('design rule 11: a webhook that fails is told of without its address, which may hold a secret', async () => {
  webhook.answerWith(403);
  const { error } = await attempt({ ...nobody, webhook: `${webhook.address}?token=hemligt` });
  expect(error).toBe('NOTIFY_WEBHOOK did not take the message: 403');
});

test('with two ways, the one that fails is tried again and the other is not told twice', async () => {
  const both = { command: command.command, webhook: webhook.address };
  webhook.answerWith(500);
  const first = await attempt(both);
  expect(first.error).toMatch(/500/);
  webhook.answerWith(204);
  expect(await attempt(both, first.kept)).toMatchObject({ error: null });
  expect(await command.told()).toEqual([message]);
  expect(webhook.told).toEqual([message, message]);

  await command.endWith(7);
  const second = await attempt(both);
  expect(second).toMatchObject({ error: expect.stringContaining('ended with 7'), kept: ['webhook'] });
});
