import { missing, type PurchaseWorld, startPurchaseWorld, until } from '../e2e/purchase-world';
import { running } from '../support/service-process';
import { type CommandReceiver, commandReceiver, type WebhookReceiver, webhookReceiver } from './receivers';

let world: PurchaseWorld;
let command: CommandReceiver;
let webhook: WebhookReceiver;

beforeAll(async () => {
  [world, command, webhook] = await Promise.all([startPurchaseWorld(), commandReceiver(), webhookReceiver()]);
  const service = world.startService({
    NOTIFY_COMMAND: command.command,
    NOTIFY_WEBHOOK: webhook.address,
    PROBLEM_RETRY_EVERY_SECONDS: '0.5',
  });
  await service.says(running);
}, 90_000);
afterAll(() => Promise.all([world?.close(), command?.close(), webhook?.close()]));

const saidOf = async (number: string) => (await command.told()).filter((it) => it.workflowId === world.id(number));
const postedOf = (number: string) => webhook.told.filter((it) => it.workflowId === world.id(number));
const looksFor = (number: string) =>
  world.fortnox.requests().filter(({ path }) => path.endsWith(`/suppliers/${number}`)).length;

test('a problem is told once by each way, however often it is tried again, and a healed one is not told of', async () => {
  await world.save('1001', { supplier: missing });
  const { problem } = await world.stuck('1001');
  await until('three more tries', () => (looksFor(missing) > 3 ? true : null));
  const told = {
    ...{ company: world.company, workflowId: world.id('1001'), problem: problem?.id },
    sentence: `${problem?.what} ${problem?.why}`,
  };
  await until('the webhook', () => postedOf('1001')[0]);
  expect(postedOf('1001')).toEqual([told]);
  expect(await saidOf('1001')).toEqual([told]);
  world.addSupplier();
  await world.ordered('1001');
  expect(postedOf('1001')).toHaveLength(1);
  expect(await saidOf('1001')).toHaveLength(1);
}, 120_000);

test('a receiver that never answers holds up neither the operator nor other purchases', async () => {
  webhook.answerWith('nothing');
  await world.save('1002', { supplier: '698' });
  await until('the message', () => postedOf('1002')[0]);
  world.addSupplier('698');
  await world.save('1003');
  await Promise.all([world.ordered('1002'), world.ordered('1003')]);
  // Healed while the first message still waited for its answer: the patience with it is ten seconds.
  expect(postedOf('1002')).toHaveLength(1);
  expect(await saidOf('1002')).toHaveLength(1);
}, 120_000);

test('a receiver that fails is told again a few times, and the other way once', async () => {
  webhook.answerWith(503);
  await world.save('1004', { supplier: '697' });
  await until('the fourth try', () => postedOf('1004')[3]);
  expect(await saidOf('1004')).toHaveLength(1);
  expect(new Set(postedOf('1004').map(({ problem }) => problem)).size).toBe(1);
  world.addSupplier('697');
  await world.ordered('1004');
}, 120_000);
