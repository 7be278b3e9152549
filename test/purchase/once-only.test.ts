import { ApplicationFailure, TimeoutFailure } from '@temporalio/common';
import type { LedgerEntry } from '../../workflows/contract/ledger';
import { type Fault, lostAnswer, neverSent, passing, refusal } from './faults';
import { purchases } from './purchases';
import { plainReceipt, type Sides } from './sides';

const of = purchases();

const started = async (...faults: readonly Fault[]) => {
  const sides = of.sides();
  sides.faults.next('createPurchaseOrder', ...faults);
  return of.start(sides);
};
const workerShutdown: Fault = {
  does: 'fail',
  failure: () => ApplicationFailure.retryable('The worker is shutting down', 'WorkerShutdown'),
};
/** As the server makes it; the time itself does not pass while a stub runs. */
const timedOut: Fault = {
  does: 'fail',
  failure: () => new TimeoutFailure('activity StartToClose timeout', undefined, 'START_TO_CLOSE'),
};

describe('design rule 1: a refused create', () => {
  test('is a problem, with the ledger back at intent, and is made once when it heals', async () => {
    const purchase = await started(refusal('supplierInactive'));
    const { sides } = purchase;
    expect(await purchase.problem()).toMatchObject({
      id: 'supplierInactive-1',
      choices: expect.arrayContaining(['skip']),
    });
    expect(sides.ledgerLog).toEqual(['1 intent', '1 sent', '1 intent']);
    await of.pass('16 minutes');
    expect(await purchase.status()).toMatchObject({ fortnoxNumber: '1001', problem: null });
    expect(sides.count('findPurchaseOrder')).toBe(0);
  });
});

describe('design rule 1: a create that never left', () => {
  test('is made again by itself, with no look-up needed', async () => {
    const purchase = await started(neverSent, neverSent);
    await of.pass('1 minute');
    expect(await purchase.rest()).toMatchObject({ fortnoxNumber: '1001', problem: null });
    expect(purchase.sides.count('createPurchaseOrder')).toBe(3);
    expect(purchase.sides.count('findPurchaseOrder')).toBe(0);
  });

  test('six times over is a problem of what kept it from leaving, and nothing has been made', async () => {
    const purchase = await started(...Array.from({ length: 6 }, () => neverSent));
    await of.pass('5 minutes');
    expect(await purchase.problem()).toMatchObject({
      kind: 'rateLimited',
      why: 'Fortnox tar inte emot fler anrop.',
      who: 'ingen',
      where: 'Fortnox',
    });
    expect(purchase.sides.count('createPurchaseOrder')).toBe(6);
    expect(purchase.sides.ledgerLog.at(-1)).toBe('1 intent');
  });
});

