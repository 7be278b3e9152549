import { pressRequest } from '../../sandbox/andersson/purchase-gestures';
import { requestsOf } from '../andersson/purchases';
import { orderBody, row } from '../sandbox/fortnox/purchasing';
import { running } from '../support/service-process';
import type { Ended } from '../support/temporal-cli';
import { commandIn, failureOf } from './purchase-by-hand';
import { day, type PurchaseWorld, startPurchaseWorld, until } from './purchase-world';

let world: PurchaseWorld;
let noted = 0;
const from = day();

/** A company that has not gone live: two open purchases from before, one from today. */
beforeAll(async () => {
  world = await startPurchaseWorld();
  await world.andersson.kysely.deleteFrom('adoption').execute();
  await world.save('0901', { date: day(-30) });
  // Somebody has ordered it in Fortnox already, and noted the number.
  noted = world.fortnox.purchaseOrders.createByHand({ ...orderBody({ rows: [row('PL-10', 3)] }) }).id;
  const number = { fortnox_number: String(noted) };
  await world.andersson.kysely.updateTable('purchase').set(number).where('purchase_number', '=', '0901').execute();
  await world.save('0902', { date: day(-20) });
  await world.save('1001');
  await world.startService().says(running);
}, 120_000);
afterAll(() => world?.close());

const adopt = (...args: readonly string[]) => world.command('adopt', ...args);
const json = ({ stdout }: Ended) => JSON.parse(stdout);

test('R7.1 before adoption a start and a press are refused and name the command; nothing reaches Fortnox', async () => {
  await world.start('1001');
  const failure = failureOf(await world.workflow('result', '1001', '-o', 'json'));
  expect(failure).toMatchObject({ type: 'startRefused', nonRetryable: true });
  expect(failure.message).toContain('andersson-fortnox adopt --from');
  await pressRequest(world.andersson, 'purchase', '1001');
  const refused = await until('the answer to the press', async () => {
    const [request] = await requestsOf(world.andersson, '1001');
    return request?.state === 'refused' ? request : null;
  });
  expect(refused.message).toContain('andersson-fortnox adopt --from');
  expect(world.fortnox.purchaseOrders.all().map(({ id }) => id)).toEqual([noted]);
}, 120_000);

test('R7.1 adopt shows first what it would mean, and changes nothing', async () => {
  const [badDate, noDate, preview, asJson] = await Promise.all([
    adopt('--from', '2026-13-01'),
    adopt(),
    adopt('--from', from),
    adopt('--from', from, '--json'),
  ]);
  expect(badDate).toMatchObject({ code: 2, stderr: expect.stringContaining('2026-12-01') });
  expect(noDate.code).toBe(2);
  expect(preview).toMatchObject({ code: 0, stdout: expect.stringContaining('--yes') });
  for (const text of ['0901', '0902', '1001', `${noted} (ej skickad)`]) expect(preview.stdout).toContain(text);
  expect(json(asJson)).toMatchObject({
    ...{ done: false, adoptedFrom: null, fromDate: [{ number: '1001' }] },
    before: [
      { number: '0901', chosen: false, order: 'notSent' },
      { number: '0902', chosen: false },
    ],
  });
  const mistyped = await adopt('--from', from, '--purchases', '0901,9', '--yes');
  expect(mistyped).toMatchObject({ code: 1, stderr: expect.stringMatching(/: 9\. Inget har ändrats/) });
  expect(json(await adopt('--from', from, '--json'))).toMatchObject({ adoptedFrom: null });
}, 120_000);

test('R7.1 adopted with one old purchase chosen: that one and the new are sent, the other old one never', async () => {
  const done = await adopt('--from', from, '--purchases', '0901', '--yes', '--json');
  expect(done.code).toBe(0);
  expect(json(done)).toMatchObject({ done: true, adoptedFrom: from, before: [{ chosen: true }, { chosen: false }] });
  const [, order] = await Promise.all([world.ordered('1001'), world.ordered('0901')]);
  // The order that was there, made like the purchase; none beside it.
  expect(order).toMatchObject({ id: noted, rows: [{ itemId: 'PL-10', orderedQuantity: 12 }] });
  expect(world.fortnox.purchaseOrders.all()).toHaveLength(2);

  // What the watch hands over after 0902 has been changed has passed it by.
  await world.andersson.kysely
    .updateTable('purchase')
    .set({ note: 'Ring först' })
    .where('purchase_number', '=', '0902')
    .execute();
  await world.save('1002');
  await world.ordered('1002');
  expect(await world.cli('schedule', 'trigger', '--schedule-id', `night-check/${world.company}`)).toMatchObject({
    code: 0,
  });
  const night = `WorkflowType="nightCheck" AND Company="${world.company}" AND ExecutionStatus="Completed"`;
  await until('the night check', async () => {
    const { stdout } = await world.cli('workflow', 'count', '--query', night, '-o', 'json');
    return JSON.parse(stdout).count === '1' ? true : null;
  });
  expect((await world.workflow('describe', '0902')).code).toBe(1);
  expect(world.orders('0902')).toEqual([]);
  expect(world.orders('0901')).toHaveLength(1);
}, 120_000);

test('R7.1 the old purchase started by hand is refused, and the command the refusal names sends it after all', async () => {
  await world.start('0902');
  const failure = failureOf(await world.workflow('result', '0902', '-o', 'json'));
  expect(failure.message).toContain(`före driftstarten ${from}`);
  const named = commandIn(failure.message, 'andersson-fortnox');
  expect(named).toContain('0902');
  expect(await world.command(...named)).toMatchObject({ code: 0, stderr: '' });
  await world.ordered('0902');
  expect(world.orders('0902')).toHaveLength(1);
}, 120_000);

test('R7.1 once documents have been sent the date stands', async () => {
  const moved = await adopt('--from', day(-60), '--yes');
  expect(moved).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(`i drift från ${from}`) });
  const asJson = await adopt('--from', day(-60), '--yes', '--json');
  expect(JSON.parse(asJson.stderr)).toMatchObject({ error: expect.stringContaining('kan inte ändras längre') });
}, 120_000);
