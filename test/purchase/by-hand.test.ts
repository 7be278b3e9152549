import { lostAnswer, refusal } from './faults';
import { purchases } from './purchases';

const of = purchases();

const voidedByHand = async () => {
  const purchase = await of.ordered();
  purchase.sides.order('1001').state = 'voided';
  expect(await purchase.look()).toMatchObject({ fortnoxNumber: '1001', problem: { id: 'orderVoidedByHand-1' } });
  return purchase;
};

describe('R3.4 an order looked at', () => {
  test('in vain is looked at again when something becomes known', async () => {
    const purchase = await of.ordered();
    const { sides } = purchase;
    sides.faults.next('readPurchaseOrder', refusal('licenceMissing'));
    await purchase.look();
    sides.order('1001').state = 'voided';
    expect((await purchase.tell()).problem).toMatchObject({ kind: 'orderVoidedByHand' });
  });

  test('and found as we left it: nothing more is called', async () => {
    const purchase = await of.ordered();
    expect(await purchase.look()).toMatchObject({ stage: 'ordered', problem: null });
    expect(purchase.sides.calls.map(({ name }) => name)).toEqual(['readPurchase', 'readPurchaseOrder']);
  });

  test('that cannot be read for now is skipped over without being let go', async () => {
    const purchase = await of.ordered();
    purchase.sides.faults.next('readPurchaseOrder', refusal('licenceMissing'));
    const { problem } = await purchase.look();
    await purchase.decide('skip', { problem: problem?.id, note: 'ses över i morgon' });
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
    purchase.sides.change({ deliveryDate: '2027-01-15' });
    await purchase.tell();
    expect(purchase.sides.order('1001').draft.deliveryDate).toBe('2027-01-15');
  });
});

test('R3.4 an order voided by hand, and found so when the purchase is changed: asked about, not made anew', async () => {
  const purchase = await of.ordered();
  const { sides } = purchase;
  sides.order('1001').state = 'voided';
  sides.change({ deliveryDate: '2027-01-15' });
  expect((await purchase.tell()).problem).toMatchObject({ id: 'orderVoidedByHand-1' });
  expect(sides.takeWrites()).toEqual([]);
});

describe('R3.4 an order voided by hand', () => {
  test('is never made anew by a timer alone', async () => {
    const purchase = await voidedByHand();
    await of.pass('3 days');
    expect(await purchase.problem()).toMatchObject({ id: 'orderVoidedByHand-1' });
    expect(purchase.sides.count('readPurchaseOrder')).toBeGreaterThan(5);
    expect(purchase.sides.takeWrites()).toEqual([]);
    expect(purchase.sides.notified).toEqual(['orderVoidedByHand-1']);
  });

  test('nor by a fact, even a changed purchase', async () => {
    const purchase = await voidedByHand();
    purchase.sides.change({ deliveryDate: '2027-01-15' });
    expect((await purchase.tell()).problem).toMatchObject({ id: 'orderVoidedByHand-1' });
    expect(purchase.sides.takeWrites()).toEqual([]);
  });

  test('retry by a human makes a new one, under revision 2', async () => {
    const purchase = await voidedByHand();
    const { sides } = purchase;
    expect(await purchase.decide('retry', { problem: 'orderVoidedByHand-1' })).toBe(
      'orderVoidedByHand-1 försöks igen nu.',
    );
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1002', problem: null });
    expect(sides.order('1002').draft.internalReference).toBe(`${sides.company}/P/4711/2`);
    expect(sides.ledgerLog.slice(3)).toEqual(['1 voided', '2 intent', '2 sent', '2 confirmed']);
    expect(await purchase.shown()).toMatchObject({ FortnoxNumbers: ['1002'], NeedsAttention: false });
  });

  test('useExisting takes another order, marked as sent and made like the purchase', async () => {
    const purchase = await voidedByHand();
    const { sides } = purchase;
    const other = sides.makeOrder({ deliveryDate: null });
    const message = { problem: 'orderVoidedByHand-1', fortnoxNumber: other, note: 'gjord för hand' };
    await purchase.decide('useExisting', message);
    const status = await purchase.rest();
    expect(status).toMatchObject({ stage: 'ordered', fortnoxNumber: other, problem: null });
    expect(status.notes).toEqual([`useExisting orderVoidedByHand-1 ${other}: gjord för hand`]);
    expect(sides.order(other)).toMatchObject({ state: 'sent', draft: { deliveryDate: '2026-12-01' } });
    expect(sides.numberOnPurchase).toBe(other);
    expect(sides.ledgerLog.slice(3)).toEqual(['1 voided', '2 intent', '2 confirmed']);
    expect(sides.count('createPurchaseOrder')).toBe(0);
  });

  test.each([
    ['unknown', '99'],
    ['void', '1001'],
  ])(
    'useExisting with an order that is %s opens a problem that says so, and can be answered again',
    async (_, wrong) => {
      const purchase = await voidedByHand();
      const { sides } = purchase;
      const message = { problem: 'orderVoidedByHand-1', fortnoxNumber: wrong, note: 'fel' };
      await purchase.decide('useExisting', message);
      expect(await purchase.problem()).toMatchObject({ id: 'wrongOrder-2', why: expect.stringContaining(wrong) });
      const other = sides.makeOrder();
      await purchase.decide('useExisting', { problem: 'wrongOrder-2', fortnoxNumber: other, note: 'rätt' });
      expect(await purchase.rest()).toMatchObject({ fortnoxNumber: other, problem: null });
    },
  );

  test('skip: the purchase has no order any more, through changes, until it is deleted', async () => {
    const purchase = await voidedByHand();
    const { sides } = purchase;
    await purchase.decide('skip', { problem: 'orderVoidedByHand-1', note: 'köps i butik' });
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: null, problem: null });
    expect(await purchase.shown()).not.toHaveProperty('FortnoxNumbers');
    expect(sides.takeWrites()).toEqual(['ledgerSkipped']);
    sides.change({ deliveryDate: '2027-01-15' });
    await purchase.look();
    expect(sides.takeWrites()).toEqual([]);
    sides.purchase = null;
    await purchase.tell();
    expect(await purchase.handle.result()).toMatchObject({ outcome: 'deleted' });
    expect([...sides.orders.keys()]).toEqual(['1001']);
    // The next purchase of this number is not left without an order for that.
    expect(sides.takeWrites()).toEqual(['ledgerVoided', 'markDone']);
  });

  test('and the purchase deleted: the problem dissolves, and it ends', async () => {
    const purchase = await voidedByHand();
    purchase.sides.purchase = null;
    await purchase.tell();
    expect(await purchase.handle.result()).toMatchObject({ outcome: 'deleted', fortnoxNumbers: ['1001'] });
    expect(await purchase.shown()).toMatchObject({ NeedsAttention: false, memo: null });
  });
});

