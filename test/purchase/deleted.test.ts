import { purchaseChangedSignal } from '../../workflows/contract/purchase';
import { lostAnswer, passing, refusal } from './faults';
import type { StartedPurchase } from './process';
import { purchases } from './purchases';

const of = purchases();

describe('R3.5 a deleted purchase', () => {
  test('has its order voided, and ends with a done mark', async () => {
    const purchase = await of.ordered();
    const { sides } = purchase;
    sides.purchase = null;
    await purchase.handle.signal(purchaseChangedSignal);
    const message = 'Inköp 4711 är raderat i Andersson.';
    expect(await purchase.handle.result()).toEqual({ outcome: 'deleted', message, fortnoxNumbers: ['1001'] });
    expect(sides.takeWrites()).toEqual(['voidPurchaseOrder', 'ledgerVoided', 'markDone']);
    expect(sides.order('1001').state).toBe('voided');
    expect(sides.doneMark).toEqual({ outcome: 'deleted', note: message, fortnoxNumbers: ['1001'] });
    expect(sides.shown).toMatchObject({ state: 'done', message });
    expect(await purchase.shown()).toMatchObject({ Stage: 'ended' });
  });

  test('whose order has goods received on it: a problem, until that is undone', async () => {
    const purchase = await of.ordered();
    const { sides } = purchase;
    sides.order('1001').touchedByHand = true;
    sides.purchase = null;
    expect(await purchase.tell()).toMatchObject({ stage: 'voiding', problem: { kind: 'orderCannotBeVoided' } });
    sides.order('1001').touchedByHand = false;
    expect(await purchase.handle.result()).toMatchObject({ outcome: 'deleted' });
  });

  test('before its order exists, with a problem open: the problem dissolves and the process just ends', async () => {
    const sides = of.sides();
    sides.faults.always('preparePurchaseOrder', refusal('supplierMissing'));
    const purchase = await of.start(sides);
    await purchase.problem();
    sides.calls.length = 0;
    sides.purchase = null;
    await purchase.handle.signal(purchaseChangedSignal);
    expect(await purchase.handle.result()).toMatchObject({ outcome: 'deleted', fortnoxNumbers: [] });
    expect(sides.takeWrites()).toEqual(['markDone']);
    expect(sides.count('findPurchaseOrder')).toBe(0);
    const shown = await purchase.shown();
    expect(shown).toMatchObject({ Stage: 'ended', NeedsAttention: false, memo: null });
    expect(shown).not.toHaveProperty('Problem');
  });
});

describe('R3.5 deleted while the answer of its create is lost', () => {
  const lost = async (made: boolean) => {
    const sides = of.sides();
    sides.faults.next('createPurchaseOrder', lostAnswer(made));
    // The look-ups after the lost answer cannot be made: the ledger stays at `sent`.
    sides.faults.always('findPurchaseOrder', refusal('rightMissing'));
    const purchase = await of.start(sides);
    await of.pass('5 minutes');
    expect(await purchase.problem()).toMatchObject({ kind: 'rightMissing' });
    sides.faults.mend('findPurchaseOrder');
    sides.purchase = null;
    await purchase.handle.signal(purchaseChangedSignal);
    return purchase;
  };

  test('the order is found and voided', async () => {
    const { handle, sides } = await lost(true);
    expect(await handle.result()).toMatchObject({ outcome: 'deleted', fortnoxNumbers: ['1001'] });
    expect(sides.order('1001').state).toBe('voided');
    expect(sides.ledgerLog).toEqual(['1 intent', '1 sent', '1 confirmed', '1 voided']);
  });

  test('an order that shows late is found by the second look', async () => {
    const { handle, sides } = await lost(false);
    const [first, result] = [sides.faults.hold('findPurchaseOrder'), handle.result()];
    await first.reached;
    const second = sides.faults.hold('findPurchaseOrder');
    first.release();
    await second.reached;
    sides.makeOrder({ internalReference: `${sides.company}/P/4711/1` });
    second.release();
    expect(await result).toMatchObject({ fortnoxNumbers: ['1001'] });
    expect(sides.order('1001').state).toBe('voided');
  });

  test('nothing to be found: it ends, and the ledger says that nothing was made', async () => {
    const { handle, sides } = await lost(false);
    expect(await handle.result()).toMatchObject({ outcome: 'deleted', fortnoxNumbers: [] });
    expect(sides.ledgerLog.at(-1)).toBe('1 intent');
  });

  test('skipped while Fortnox cannot be asked: the end says which reference to look for', async () => {
    const sides = of.sides();
    sides.faults.next('createPurchaseOrder', lostAnswer(true));
    sides.faults.always('findPurchaseOrder', refusal('rightMissing'));
    const purchase = await of.start(sides);
    await of.pass('5 minutes');
    sides.purchase = null;
    await purchase.tell();
    await of.pass('5 minutes');
    const { id } = await purchase.problem();
    await purchase.decide('skip', { problem: id, note: 'ser efter själv' });
    const { message, fortnoxNumbers } = await purchase.handle.result();
    expect(message).toContain(`se efter i Fortnox om det finns en order med referensen ${sides.company}/P/4711/1.`);
    expect(fortnoxNumbers).toEqual([]);
  });

  test('of a new revision: the one that was voided for it does not hide the one that may exist', async () => {
    const purchase = await of.ordered({ onChange: 'voidAndRecreate' });
    const { sides } = purchase;
    sides.change({ supplierNumber: '91' });
    sides.faults.next('createPurchaseOrder', lostAnswer(true));
    sides.faults.next('findPurchaseOrder', refusal('rightMissing'));
    await purchase.tell();
    await of.pass('4 minutes');
    expect(await purchase.problem()).toMatchObject({ kind: 'rightMissing' });
    sides.purchase = null;
    await purchase.handle.signal(purchaseChangedSignal);
    expect(await purchase.handle.result()).toMatchObject({ outcome: 'deleted', fortnoxNumbers: ['1002'] });
    expect(sides.order('1002').state).toBe('voided');
  });
});

