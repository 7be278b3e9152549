import type { Purchase } from '../../domain/purchase/purchase';
import { refusal } from './faults';
import { purchases } from './purchases';
import { fingerprintOf, plainPurchase } from './sides';

const of = purchases();

const rows = (quantity: string): Pick<Purchase, 'rows'> => ({
  rows: plainPurchase.rows.map((row) => ({ ...row, quantity })),
});

describe('R3.6 a changed purchase', () => {
  test('changes its order, under the same reference and number', async () => {
    const purchase = await of.ordered();
    const { sides } = purchase;
    sides.change(rows('25'));
    expect(await purchase.tell()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
    expect(sides.takeWrites()).toEqual(['changePurchaseOrder', 'ledgerChanged']);
    expect(sides.order('1001')).toMatchObject({
      state: 'sent',
      draft: { internalReference: `${sides.company}/P/4711/1`, rows: [{ quantity: '25' }] },
    });
    await purchase.tell();
    expect(sides.takeWrites()).toEqual([]);
  });

  test('whose order Fortnox does not let change: it is voided and made anew under the next revision', async () => {
    const purchase = await of.ordered();
    const { sides } = purchase;
    sides.faults.next('changePurchaseOrder', refusal('orderCannotChange'));
    sides.change({ supplierNumber: '91' });
    expect(await purchase.tell()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1002', problem: null });
    expect(sides.takeWrites()).toEqual([
      ...['changePurchaseOrder', 'voidPurchaseOrder', 'ledgerVoided'],
      ...['ledgerSent', 'createPurchaseOrder', 'ledgerConfirmed', 'markPurchaseOrderSent'],
    ]);
    expect(sides.order('1001').state).toBe('voided');
    expect(sides.order('1002').draft.internalReference).toBe(`${sides.company}/P/4711/2`);
    expect(sides.numberOnPurchase).toBe('1002');
    expect(await purchase.shown()).toMatchObject({ FortnoxNumbers: ['1002'] });
  });

  test('that is late: its order is changed; one that Fortnox does not let change is not voided for it', async () => {
    const purchase = await of.ordered();
    const { sides } = purchase;
    sides.change(rows('25'));
    await purchase.tell();
    expect(sides.inputs('preparePurchaseOrder').at(-1)).toMatchObject({ ordered: '1001' });
    sides.faults.next('changePurchaseOrder', refusal('orderCannotChange'));
    const changing = sides.faults.hold('changePurchaseOrder');
    sides.change(rows('26'));
    const told = purchase.tell();
    await changing.reached;
    sides.faults.next('preparePurchaseOrder', refusal('deliveryDatePast'));
    changing.release();
    expect((await told).problem).toMatchObject({ kind: 'deliveryDatePast' });
    expect(sides.inputs('preparePurchaseOrder').at(-1)).not.toHaveProperty('ordered');
    expect(sides.order('1001').state).toBe('sent');
  });

  test('where the company wants orders voided and made anew: no change is tried', async () => {
    const purchase = await of.ordered({ onChange: 'voidAndRecreate' });
    purchase.sides.change(rows('25'));
    expect(await purchase.tell()).toMatchObject({ fortnoxNumber: '1002', problem: null });
    expect(purchase.sides.takeWrites()).not.toContain('changePurchaseOrder');
    expect(purchase.sides.order('1001').state).toBe('voided');
  });

  test('that cannot be ordered: the order that is there is not voided for it', async () => {
    const purchase = await of.ordered({ onChange: 'voidAndRecreate' });
    const { sides } = purchase;
    sides.change({ supplierNumber: '91' });
    sides.faults.next('preparePurchaseOrder', refusal('supplierMissing'));
    expect((await purchase.tell()).problem).toMatchObject({ id: 'supplierMissing-1' });
    expect(sides.takeWrites()).toEqual([]);
    expect(sides.order('1001').state).toBe('sent');
    await purchase.decide('retry');
    expect(await purchase.rest()).toMatchObject({ fortnoxNumber: '1002', problem: null });
  });

  test('voided for a change and refused as new: mended in Andersson it is made, with no human asked about our own void', async () => {
    const purchase = await of.ordered({ onChange: 'voidAndRecreate' });
    const { sides } = purchase;
    sides.change({ supplierNumber: '91' });
    sides.faults.next('createPurchaseOrder', refusal('supplierInactive'));
    expect(await purchase.tell()).toMatchObject({ fortnoxNumber: null, problem: { id: 'supplierInactive-1' } });
    expect(await purchase.shown()).toMatchObject({ Problem: 'supplierInactive' });
    expect(await purchase.shown()).not.toHaveProperty('FortnoxNumbers');
    sides.change({ supplierNumber: '92' });
    expect(await purchase.tell()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1002', problem: null });
    expect(sides.order('1002').draft).toMatchObject({
      supplierNumber: '92',
      internalReference: `${sides.company}/P/4711/2`,
    });
  });

  test('skipped: the order stays as it is, and the next change is tried again', async () => {
    const purchase = await of.ordered();
    const { sides } = purchase;
    sides.change(rows('25'));
    sides.faults.next('changePurchaseOrder', refusal('rightMissing'));
    const { problem } = await purchase.tell();
    await purchase.decide('skip', { problem: problem?.id, note: 'får vara' });
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
    // A later process too is to leave it so.
    const reference = `${sides.company}/P/4711/1`;
    expect(sides.ledger.get(reference)?.madeFrom).toBe(fingerprintOf({ ...plainPurchase, ...rows('25') }));
    await purchase.tell();
    expect(sides.order('1001').draft.rows[0]?.quantity).toBe('10');
    sides.change(rows('30'));
    await purchase.tell();
    expect(sides.order('1001').draft.rows[0]?.quantity).toBe('30');
  });

  test('changed back while its problem is open: the problem dissolves, and nothing is written', async () => {
    const purchase = await of.ordered();
    const { sides } = purchase;
    sides.change(rows('25'));
    sides.faults.always('changePurchaseOrder', refusal('rightMissing'));
    await purchase.tell();
    sides.calls.length = 0;
    sides.change(rows('10'));
    expect(await purchase.tell()).toMatchObject({ stage: 'ordered', problem: null });
    expect(sides.takeWrites()).toEqual([]);
    expect(await purchase.shown()).toMatchObject({ NeedsAttention: false, memo: null });
    expect(await purchase.shown()).not.toHaveProperty('Problem');
    expect(sides.shown).toEqual({ state: 'started', message: null, fortnoxNumber: '1001' });
  });

  test('healed, keeps its Fortnox number where Andersson shows it', async () => {
    const purchase = await of.ordered();
    const { sides } = purchase;
    sides.change(rows('25'));
    sides.faults.next('changePurchaseOrder', refusal('rightMissing'));
    await purchase.tell();
    expect(sides.shown).toMatchObject({ state: 'waiting', fortnoxNumber: '1001' });
    await purchase.decide('retry');
    await purchase.rest();
    expect(sides.shown).toEqual({ state: 'started', message: null, fortnoxNumber: '1001' });
  });
});
