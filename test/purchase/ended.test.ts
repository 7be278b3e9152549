import type { WorkflowFailedError } from '@temporalio/client';
import { purchaseChangedSignal } from '../../workflows/contract/purchase';
import { lostAnswer, refusal } from './faults';
import { purchases } from './purchases';

const of = purchases({ replayEach: true });

describe('admission (design §3)', () => {
  test('refused: the workflow fails with the sentence as its own failure, found by company and number', async () => {
    const sides = of.sides();
    const sentence = 'Inköp 4711 finns inte i Andersson.';
    sides.faults.next('admitPurchase', refusal('startRefused', sentence));
    const purchase = await of.start(sides);
    const error = (await purchase.handle.result().catch((thrown: unknown) => thrown)) as WorkflowFailedError;
    expect(error.cause).toMatchObject({ message: sentence, type: 'startRefused', nonRetryable: true });
    expect(await purchase.shown()).toMatchObject({ Company: sides.company, AnderssonNumber: '4711' });
    expect(sides.calls.map(({ name }) => name)).toEqual(['admitPurchase']);
  });

  test.each(['alreadyDone', 'deleted'] as const)('of a purchase that is %s: it ends at once', async (outcome) => {
    const sides = of.sides();
    const result = { outcome, message: 'Redan klart.', fortnoxNumbers: ['77'] };
    sides.admission = { admitted: false, result };
    const purchase = await of.start(sides);
    expect(await purchase.handle.result()).toEqual(result);
    expect(sides.calls.map(({ name }) => name)).toEqual(['admitPurchase']);
  });
});

describe('a purchase abandoned', () => {
  test('with its order and no problem open: it ends, changes nothing, and says what it leaves', async () => {
    const purchase = await of.ordered();
    const { sides } = purchase;
    const heard = await purchase.decide('abandon', { note: 'sköts i Fortnox' });
    expect(heard).toBe('Processen avslutas utan att något ändras i systemen.');
    const message = 'Avslutad för hand: sköts i Fortnox. Kvar i Fortnox: inköpsorder 1001.';
    expect(await purchase.handle.result()).toEqual({ outcome: 'abandoned', message, fortnoxNumbers: ['1001'] });
    expect(sides.takeWrites()).toEqual(['markDone']);
    expect(sides.doneMark).toEqual({ outcome: 'abandoned', note: message, fortnoxNumbers: ['1001'] });
    expect(sides.order('1001').state).toBe('sent');
    expect(await purchase.shown()).toMatchObject({ Stage: 'ended' });
  });

  test('without order, with a problem open: nothing is left, and nothing is shown as open', async () => {
    const sides = of.sides();
    sides.faults.always('preparePurchaseOrder', refusal('supplierMissing'));
    const purchase = await of.start(sides);
    await purchase.problem();
    await purchase.decide('abandon', { note: 'köps inte' });
    expect(await purchase.handle.result()).toEqual({
      outcome: 'abandoned',
      message: 'Avslutad för hand: köps inte. Kvar i Fortnox: inget.',
      fortnoxNumbers: [],
    });
    const shown = await purchase.shown();
    expect(shown).toMatchObject({ Stage: 'ended', NeedsAttention: false, memo: null });
    expect(shown).not.toHaveProperty('Problem');
    expect(sides.orders.size).toBe(0);
  });

  test('while it is not known whether its order was made: that is said, with the reference to look for', async () => {
    const sides = of.sides({ language: 'en' });
    sides.faults.next('createPurchaseOrder', lostAnswer(true));
    sides.faults.always('findPurchaseOrder', refusal('rightMissing'));
    const purchase = await of.start(sides);
    await of.pass('4 minutes');
    await purchase.decide('abandon', { note: 'by hand' });
    const { message } = await purchase.handle.result();
    expect(message).toBe(
      `Ended by hand: by hand. Left in Fortnox: perhaps a purchase order with the reference ${sides.company}/P/4711/1.`,
    );
  });

  test.each(['readPurchase', 'openLedger'])('during %s: what has not begun is not begun', async (name) => {
    const sides = of.sides();
    const { reached, release } = sides.faults.hold(name);
    const purchase = await of.start(sides);
    await reached;
    await purchase.decide('abandon', { note: 'ångrat' });
    release();
    const { outcome, fortnoxNumbers } = await purchase.handle.result();
    expect(outcome).toBe('abandoned');
    // A step that has begun is ended first, and what it made is said.
    expect(fortnoxNumbers).toEqual(name === 'readPurchase' ? [] : ['1001']);
    expect([...sides.orders.keys()]).toEqual(fortnoxNumbers);
  });

  test('together with a fact: the operator goes first', async () => {
    const purchase = await of.ordered();
    const { sides, handle } = purchase;
    sides.purchase = null;
    await of.withoutWorker(async () => {
      await handle.signal(purchaseChangedSignal);
      await handle.signal('abandon', { note: 'ordern ska vara kvar' });
    });
    expect(await handle.result()).toMatchObject({ outcome: 'abandoned', fortnoxNumbers: ['1001'] });
    expect(sides.order('1001').state).toBe('sent');
  });
});

test('what Andersson cannot be shown does not hold the process up: it goes on and ends', async () => {
  const sides = of.sides();
  sides.faults.always('showOnRequest', refusal('databaseGone'));
  sides.faults.always('notify', refusal('noRoute'));
  sides.faults.next('preparePurchaseOrder', refusal('supplierMissing'));
  const purchase = await of.start(sides);
  await purchase.problem();
  expect(await purchase.tell()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
  sides.purchase = null;
  await purchase.tell();
  expect(await purchase.handle.result()).toMatchObject({ outcome: 'deleted' });
});
