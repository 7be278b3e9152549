import { recordHistory } from '../support/history';
import { lostAnswer, refusal } from './faults';
import type { StartedPurchase } from './process';
import { type PurchaseServer, purchaseServer } from './purchase-server';
import { plainReceipt } from './sides';

/** So few that a purchase goes on as new in a history that can be kept; the server's own is 4,096. */
const suggestedAfterEvents = 250;

let of: PurchaseServer;
let open: StartedPurchase | undefined;
beforeAll(async () => {
  of = await purchaseServer({ 'limit.historyCount.suggestContinueAsNew': suggestedAfterEvents });
});
afterEach(() => open?.handle.terminate().catch(() => undefined));
afterAll(() => of?.close());

/** What each purchase of this file is kept as, for the replay of every run (design rule 12). */
const record = ({ handle: { workflowId } }: StartedPurchase, name: string, runId?: string) =>
  recordHistory(`purchase-${name}`, { workflowId, ...(runId && { runId }) }, of.address);

const ordered = async () => {
  open = await of.start(of.demo());
  expect(await open.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
  return open;
};
const stuck = async () => {
  const sides = of.demo();
  sides.faults.always('preparePurchaseOrder', refusal('supplierMissing', 'Leverantör 90 finns inte.'));
  open = await of.start(sides);
  expect(await open.problem()).toMatchObject({ id: 'supplierMissing-1' });
  return open;
};

test('R3.1 a purchase at rest', async () => {
  await record(await ordered(), 'at-rest');
});

test('R3.6 one whose order was changed, then voided and made anew', async () => {
  const purchase = await ordered();
  const { sides } = purchase;
  sides.change({ deliveryDate: '2027-01-15' });
  await purchase.tell();
  sides.faults.next('changePurchaseOrder', refusal('orderCannotChange'));
  sides.change({ supplierNumber: '91', status: 'inköpt' });
  await purchase.tell();
  expect(await purchase.look()).toMatchObject({ stage: 'awaitingGoods', fortnoxNumber: '1002', problem: null });
  await record(purchase, 'changed-and-made-anew');
});

test('one with an open problem, a fact and a signal that was ignored', async () => {
  const purchase = await stuck();
  await purchase.tell();
  await purchase.handle.signal('skip', { problem: 'articleMissing-9', note: 'fel problem' });
  expect(await purchase.rest()).toMatchObject({ problem: { id: 'supplierMissing-1' }, notes: [expect.any(String)] });
  await record(purchase, 'with-open-problem');
});

test('one that was retried in vain, then healed', async () => {
  const purchase = await stuck();
  await purchase.decide('retry');
  await purchase.problem();
  purchase.sides.faults.mend('preparePurchaseOrder');
  await purchase.decide('retry', { problem: 'supplierMissing-1' });
  expect(await purchase.rest()).toMatchObject({ stage: 'ordered', problem: null });
  await record(purchase, 'healed');
});

test('design rule 1: one whose order was found after a lost answer', async () => {
  const sides = of.demo({ settleMs: 50 });
  sides.faults.next('createPurchaseOrder', lostAnswer(true));
  open = await of.start(sides);
  // It rests also while it gives Fortnox time.
  while ((await open.rest()).stage !== 'ordered') await new Promise((resolve) => setTimeout(resolve, 20));
  expect(sides.count('createPurchaseOrder')).toBe(1);
  await record(open, 'found-after-a-lost-answer');
});

test('R3.4 one whose order was voided by hand, and another used', async () => {
  const purchase = await ordered();
  const { sides } = purchase;
  sides.order('1001').state = 'voided';
  const { problem } = await purchase.look();
  const fortnoxNumber = sides.makeOrder();
  await purchase.decide('useExisting', { problem: problem?.id, fortnoxNumber, note: 'gjord för hand' });
  expect(await purchase.rest()).toMatchObject({ fortnoxNumber, problem: null });
  await record(purchase, 'another-order-used');
});

test('one that was left without an order', async () => {
  const purchase = await stuck();
  await purchase.decide('skip', { problem: 'supplierMissing-1', note: 'utan order' });
  expect(await purchase.rest()).toMatchObject({ fortnoxNumber: null, problem: null });
  await record(purchase, 'skip-kept');
});

test('R3.5 one that was deleted', async () => {
  const purchase = await ordered();
  purchase.sides.purchase = null;
  await purchase.tell();
  expect(await purchase.handle.result()).toMatchObject({ outcome: 'deleted' });
  await record(purchase, 'deleted');
});

test('one that was abandoned with a problem open', async () => {
  const purchase = await stuck();
  await purchase.decide('abandon', { note: 'köps inte' });
  expect(await purchase.handle.result()).toMatchObject({ outcome: 'abandoned' });
  await record(purchase, 'abandoned');
});

const awaitingGoods = async (rules?: Parameters<PurchaseServer['demo']>[0]) => {
  open = await of.start(of.demo(rules));
  await open.rest();
  open.sides.change({ status: 'inköpt' });
  expect(await open.tell()).toMatchObject({ stage: 'awaitingGoods' });
  return open;
};
const [row] = plainReceipt.rows;

test('R3.3 one whose goods were received', async () => {
  const purchase = await awaitingGoods();
  purchase.sides.receive(plainReceipt);
  await purchase.tell();
  expect(await purchase.handle.result()).toMatchObject({ outcome: 'done' });
  await record(purchase, 'received');
});

test('R3.3 one stuck in its receipt, whose invoice was then found after a lost answer and its rest ordered anew', async () => {
  const purchase = await awaitingGoods({ settleMs: 50, onShortReceipt: 'keepRest' });
  const { sides } = purchase;
  sides.faults.next('prepareSupplierInvoice', refusal('accountMissing'));
  sides.faults.next('createSupplierInvoice', lostAnswer(true));
  sides.receive({ ...plainReceipt, rows: row ? [{ ...row, quantity: '4' }] : [] });
  await purchase.tell();
  expect(await purchase.problem()).toMatchObject({ kind: 'accountMissing' });
  await record(purchase, 'stuck-in-its-receipt');
  await purchase.decide('retry');
  expect(await purchase.handle.result()).toMatchObject({ outcome: 'done' });
  expect([sides.invoices.size, sides.orders.size]).toEqual([1, 2]);
  await record(purchase, 'received-in-part');
});

test('R3.3 one received too early, then twice', async () => {
  open = await of.start(of.demo());
  const purchase = open;
  const { sides } = purchase;
  await purchase.rest();
  sides.receipts = [plainReceipt];
  await purchase.tell();
  expect(await purchase.problem()).toMatchObject({ kind: 'receiptTooEarly' });
  sides.receive(plainReceipt, { ...plainReceipt, id: 43 });
  await purchase.tell();
  const { id } = await purchase.problem();
  expect(id).toMatch(/^secondReceipt/);
  await purchase.decide('skip', { problem: id, note: 'förd in för hand' });
  expect(await purchase.handle.result()).toMatchObject({ outcome: 'done' });
  await record(purchase, 'received-too-early-and-twice');
});

/** Received twice: the first is in stock and invoiced, the second refused. */
const receivedTwice = async () => {
  const purchase = await awaitingGoods();
  purchase.sides.receive(plainReceipt, { ...plainReceipt, id: 43 });
  await purchase.tell();
  expect(await purchase.problem()).toMatchObject({ kind: 'secondReceipt' });
  return { purchase, sides: purchase.sides, invoice: purchase.sides.invoice('5002') };
};

test('R3.3 one whose receipt was edited after its invoice was made', async () => {
  const { purchase, sides, invoice } = await receivedTwice();
  const edited = { ...plainReceipt, rows: row ? [{ ...row, quantity: '6' }] : [], fingerprint: 'edited' };
  sides.receive(edited);
  await purchase.tell();
  await purchase.decide('skip', { problem: (await purchase.problem()).id, note: 'lagret rättat för hand' });
  const { id } = await purchase.problem();
  expect(id).toMatch(/^storedDifferently/);
  invoice.total = '93.75';
  await purchase.decide('retry', { problem: id });
  expect(await purchase.handle.result()).toMatchObject({ outcome: 'done' });
  await record(purchase, 'edited-after-its-invoice');
});

test('R3.3 one whose receipt was replaced, and its documents voided in Fortnox', async () => {
  const { purchase, sides, invoice } = await receivedTwice();
  sides.receive({ ...plainReceipt, id: 43 });
  await purchase.tell();
  const { id } = await purchase.problem();
  expect(id).toMatch(/^receiptReplaced/);
  sides.inbound('ANDERSSON-INLEV/000000004201').state = 'voided';
  invoice.cancelled = true;
  await purchase.decide('retry', { problem: id });
  expect(await purchase.handle.result()).toMatchObject({ outcome: 'done' });
  expect(sides.invoices.size).toBe(2);
  await record(purchase, 'receipt-replaced');
});

test('R3.3 one whose goods were free of charge', async () => {
  const purchase = await awaitingGoods();
  const { sides } = purchase;
  sides.faults.next('prepareInbound', refusal('costMissing'));
  sides.receive({ ...plainReceipt, rows: row ? [{ ...row, price: '0' }] : [], fingerprint: 'free' });
  await purchase.tell();
  const { id } = await purchase.problem();
  expect(id).toMatch(/^costMissing/);
  await purchase.decide('skip', { problem: id, note: 'varuprov' });
  expect(await purchase.handle.result()).toMatchObject({ outcome: 'done' });
  expect([sides.inbounds.size, sides.invoices.size]).toEqual([1, 0]);
  await record(purchase, 'free-of-charge');
});

test('R7.1 one that took the order that was noted on it', async () => {
  const sides = of.demo();
  sides.numberOnPurchase = sides.makeOrder({ deliveryDate: '2026-12-24' });
  open = await of.start(sides);
  expect(await open.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
  expect(sides.orders.size).toBe(1);
  await record(open, 'noted-order-taken');
});

test('one that went on as a new run with a problem open, and healed there', async () => {
  const purchase = await stuck();
  const { firstExecutionRunId } = purchase.handle;
  while ((await purchase.describe()).runId === firstExecutionRunId) await purchase.tell();
  purchase.sides.faults.mend('preparePurchaseOrder');
  await purchase.decide('retry', { problem: 'supplierMissing-1' });
  expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
  await record(purchase, 'gone-on-as-new', firstExecutionRunId);
  await record(purchase, 'after-continue-as-new');
});

test('R3.4 one whose goods came in on both sides, whose order an operator left, and whose rest it expects', async () => {
  const purchase = await awaitingGoods({ onShortReceipt: 'keepRest' });
  const { sides } = purchase;
  sides.faults.next('voidPurchaseOrder', refusal('missingRight'));
  sides.receive({ ...plainReceipt, rows: row ? [{ ...row, quantity: '4' }] : [] });
  await purchase.tell();
  sides.order('1001').touchedByHand = true;
  await purchase.decide('retry');
  const { id, kind } = await purchase.problem();
  expect(kind).toBe('orderReceivedByHand');
  await purchase.decide('skip', { problem: id, note: 'lagret rättat' });
  expect((await purchase.handle.result()).message).toContain('väntar i Fortnox fortfarande');
  await record(purchase, 'order-left');
});

test('design rule 1: one whose retry met another problem, and whose stock was skipped after a look', async () => {
  const purchase = await awaitingGoods();
  const { sides } = purchase;
  sides.faults.next('releaseInbound', refusal('periodLocked'));
  sides.receive(plainReceipt);
  await purchase.tell();
  const [inbound] = sides.inbounds.values();
  if (inbound) inbound.state = 'voided';
  await purchase.decide('retry');
  const { id, kind } = await purchase.problem();
  expect(kind).toBe('inboundVoided');
  await purchase.decide('skip', { problem: id, note: 'förs in för hand' });
  expect((await purchase.handle.result()).message).toContain('fördes inte in i lagret härifrån');
  await record(purchase, 'retry-met-another-problem');
});