describe('design rule 1: a create whose answer is lost', () => {
  test('another chosen by hand: Fortnox is given time to show the one from here, which must be voided first', async () => {
    const purchase = await started(lostAnswer(false));
    const { sides } = purchase;
    sides.faults.always('findPurchaseOrder', refusal('rightMissing'));
    await of.pass('10 minutes');
    const { id } = await purchase.problem();
    sides.faults.mend('findPurchaseOrder');
    const chosen = sides.makeOrder();
    await purchase.decide('useExisting', { problem: id, fortnoxNumber: chosen, note: 'gjord för hand' });
    await of.pass('10 seconds');
    const late = sides.makeOrder({ internalReference: `${sides.company}/P/4711/1` });
    await of.pass('10 minutes');
    const refused = await purchase.problem();
    expect(refused).toMatchObject({ kind: 'wrongOrder', why: expect.stringContaining(`Inköpsorder ${late} är redan`) });
    sides.order(late).state = 'voided';
    await purchase.decide('useExisting', { problem: refused.id, fortnoxNumber: chosen, note: 'nu makulerad' });
    await of.pass('10 minutes');
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: chosen, problem: null });
    expect(sides.count('createPurchaseOrder')).toBe(1);
  });

  test.each<[string, Fault]>([
    ['an unknown outcome', lostAnswer(true)],
    ['an error of the server', passing('serverError')],
    ['a worker that was shut down', workerShutdown],
    ['a call that outlasted its time', timedOut],
  ])('%s: Fortnox is looked at, the order found there is kept, and none is made beside it', async (_, fault) => {
    const purchase = await started(fault);
    const { sides } = purchase;
    await purchase.rest();
    if (sides.orders.size === 0) sides.makeOrder({ internalReference: `${sides.company}/P/4711/1` });
    await of.pass('2 minutes');
    expect(sides.count('findPurchaseOrder')).toBe(0);
    await of.pass('3 minutes');
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
    expect(sides.count('createPurchaseOrder')).toBe(1);
    expect(sides.count('findPurchaseOrder')).toBe(1);
    // What Fortnox really stored is compared with what was meant, before the process rests.
    expect(sides.count('changePurchaseOrder')).toBe(1);
  });

  test('found by the second look, where Fortnox shows it late', async () => {
    const purchase = await started(lostAnswer(false));
    const { sides } = purchase;
    const first = sides.faults.hold('findPurchaseOrder');
    const passed = of.pass('8 minutes');
    await first.reached;
    const second = sides.faults.hold('findPurchaseOrder');
    first.release();
    await second.reached;
    sides.makeOrder({ internalReference: `${sides.company}/P/4711/1` });
    second.release();
    await passed;
    expect(await purchase.rest()).toMatchObject({ fortnoxNumber: '1001', problem: null });
    expect(sides.count('createPurchaseOrder')).toBe(1);
  });

  test('not found by either look: it is made again, once', async () => {
    const purchase = await started(lostAnswer(false));
    const { sides } = purchase;
    await of.pass('8 minutes');
    expect(await purchase.rest()).toMatchObject({ fortnoxNumber: '1001', problem: null });
    expect(sides.count('findPurchaseOrder')).toBe(2);
    expect(sides.count('createPurchaseOrder')).toBe(2);
    expect(sides.ledgerLog).toEqual(['1 intent', '1 sent', '1 intent', '1 sent', '1 confirmed']);
  });

  test('three times over with nothing to be found, a person is asked to look', async () => {
    const purchase = await started(lostAnswer(false), lostAnswer(false), lostAnswer(false));
    const { sides } = purchase;
    await of.pass('20 minutes');
    expect(await purchase.problem()).toMatchObject({
      id: 'outcomeUnknown-1',
      why: expect.stringContaining(`referensen ${sides.company}/P/4711/1`),
    });
    expect(sides.count('createPurchaseOrder')).toBe(3);
    expect(sides.count('findPurchaseOrder')).toBe(6);
    expect(sides.ledgerLog.at(-1)).toBe('1 sent');
    // Fortnox committed one of them late: a retry looks before it makes.
    sides.makeOrder({ internalReference: `${sides.company}/P/4711/1` });
    await purchase.decide('retry');
    await of.pass('5 minutes');
    expect(await purchase.rest()).toMatchObject({ fortnoxNumber: '1001', problem: null });
    expect(sides.count('createPurchaseOrder')).toBe(3);
  });

  test('looked for in vain, since Fortnox cannot be asked: the problem keeps the ledger at sent, and a retry looks first', async () => {
    const sides = of.sides();
    sides.faults.next('createPurchaseOrder', lostAnswer(true));
    sides.faults.next('findPurchaseOrder', refusal('rightMissing'));
    const purchase = await of.start(sides);
    await of.pass('4 minutes');
    expect(await purchase.problem()).toMatchObject({ kind: 'rightMissing' });
    expect(sides.ledgerLog.at(-1)).toBe('1 sent');
    await purchase.decide('retry');
    await of.pass('4 minutes');
    expect(await purchase.rest()).toMatchObject({ fortnoxNumber: '1001', problem: null });
    expect(sides.count('createPurchaseOrder')).toBe(1);
  });
});

