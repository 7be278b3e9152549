import type { PurchaseOrderDraft } from '../../domain/purchase/order';
import { closeSimulators } from './connect';
import { company, failureOf, type PurchaseSetup, purchaseSetup } from './purchase-setup';

afterEach(closeSimulators);

const change = (it: PurchaseSetup, fortnoxNumber: string, draft: PurchaseOrderDraft) =>
  it.activities.changePurchaseOrder({ company, fortnoxNumber, draft });
const writes = (it: PurchaseSetup) => it.calls().filter((call) => !call.startsWith('GET'));

async function ordered(options: Parameters<typeof purchaseSetup>[0] = {}) {
  const it = await purchaseSetup(options);
  const made = await it.order();
  await it.activities.markPurchaseOrderSent({ company, fortnoxNumber: made.fortnoxNumber });
  it.simulator.clearRequests();
  return { it, ...made };
}

test('R3.6 a new date and note change only these, and a second time nothing', async () => {
  const { it, draft, fortnoxNumber } = await ordered();
  const later = { ...draft, deliveryDate: '2026-12-14', note: 'Senare' };
  expect(await change(it, fortnoxNumber, later)).toMatchObject({ deliveryDate: '2026-12-14', state: 'sent' });
  expect(writes(it)).toEqual(['PATCH /purchaseorders-v1/1/partial 200']);
  expect(it.simulator.purchaseOrders.get(1)).toMatchObject({ note: 'Senare', deliveryDate: '2026-12-14' });
  await change(it, fortnoxNumber, later);
  expect(writes(it)).toHaveLength(1);
});

test('R3.6 other rows replace the order; what people entered in Fortnox stays', async () => {
  const { it, draft, fortnoxNumber } = await ordered();
  it.simulator.purchaseOrders.editByHand(1, { messageToSupplier: 'Ring först', supplierEmail: 'order@stal.example' });
  const [first, second] = draft.rows;
  if (!first || !second) throw new Error('two rows');
  const rows = [{ ...second, quantity: '250' }, first];
  const after = await change(it, fortnoxNumber, { ...draft, rows, deliveryDate: null });
  expect(after.rows.map(({ quantity }) => quantity)).toEqual(['250', '2.5']);
  expect(writes(it)).toEqual(['PUT /purchaseorders-v1/1 200']);
  expect(it.simulator.purchaseOrders.get(1)).toMatchObject({
    messageToSupplier: 'Ring först',
    supplierEmail: 'order@stal.example',
    deliveryDate: null,
    internalReference: draft.internalReference,
  });
  expect(it.simulator.warehouse.expected('SK-8')).toBe(250);
});

test('R3.6 another day’s currency rate alone changes nothing', async () => {
  const { it, draft, fortnoxNumber } = await ordered();
  await change(it, fortnoxNumber, { ...draft, currencyRate: '1.01' });
  expect(writes(it)).toEqual([]);
});

test('R3.6 where Fortnox refuses, the order cannot change, in Fortnox’s words', async () => {
  const { it, draft, fortnoxNumber } = await ordered({ switches: { purchaseOrderSentEdit: 'refused' } });
  const failure = await failureOf(change(it, fortnoxNumber, { ...draft, yourReference: 'Per' }));
  expect(failure).toMatchObject({ kind: 'orderCannotChange', nonRetryable: true, details: { status: 400 } });
  expect(failure.message).toMatch(/^Inköpsorder 1 i Fortnox: .*är skickad/);
});

test.each([
  ['voided', (it: PurchaseSetup) => it.simulator.purchaseOrders.voidByHand(1), 'orderCannotChange', 'makulerad'],
  [
    'received on',
    (it: PurchaseSetup) => it.simulator.purchaseOrders.receiveByHand(1, [{ rowNum: 1, quantity: 1 }]),
    'orderCannotChange',
    'inlevererad',
  ],
] as const)('R3.6 an order that is %s cannot change, and is not asked to', async (_name, gesture, kind, word) => {
  const { it, draft, fortnoxNumber } = await ordered();
  gesture(it);
  const failure = await failureOf(change(it, fortnoxNumber, { ...draft, note: 'Ny' }));
  expect(failure).toMatchObject({ kind, details: { fortnoxNumber: '1' } });
  expect(failure.message).toContain(word);
  expect(writes(it)).toEqual([]);
});

test('a change whose answer is lost is tried again and found done', async () => {
  const { it, draft, fortnoxNumber } = await ordered();
  const other = { ...draft, yourReference: 'Per' };
  it.simulator.addFault({ kind: 'replyLost', method: 'PUT', path: '/api/warehouse/purchaseorders-v1/1' });
  expect(await failureOf(change(it, fortnoxNumber, other))).toMatchObject({ kind: 'noAnswer', nonRetryable: false });
  expect(await change(it, fortnoxNumber, other)).toMatchObject({ fortnoxNumber: '1' });
  expect(writes(it)).toHaveLength(1);
});

test('R3.5 voided once; a second time, or an order that is gone, is fine', async () => {
  const { it, fortnoxNumber } = await ordered();
  await it.activities.voidPurchaseOrder({ company, fortnoxNumber });
  await it.activities.voidPurchaseOrder({ company, fortnoxNumber });
  await it.activities.voidPurchaseOrder({ company, fortnoxNumber: '999' });
  expect(writes(it)).toEqual(['PUT /purchaseorders-v1/1/void 204']);
  expect(await it.activities.readPurchaseOrder({ company, fortnoxNumber })).toMatchObject({ state: 'voided' });
});

test('R3.5 an answer lost on the way is no failure when the order is void', async () => {
  const { it, fortnoxNumber } = await ordered();
  it.simulator.addFault({ kind: 'replyLost', method: 'PUT', pathPattern: '/void$' });
  await it.activities.voidPurchaseOrder({ company, fortnoxNumber });
  expect(it.simulator.purchaseOrders.get(1)).toMatchObject({ voided: true });
});