describe('R3.5 where people are asked to void', () => {
  const asked = async () => {
    const purchase = await of.ordered({ onDelete: 'ask' });
    purchase.sides.purchase = null;
    expect((await purchase.tell()).problem).toMatchObject({
      id: 'voidAskedFor-1',
      why: expect.stringContaining('Makulera inköpsorder 1001'),
      who: 'den som sköter inköp i Fortnox',
      choices: ['retry', 'skip', 'abandon'],
    });
    return purchase;
  };

  test('it waits, asks again by itself, and ends once the order is voided', async () => {
    const purchase = await asked();
    const { sides } = purchase;
    await of.pass('16 minutes');
    expect(await purchase.problem()).toMatchObject({ id: 'voidAskedFor-1' });
    expect(sides.count('voidPurchaseOrder')).toBe(0);
    sides.order('1001').state = 'voided';
    expect(await purchase.handle.result()).toMatchObject({ outcome: 'deleted', fortnoxNumbers: ['1001'] });
    expect(sides.ledgerLog.at(-1)).toBe('1 voided');
    expect(sides.notified).toEqual(['voidAskedFor-1']);
  });

  test('an order that is gone is as good as voided', async () => {
    const purchase = await asked();
    purchase.sides.orders.delete('1001');
    await purchase.decide('retry', { problem: 'voidAskedFor-1' });
    expect(await purchase.handle.result()).toMatchObject({ outcome: 'deleted' });
  });

  test('skip leaves the order in Fortnox and says so', async () => {
    const purchase = await asked();
    await purchase.decide('skip', { problem: 'voidAskedFor-1', note: 'varorna kommer ändå' });
    expect(await purchase.handle.result()).toMatchObject({
      outcome: 'deleted',
      message: 'Inköp 4711 är raderat i Andersson. Inköpsorder 1001 lämnades kvar i Fortnox.',
      fortnoxNumbers: ['1001'],
    });
    expect(purchase.sides.order('1001').state).toBe('sent');
    expect(purchase.sides.doneMark?.note).toContain('1001 lämnades kvar');
  });

  test('the purchase saved again meanwhile keeps its order, and nobody is asked any more', async () => {
    const purchase = await asked();
    purchase.sides.change({});
    expect(await purchase.tell()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
    expect(await purchase.shown()).toMatchObject({ Stage: 'ordered', NeedsAttention: false });
    expect(purchase.sides.order('1001').state).toBe('sent');
  });
});

describe('R3.5 deleted and saved again under the same number', () => {
  /** Both while the process is at its next call of that name. */
  const savedAgainDuring = async (name: string, { sides, handle }: StartedPurchase) => {
    const { reached, release } = sides.faults.hold(name);
    sides.purchase = null;
    await handle.signal(purchaseChangedSignal);
    await reached;
    sides.change({});
    await handle.signal(purchaseChangedSignal);
    release();
  };

  test.each(['voidPurchaseOrder', 'ledgerVoided', 'markDone'])('during %s: it is ordered anew', async (name) => {
    const purchase = await of.ordered();
    const { sides } = purchase;
    await savedAgainDuring(name, purchase);
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1002', problem: null });
    expect(sides.order('1001').state).toBe('voided');
    expect(sides.order('1002')).toMatchObject({
      state: 'sent',
      draft: { internalReference: `${sides.company}/P/4711/2` },
    });
    expect(sides.shown).toEqual({ state: 'started', message: null, fortnoxNumber: '1002' });
  });

  test('one that was to have no order: as a new purchase it gets one', async () => {
    const sides = of.sides();
    sides.faults.next('preparePurchaseOrder', refusal('supplierMissing'));
    const purchase = await of.start(sides);
    await purchase.decide('skip', { problem: (await purchase.problem()).id, note: 'köps i butik' });
    await purchase.rest();
    await savedAgainDuring('markDone', purchase);
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
  });

  test('told of the deletion twice, it ends once', async () => {
    const purchase = await of.ordered();
    const { sides } = purchase;
    const { reached, release } = sides.faults.hold('voidPurchaseOrder');
    sides.purchase = null;
    await purchase.handle.signal(purchaseChangedSignal);
    await reached;
    await purchase.handle.signal(purchaseChangedSignal);
    release();
    expect(await purchase.handle.result()).toMatchObject({ outcome: 'deleted', fortnoxNumbers: ['1001'] });
    expect(sides.ledgerLog).toEqual(['1 intent', '1 sent', '1 confirmed', '1 voided']);
  });
});

test('a passing fault of Fortnox heals within the tries of its activity, and no problem is opened', async () => {
  const purchase = await of.ordered();
  purchase.sides.faults.next('voidPurchaseOrder', passing('serverError'), passing('serverError'));
  purchase.sides.purchase = null;
  await purchase.handle.signal(purchaseChangedSignal);
  expect(await purchase.handle.result()).toMatchObject({ outcome: 'deleted' });
  expect(purchase.sides.count('voidPurchaseOrder')).toBe(3);
  expect(purchase.sides.notified).toEqual([]);
});