test('R3.4 an order that is gone is a problem of its own; retry makes a new one', async () => {
  const purchase = await of.ordered();
  purchase.sides.orders.delete('1001');
  expect((await purchase.look()).problem).toMatchObject({ id: 'orderGone-1', why: expect.stringContaining('1001') });
  await purchase.decide('retry');
  expect(await purchase.rest()).toMatchObject({ fortnoxNumber: '1002', problem: null });
});

test('R3.4 an order that is gone, skipped: the purchase has none any more, and the ledger keeps that', async () => {
  const purchase = await of.ordered();
  const { sides } = purchase;
  sides.orders.delete('1001');
  await purchase.look();
  await purchase.decide('skip', { problem: 'orderGone-1', note: 'köps i butik' });
  expect(await purchase.look()).toMatchObject({ stage: 'ordered', fortnoxNumber: null, problem: null });
  expect(sides.ledgerLog.at(-1)).toBe('1 skipped');
});

describe('R3.4 an order received by hand', () => {
  const received = async () => {
    const purchase = await of.ordered();
    purchase.sides.order('1001').touchedByHand = true;
    expect((await purchase.look()).problem).toMatchObject({ id: 'orderReceivedByHand-1' });
    return purchase;
  };

  test('is asked about until the receipt is undone', async () => {
    const purchase = await received();
    await purchase.decide('retry');
    expect(await purchase.problem()).toMatchObject({ id: 'orderReceivedByHand-1' });
    purchase.sides.order('1001').touchedByHand = false;
    await of.pass('16 minutes');
    expect(await purchase.status()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
    expect(purchase.sides.takeWrites()).toEqual([]);
  });

  test('accepted once with skip, it is not asked about again', async () => {
    const purchase = await received();
    await purchase.decide('skip', { problem: 'orderReceivedByHand-1', note: 'det är rätt' });
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
    expect(await purchase.look()).toMatchObject({ problem: null });
    await of.pass('31 days');
    expect(await purchase.look()).toMatchObject({ problem: null });
  });

  test('and another used in its place: one that lives is not noted as void', async () => {
    const purchase = await received();
    const { sides } = purchase;
    const other = sides.makeOrder();
    await purchase.decide('useExisting', { problem: 'orderReceivedByHand-1', fortnoxNumber: other, note: 'resten' });
    await purchase.rest();
    expect(sides.order('1001').state).toBe('sent');
    expect(sides.ledger.get(`${sides.company}/P/4711/1`)).toMatchObject({ state: 'confirmed', fortnoxNumber: '1001' });
  });

  test('the acceptance is for that order alone', async () => {
    const purchase = await received();
    const { sides } = purchase;
    await purchase.decide('skip', { problem: 'orderReceivedByHand-1', note: 'det är rätt' });
    sides.order('1001').state = 'voided';
    await purchase.look();
    await purchase.decide('retry');
    expect(await purchase.rest()).toMatchObject({ fortnoxNumber: '1002', problem: null });
    sides.order('1002').touchedByHand = true;
    expect((await purchase.look()).problem).toMatchObject({ kind: 'orderReceivedByHand' });
  });
});

describe('R3.4 an order that may not be like the purchase is not voided for that without a human', () => {
  test.each([false, true])('a chosen one that Fortnox does not let change (voidAndRecreate: %s)', async (recreate) => {
    const sides = of.sides(recreate ? { onChange: 'voidAndRecreate' } : {});
    sides.faults.next('preparePurchaseOrder', refusal('supplierMissing'));
    sides.faults.always('changePurchaseOrder', refusal('orderCannotChange'));
    const purchase = await of.start(sides);
    const { id } = await purchase.problem();
    const chosen = sides.makeOrder({ deliveryDate: null });
    await purchase.decide('useExisting', { problem: id, fortnoxNumber: chosen, note: 'fanns redan' });
    const { kind } = await purchase.problem();
    expect(kind).toBe(recreate ? 'storedDifferently' : 'orderCannotChange');
    await of.pass('2 days');
    expect(sides.order(chosen).state).toBe('sent');
    await purchase.decide('retry');
    expect(await purchase.rest()).toMatchObject({ problem: null, fortnoxNumber: '1002' });
    expect(sides.order(chosen).state).toBe('voided');
  });

  test('one found again after a lost answer and like the purchase is kept, with nothing written', async () => {
    const sides = of.sides({ onChange: 'voidAndRecreate' });
    sides.faults.next('createPurchaseOrder', lostAnswer(true));
    const purchase = await of.start(sides);
    await of.pass('5 minutes');
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
    expect(sides.count('voidPurchaseOrder')).toBe(0);
  });
});
