import { ApplicationFailure } from '@temporalio/activity';
import { type Fault, lostAnswer, refusal } from './faults';
import { purchases } from './purchases';

const of = purchases();

/** As the worker names what Andersson's database refuses for good. */
const refused: Fault = {
  does: 'fail',
  failure: () => ApplicationFailure.create({ message: 'Databasen säger nej.', type: 'anderssonRefused' }),
};

describe('what Andersson refuses for good', () => {
  test.each(['readPurchase', 'openLedger', 'ledgerSent', 'ledgerConfirmed'])(
    '%s: a problem at its first try; mended, one order',
    async (activity) => {
      const sides = of.sides();
      sides.faults.always(activity, refused);
      const purchase = await of.start(sides);
      expect(await purchase.problem()).toMatchObject({ id: 'anderssonRefused-1', why: 'Databasen säger nej.' });
      expect(sides.count(activity)).toBe(1);
      expect(sides.notified).toEqual(['anderssonRefused-1']);
      sides.faults.mend(activity);
      await purchase.decide('retry', {});
      // What may be made is looked for first.
      await of.pass('5 minutes');
      expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
      expect(sides.orders.size).toBe(1);
      expect(sides.numberOnPurchase).toBe('1001');
    },
  );

  test('after a lost answer too', async () => {
    const sides = of.sides();
    sides.faults.next('createPurchaseOrder', lostAnswer(true));
    sides.faults.next('ledgerConfirmed', refused);
    const purchase = await of.start(sides);
    await purchase.rest();
    await of.pass('1 hour');
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
    expect(sides.orders.size).toBe(1);
  });

  test('an order that was voided here is not taken for one voided by hand, whatever is told meanwhile', async () => {
    const purchase = await of.ordered({ onChange: 'voidAndRecreate' });
    const { sides } = purchase;
    sides.faults.always('ledgerVoided', refused);
    sides.change({ deliveryDate: '2027-01-15' });
    expect((await purchase.tell()).problem).toMatchObject({ id: 'anderssonRefused-1' });
    sides.change({ deliveryDate: '2027-01-16' });
    expect((await purchase.tell()).problem).toMatchObject({ kind: 'anderssonRefused' });
    sides.faults.mend('ledgerVoided');
    await purchase.decide('retry', {});
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1002', problem: null });
    expect(sides.order('1001').state).toBe('voided');
    expect(sides.order('1002').draft.deliveryDate).toBe('2027-01-16');
  });
});

describe('outside of the desk nobody stands behind a call', () => {
  test('a skip that is refused is kept as soon as the database takes it, and does not end the process', async () => {
    const sides = of.sides();
    sides.faults.next('preparePurchaseOrder', refusal('supplierMissing'));
    sides.faults.next('ledgerSkipped', refused, refused, refused);
    const purchase = await of.start(sides);
    const { id } = await purchase.problem();
    await purchase.decide('skip', { problem: id, note: 'per telefon' });
    await of.pass('1 minute');
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: null, problem: null });
    expect(sides.count('ledgerSkipped')).toBe(4);
  });

  test('an end that cannot be marked is marked later', async () => {
    const purchase = await of.ordered();
    purchase.sides.faults.next('markDone', refused, refused);
    purchase.sides.purchase = null;
    await purchase.handle.signal('purchaseChanged');
    expect(await purchase.handle.result()).toMatchObject({ outcome: 'deleted' });
    expect(purchase.sides.count('markDone')).toBe(3);
  });
});
