import { refusal } from './faults';
import { purchases } from './purchases';
import { admitted, plainReceipt, type Sides } from './sides';

const of = purchases();

/** A purchase on which somebody has noted an order that stands in Fortnox. */
function noted(order: Parameters<Sides['makeOrder']>[0] = {}): Sides {
  const sides = of.sides();
  sides.numberOnPurchase = sides.makeOrder(order, 'sent');
  return sides;
}

describe('R7.1 an order that is noted on the purchase', () => {
  test('is looked up and taken, made like the purchase, and none is made beside it', async () => {
    const sides = noted({ deliveryDate: '2026-12-24' });
    const purchase = await of.start(sides);
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
    expect([...sides.orders.keys()]).toEqual(['1001']);
    expect(sides.order('1001').draft.deliveryDate).toBe('2026-12-01');
    expect(sides.inputs('ledgerConfirmed')).toMatchObject([{ reference: `${sides.company}/P/4711/1` }]);
    expect(sides.count('createPurchaseOrder')).toBe(0);
  });

  test.each([
    ['void', (sides: Sides) => void Object.assign(sides.order('1001'), { state: 'voided' })],
    ['gone', (sides: Sides) => void sides.orders.delete('1001')],
    ['another supplier’s', (sides: Sides) => void Object.assign(sides.order('1001').draft, { supplierNumber: '91' })],
    ['no number at all', (sides: Sides) => void Object.assign(sides, { numberOnPurchase: 'ring Bo' })],
  ])('and is %s: a problem; the number stays, and an order is made when it is taken away', async (_, spoil) => {
    const sides = noted();
    spoil(sides);
    const before = { orders: sides.orders.size, number: sides.numberOnPurchase ?? '' };
    const purchase = await of.start(sides);
    const problem = await purchase.problem();
    expect(problem).toMatchObject({
      kind: 'wrongOrder',
      why: expect.stringContaining(`inköpsorder ${before.number}`),
      choices: ['retry', 'skip', 'useExisting', 'abandon'],
    });
    await purchase.decide('retry', { problem: problem.id });
    expect((await purchase.problem()).id).toBe(problem.id);
    expect([sides.orders.size, sides.numberOnPurchase]).toEqual([before.orders, before.number]);
    sides.numberOnPurchase = null;
    expect(await purchase.tell()).toMatchObject({ stage: 'ordered', problem: null });
    expect(sides.count('createPurchaseOrder')).toBe(1);
  });

  test('and is another purchase’s, as the ledger knows: the problem says which', async () => {
    const sides = noted();
    sides.faults.next('ledgerConfirmed', refusal('wrongOrder'));
    const purchase = await of.start(sides);
    expect(await purchase.problem()).toMatchObject({
      kind: 'wrongOrder',
      why: expect.stringContaining('inköpsorder 1001'),
    });
  });

  test('stands back for one that may have been made from here', async () => {
    const sides = noted();
    const reference = `${sides.company}/P/4711/1`;
    sides.ledger.set(reference, { state: 'sent', fortnoxNumber: null, madeFrom: null });
    const made = sides.makeOrder({ internalReference: reference });
    const purchase = await of.start(sides);
    await of.pass('5 minutes');
    expect(await purchase.rest()).toMatchObject({ fortnoxNumber: made, problem: null });
  });

  test('on a purchase that is to have none, as an operator has said, is left alone when the goods come', async () => {
    const sides = noted();
    sides.admission = { ...admitted(sides), orderSkipped: true };
    sides.receive(plainReceipt);
    const purchase = await of.start(sides);
    await purchase.handle.result();
    expect(sides.order('1001').state).toBe('sent');
  });

  test('and is wrong: the right one is used by hand', async () => {
    const sides = noted();
    sides.order('1001').state = 'voided';
    const right = sides.makeOrder();
    const purchase = await of.start(sides);
    const { id } = await purchase.problem();
    await purchase.decide('useExisting', { problem: id, fortnoxNumber: right, note: 'rätt order' });
    expect(await purchase.rest()).toMatchObject({ fortnoxNumber: right, problem: null });
    expect(sides.numberOnPurchase).toBe(right);
  });

  test('is voided when the goods have come before anything was ordered from here', async () => {
    const sides = noted();
    sides.receive(plainReceipt);
    const purchase = await of.start(sides);
    expect((await purchase.handle.result()).message).toContain('Inköpsorder 1001 är makulerad.');
    expect(sides.order('1001').state).toBe('voided');
  });

  test('and does not fit goods that have come: they go into stock all the same, and the end says what to look for', async () => {
    const sides = noted({ supplierNumber: '91' });
    sides.receive(plainReceipt);
    sides.faults.next('prepareInbound', refusal('unitMismatch'));
    const purchase = await of.start(sides);
    await purchase.problem();
    await purchase.tell();
    const { message } = await purchase.handle.result();
    expect(message).toMatch(/Se efter i Fortnox om inköpsorder 1001 finns\.$/);
    expect(message.match(/Se efter/g)).toHaveLength(1);
    expect(sides.order('1001').state).toBe('sent');
  });

  test('one of our own that is void since the goods came is not taken for one', async () => {
    const purchase = await of.ordered();
    const { sides } = purchase;
    sides.faults.always('prepareSupplierInvoice', refusal('accountMissing'));
    sides.receive(plainReceipt);
    await purchase.tell();
    expect(sides.numberOnPurchase).toBe('1001');
    sides.inbound('ANDERSSON-INLEV/000000004201').state = 'voided';
    sides.receipts = [];
    sides.change({ status: 'inköpt' });
    expect(await purchase.tell()).toMatchObject({ stage: 'awaitingGoods', fortnoxNumber: '1002', problem: null });
  });
});
