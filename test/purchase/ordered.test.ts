import { refusal } from './faults';
import { purchases } from './purchases';
import { admitted, draftOf, nothingReceived, plainPurchase } from './sides';

const of = purchases();

describe('R3.1 a purchase saved in Andersson', () => {
  test('gets its order, marked as sent, with each step called once and the ledger written in order', async () => {
    const purchase = await of.start(of.sides());
    const { sides } = purchase;
    expect(await purchase.rest()).toEqual({
      stage: 'ordered',
      fortnoxNumber: '1001',
      received: nothingReceived,
      problem: null,
      notes: [],
    });
    expect(sides.order('1001').draft).toEqual(draftOf(plainPurchase, `${sides.company}/P/4711/1`));
    expect(sides.order('1001').state).toBe('sent');
    expect(sides.ledgerLog).toEqual(['1 intent', '1 sent', '1 confirmed']);
    expect(sides.numberOnPurchase).toBe('1001');
    expect(sides.shown).toEqual({ state: 'started', message: null, fortnoxNumber: '1001' });
    expect(sides.calls.map(({ name }) => name)).toEqual([
      ...['admitPurchase', 'readPurchase', 'openLedger', 'preparePurchaseOrder', 'ledgerSent', 'createPurchaseOrder'],
      ...['ledgerConfirmed', 'showOnRequest', 'markPurchaseOrderSent'],
    ]);
  });

  test('is found by company, number, stage and Fortnox number', async () => {
    const purchase = await of.start(of.sides());
    await purchase.rest();
    expect(await purchase.shown()).toEqual({
      Company: purchase.sides.company,
      AnderssonNumber: '4711',
      Stage: 'ordered',
      FortnoxNumbers: ['1001'],
      memo: null,
    });
  });

  test('that has an order from an earlier process keeps it, and makes sure that it is marked as sent', async () => {
    const sides = of.sides();
    const number = sides.makeOrder(draftOf(plainPurchase, `${sides.company}/P/4711/1`));
    sides.ledger.set(`${sides.company}/P/4711/1`, { state: 'confirmed', fortnoxNumber: number, madeFrom: null });
    const { status: _, ...content } = plainPurchase;
    const order = { fortnoxNumber: number, revision: 1, madeFrom: JSON.stringify(content) };
    sides.admission = { ...admitted(sides), order };
    const purchase = await of.start(sides);
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: number, problem: null });
    expect(sides.order(number).state).toBe('sent');
    expect([...sides.orders.keys()]).toEqual([number]);
  });

  test('told again and again, nothing changed: nothing is called but the reading', async () => {
    const purchase = await of.ordered();
    for (let time = 0; time < 3; time += 1) await purchase.tell();
    expect(purchase.sides.calls.map(({ name }) => name)).toEqual(['readPurchase', 'readPurchase', 'readPurchase']);
  });
});

test('R3.2 status inköpt: from then on it awaits goods, and the order is not touched', async () => {
  const purchase = await of.ordered();
  purchase.sides.change({ status: 'inköpt' });
  expect(await purchase.tell()).toMatchObject({ stage: 'awaitingGoods', fortnoxNumber: '1001' });
  expect(await purchase.shown()).toMatchObject({ Stage: 'awaitingGoods' });
  expect(purchase.sides.takeWrites()).toEqual([]);
});

describe('R3.1 an order that is made but cannot be marked as sent', () => {
  test('is known and shown all the same, and marked when that can be done', async () => {
    const sides = of.sides();
    sides.faults.next('markPurchaseOrderSent', refusal('rightMissing'));
    const purchase = await of.start(sides);
    expect(await purchase.problem()).toMatchObject({ id: 'rightMissing-1', what: expect.stringContaining('1001') });
    expect(await purchase.shown()).toMatchObject({ FortnoxNumbers: ['1001'], NeedsAttention: true });
    expect(sides.shown).toMatchObject({ state: 'waiting', fortnoxNumber: '1001' });
    await of.pass('16 minutes');
    expect(await purchase.status()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
    expect(sides.order('1001').state).toBe('sent');
    expect(sides.shown).toEqual({ state: 'started', message: null, fortnoxNumber: '1001' });
    expect(sides.count('createPurchaseOrder')).toBe(1);
  });

  test('is named when the process is abandoned there', async () => {
    const sides = of.sides();
    sides.faults.always('markPurchaseOrderSent', refusal('rightMissing'));
    const purchase = await of.start(sides);
    await purchase.problem();
    await purchase.decide('abandon', { note: 'tas för hand' });
    expect(await purchase.handle.result()).toMatchObject({ outcome: 'abandoned', fortnoxNumbers: ['1001'] });
  });

  test('stays as it is where the operator skips the marking', async () => {
    const sides = of.sides();
    sides.faults.always('markPurchaseOrderSent', refusal('rightMissing'));
    const purchase = await of.start(sides);
    const { id } = await purchase.problem();
    await purchase.decide('skip', { problem: id, note: 'skickas för hand' });
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
    await purchase.tell();
    expect(sides.count('markPurchaseOrderSent')).toBe(1);
  });
});

describe('a purchase that cannot be read', () => {
  test('waits as a problem and goes on where it was when it can be read again', async () => {
    const purchase = await of.ordered();
    purchase.sides.faults.next('readPurchase', refusal('purchaseUnreadable', 'Status beställt är inte känd.'));
    expect((await purchase.tell()).problem).toMatchObject({
      id: 'purchaseUnreadable-1',
      why: 'Status beställt är inte känd.',
      choices: ['retry', 'abandon'],
    });
    expect(await purchase.tell()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
    expect(await purchase.shown()).toMatchObject({ NeedsAttention: false, memo: null });
    expect(purchase.sides.takeWrites()).toEqual([]);
  });

  test('is tried again by retry and by itself', async () => {
    const purchase = await of.ordered();
    const unreadable = refusal('purchaseUnreadable');
    purchase.sides.faults.next('readPurchase', unreadable, unreadable);
    await purchase.tell();
    await purchase.decide('retry', {});
    expect(await purchase.problem()).toMatchObject({ id: 'purchaseUnreadable-1' });
    await of.pass('16 minutes');
    expect((await purchase.status()).problem).toBeNull();
  });

  test('readable again, an older problem of its order is as open as before, and told only once', async () => {
    const sides = of.sides();
    sides.faults.always('preparePurchaseOrder', refusal('supplierMissing'));
    const purchase = await of.start(sides);
    expect(await purchase.problem()).toMatchObject({ id: 'supplierMissing-1' });
    expect((await purchase.tell()).problem).toMatchObject({ id: 'supplierMissing-1' });
    expect(sides.notified).toEqual(['supplierMissing-1']);
  });
});