test('R3.5 goods received in Fortnox stop the voiding, before it is asked for', async () => {
  const { it, fortnoxNumber } = await ordered();
  it.simulator.purchaseOrders.receiveByHand(1, [{ rowNum: 1, quantity: 1 }]);
  expect(await it.activities.readPurchaseOrder({ company, fortnoxNumber })).toMatchObject({ touchedByHand: true });
  expect(await failureOf(it.activities.voidPurchaseOrder({ company, fortnoxNumber }))).toMatchObject({
    kind: 'orderCannotBeVoided',
    details: { fortnoxNumber: '1', where: 'Fortnox → Lager → Inköp' },
  });
  expect(writes(it)).toEqual([]);
});

const justSeen = () => new Date().toISOString();

test('R3.3 an order that was just seen to live is voided without another look before', async () => {
  const { it, fortnoxNumber } = await ordered();
  it.simulator.clearRequests();
  await it.activities.voidPurchaseOrder({ company, fortnoxNumber, seenLiveAt: justSeen() });
  expect(it.calls()).toEqual(['PUT /purchaseorders-v1/1/void 204', 'GET /purchaseorders-v1/1 200']);
});

test.each([
  ['an earlier attempt may have voided it', 2, 0],
  ['it was seen long ago', 1, 60_000],
] as const)('R3.3 where %s it is looked at first', async (_why, attempt, agoMs) => {
  const { it, fortnoxNumber } = await ordered();
  const { voidPurchaseOrder } = attempt === 1 ? it.activities : it.onceMore;
  it.simulator.clearRequests();
  await voidPurchaseOrder({ company, fortnoxNumber, seenLiveAt: new Date(Date.now() - agoMs).toISOString() });
  expect(it.calls()[0]).toBe('GET /purchaseorders-v1/1 200');
});

describe('R3.4 goods that came in on the order since it was seen', () => {
  const receivedSince = async (purchaseOrderVoidAfterReceipt: 'refused' | 'accepted') => {
    const { it, fortnoxNumber } = await ordered({ switches: { purchaseOrderVoidAfterReceipt } });
    it.simulator.purchaseOrders.receiveByHand(1, [{ rowNum: 1, quantity: 1 }]);
    return {
      voidNow: () => it.activities.voidPurchaseOrder({ company, fortnoxNumber, seenLiveAt: justSeen() }),
      voidLater: () => it.activities.voidPurchaseOrder({ company, fortnoxNumber }),
    };
  };

  test('are told where Fortnox refuses the void', async () => {
    const { voidNow, voidLater } = await receivedSince('refused');
    expect(await failureOf(voidNow())).toMatchObject({ kind: 'orderCannotBeVoided' });
    expect(await failureOf(voidLater())).toMatchObject({
      kind: 'orderCannotBeVoided',
      message: expect.stringContaining('inlevererad på'),
    });
  });

  test('are told, and stay told, where Fortnox makes it', async () => {
    const { voidNow, voidLater } = await receivedSince('accepted');
    expect(await voidNow()).toEqual({ goodsReceived: true });
    expect(await voidLater()).toEqual({ goodsReceived: true });
  });
});

test('R3.5 a refusal of Fortnox’s is believed only when the order still lives', async () => {
  const { it, fortnoxNumber } = await ordered();
  it.simulator.addFault({ kind: 'refuse', method: 'PUT', pathPattern: '/void$', code: 'locked', message: 'Låst.' });
  expect(await failureOf(it.activities.voidPurchaseOrder({ company, fortnoxNumber }))).toMatchObject({
    kind: 'orderCannotBeVoided',
    details: { code: 'locked' },
  });
});

test.each(['notFound', 'emptyBody'] as const)('an order that is missing (%s) reads as none', async (how) => {
  const it = await purchaseSetup({ switches: { warehouseMissingDocument: how } });
  expect(await it.activities.readPurchaseOrder({ company, fortnoxNumber: '7' })).toBeNull();
  await it.activities.voidPurchaseOrder({ company, fortnoxNumber: '7' });
  expect(await failureOf(it.activities.markPurchaseOrderSent({ company, fortnoxNumber: '7' }))).toMatchObject({
    kind: 'notFound',
  });
});

test('R3.1 marked as sent once, not at all where the setting says so, and seen where Fortnox does not do it', async () => {
  const { it, fortnoxNumber } = await ordered();
  expect(await it.activities.markPurchaseOrderSent({ company, fortnoxNumber })).toMatchObject({ state: 'sent' });
  expect(writes(it)).toEqual([]);
  const none = await purchaseSetup({ settings: { markSent: 'none' } });
  const made = await none.order();
  expect(await none.activities.markPurchaseOrderSent({ company, ...made })).toMatchObject({ state: 'notSent' });
  const deaf = await purchaseSetup({ switches: { purchaseResponseWithoutSend: 'storedOnly' } });
  const order = await deaf.order();
  expect(await failureOf(deaf.activities.markPurchaseOrderSent({ company, ...order }))).toMatchObject({
    kind: 'storedDifferently',
    details: { fortnoxNumber: order.fortnoxNumber },
  });
});

test('an order that is overdue is sent all the same', async () => {
  const { it, fortnoxNumber } = await ordered();
  it.simulator.clock.set(new Date('2027-01-10T10:00:00Z'));
  it.simulator.expireTokens();
  expect(it.simulator.purchaseOrders.get(1)).toMatchObject({ purchaseOrderState: 'DELAYED' });
  expect(await it.activities.readPurchaseOrder({ company, fortnoxNumber })).toMatchObject({
    state: 'sent',
    touchedByHand: false,
  });
});