test('design rule 1: what a new process finds at sent may exist, so it looks before it makes', async () => {
  const sides = of.sides();
  const reference = `${sides.company}/P/4711/1`;
  sides.ledger.set(reference, { state: 'sent', fortnoxNumber: null, madeFrom: null });
  sides.makeOrder({ internalReference: reference });
  const purchase = await of.start(sides);
  await of.pass('5 minutes');
  expect(await purchase.rest()).toMatchObject({ fortnoxNumber: '1001', problem: null });
  expect(sides.count('createPurchaseOrder')).toBe(0);
});

describe('design rule 1: what a new process finds in the ledger, beyond what it was admitted with', () => {
  const found = (entry: LedgerEntry) => {
    const sides = of.sides();
    const reference = `${sides.company}/P/4711/1`;
    const number = sides.makeOrder({ internalReference: reference });
    sides.ledger.set(reference, { ...entry, ...(entry.state === 'confirmed' && { fortnoxNumber: number }) });
    return sides;
  };
  const confirmed: LedgerEntry = { state: 'confirmed', fortnoxNumber: null, madeFrom: null };

  test('an order that is confirmed is its own', async () => {
    const sides = found(confirmed);
    const purchase = await of.start(sides);
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
    expect(sides.count('createPurchaseOrder')).toBe(0);
  });

  test.each([
    ['deleted', (sides: Sides) => void Object.assign(sides, { purchase: null })],
    ['received', (sides: Sides) => sides.receive(plainReceipt)],
  ])('and is voided when the purchase has been %s meanwhile', async (_, happen) => {
    const sides = found(confirmed);
    happen(sides);
    const purchase = await of.start(sides);
    expect((await purchase.handle.result()).fortnoxNumbers).toContain('1001');
    expect(sides.order('1001').state).toBe('voided');
  });

  test('an order that an operator has skipped is not made', async () => {
    const sides = found({ state: 'skipped', fortnoxNumber: null, madeFrom: null });
    const purchase = await of.start(sides);
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: null, problem: null });
    await purchase.tell();
    expect([sides.count('createPurchaseOrder'), sides.count('openLedger')]).toEqual([0, 1]);
  });
});

describe('design rule 2: an order that Fortnox made otherwise than it was meant', () => {
  test.each(['put', 'voidAndRecreate'] as const)(
    'is kept and confirmed, then shown as a problem (%s)',
    async (onChange) => {
      const sides = of.sides({ onChange });
      const made = sides.makeOrder({ internalReference: `${sides.company}/P/4711/1`, deliveryDate: null });
      const different = refusal('storedDifferently', 'Leveransdatum blev tomt.', { fortnoxNumber: made });
      sides.faults.next('createPurchaseOrder', different);
      sides.faults.always('changePurchaseOrder', different);
      const purchase = await of.start(sides);
      expect(await purchase.problem()).toMatchObject({ id: 'storedDifferently-1' });
      expect(await purchase.status()).toMatchObject({ stage: 'changing', fortnoxNumber: made });
      expect(sides.ledgerLog).toEqual(['1 intent', '1 sent', '1 confirmed']);
      await of.pass('2 days');
      expect([...sides.orders.keys()]).toEqual([made]);
      expect(sides.notified).toEqual(['storedDifferently-1']);
      sides.order(made).draft = { ...sides.order(made).draft, deliveryDate: '2026-12-01' };
      sides.faults.mend('changePurchaseOrder');
      await of.pass('7 hours');
      expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: made, problem: null });
    },
  );

  test('accepted with skip, it stays as it is', async () => {
    const sides = of.sides();
    const made = sides.makeOrder({ internalReference: `${sides.company}/P/4711/1`, deliveryDate: null });
    const different = refusal('storedDifferently', 'Leveransdatum blev tomt.', { fortnoxNumber: made });
    sides.faults.next('createPurchaseOrder', different);
    sides.faults.always('changePurchaseOrder', different);
    const purchase = await of.start(sides);
    await purchase.problem();
    await purchase.decide('skip', { problem: 'storedDifferently-1', note: 'duger' });
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: made, problem: null });
    expect(await purchase.tell()).toMatchObject({ problem: null });
  });
});
