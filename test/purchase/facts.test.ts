import { lookAtOrderSignal, purchaseChangedSignal } from '../../workflows/contract/purchase';
import { refusal } from './faults';
import { purchases } from './purchases';

const of = purchases();

/** Every activity a purchase's order goes through, held while a fact arrives. */
const whileOrdering = ['readPurchase', 'openLedger', 'preparePurchaseOrder', 'ledgerSent', 'createPurchaseOrder'];
const afterwards = ['ledgerConfirmed', 'showOnRequest', 'markPurchaseOrderSent'];

describe('a fact that arrives while an activity runs is acted on afterwards', () => {
  test.each([...whileOrdering, ...afterwards])('changed during %s: the order follows', async (name) => {
    const sides = of.sides();
    const { reached, release } = sides.faults.hold(name);
    const purchase = await of.start(sides);
    await reached;
    sides.change({ deliveryDate: '2027-01-15' });
    await purchase.handle.signal(purchaseChangedSignal);
    release();
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
    expect(sides.order('1001')).toMatchObject({ state: 'sent', draft: { deliveryDate: '2027-01-15' } });
  });

  test.each([...whileOrdering, ...afterwards])('deleted during %s: no live order is left', async (name) => {
    const sides = of.sides();
    const { reached, release } = sides.faults.hold(name);
    const purchase = await of.start(sides);
    await reached;
    sides.purchase = null;
    await purchase.handle.signal(purchaseChangedSignal);
    release();
    expect(await purchase.handle.result()).toMatchObject({ outcome: 'deleted' });
    expect([...sides.orders.values()].filter(({ state }) => state !== 'voided')).toEqual([]);
  });

  test('changed again during the change itself: the last word stands', async () => {
    const purchase = await of.ordered();
    const { sides } = purchase;
    const { reached, release } = sides.faults.hold('changePurchaseOrder');
    sides.change({ deliveryDate: '2027-01-15' });
    await purchase.handle.signal(purchaseChangedSignal);
    await reached;
    sides.change({ deliveryDate: '2027-02-20' });
    await purchase.handle.signal(purchaseChangedSignal);
    release();
    await purchase.rest();
    expect(sides.order('1001').draft.deliveryDate).toBe('2027-02-20');
  });

  test('asked to look while it looks: it looks once more', async () => {
    const purchase = await of.ordered();
    const { sides } = purchase;
    const { reached, release } = sides.faults.hold('readPurchaseOrder');
    await purchase.handle.signal(lookAtOrderSignal);
    await reached;
    await purchase.handle.signal(lookAtOrderSignal);
    release();
    await purchase.rest();
    expect(sides.count('readPurchaseOrder')).toBe(2);
    await purchase.tell();
    expect(sides.count('readPurchaseOrder')).toBe(2);
  });
});

describe('a fact that arrives while a problem is open', () => {
  test('is heard: the source row mended, the step is done at once', async () => {
    const sides = of.sides();
    sides.faults.next('preparePurchaseOrder', refusal('supplierMissing'));
    const purchase = await of.start(sides);
    await purchase.problem();
    sides.change({ supplierNumber: '91' });
    expect(await purchase.tell()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
    expect(sides.order('1001').draft.supplierNumber).toBe('91');
  });

  test('and one that arrives while it is shown', async () => {
    const sides = of.sides();
    sides.faults.next('preparePurchaseOrder', refusal('supplierMissing'));
    const { reached, release } = sides.faults.hold('notify');
    const purchase = await of.start(sides);
    await reached;
    await purchase.handle.signal(purchaseChangedSignal);
    release();
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', problem: null });
  });
});
