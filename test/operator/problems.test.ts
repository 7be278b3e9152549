import { problemText } from '../../workflows/operator/show-problem';
import { passing, refusal } from '../purchase/faults';
import type { StartedPurchase } from '../purchase/process';
import { purchases } from '../purchase/purchases';

const of = purchases();

/** A purchase whose order cannot be made: supplierMissing, for as long as the test wants it. */
const stuck = async (rules = {}) => {
  const sides = of.sides(rules);
  sides.faults.always('preparePurchaseOrder', refusal('supplierMissing', 'Leverantör 90 finns inte.'));
  const purchase = await of.start(sides);
  await purchase.problem();
  return purchase;
};

/** Waits the process has begun, in minutes. */
const waits = async (purchase: StartedPurchase) => (await purchase.waitsMs()).map((wait) => wait / 60_000);

describe('a problem', () => {
  test('says what, why, who, where and what to press, wherever an operator looks', async () => {
    const purchase = await stuck();
    const problem = await purchase.problem();
    expect(problem).toMatchObject({
      id: 'supplierMissing-1',
      kind: 'supplierMissing',
      what: 'Inköpsordern för inköp 4711 kunde inte skapas i Fortnox.',
      why: 'Leverantör 90 finns inte.',
      who: 'inköparen',
      where: 'Fortnox → Inköp',
      choices: ['retry', 'skip', 'useExisting', 'abandon'],
    });
    expect(problem.afterwards).toMatch(/retry.*supplierMissing-1/);
    expect(problem.afterwards).toContain('om 15 min');
    const shown = await purchase.shown();
    expect(shown).toMatchObject({ Problem: 'supplierMissing', NeedsAttention: true, Stage: 'ordering' });
    const text = problemText(problem, 'sv');
    expect(shown.memo).toBe(text);
    expect(purchase.sides.shown).toEqual({ state: 'waiting', message: text, fortnoxNumber: null });
    const { what, why, who, where, afterwards } = problem;
    for (const part of [what, why, who, where, afterwards]) expect(await purchase.currentDetails()).toContain(part);
    expect(purchase.sides.notified).toEqual(['supplierMissing-1']);
  });

  test('speaks English where the company does', async () => {
    const purchase = await stuck({ language: 'en' });
    expect((await purchase.problem()).what).toBe('The purchase order of purchase 4711 could not be made in Fortnox.');
    expect(await purchase.currentDetails()).toMatch(
      /What:[\s\S]*Why:[\s\S]*Who:[\s\S]*Where:[\s\S]*Afterwards:.* Mend/,
    );
  });

  test('healed, is taken away from all those places', async () => {
    const purchase = await stuck();
    purchase.sides.faults.mend('preparePurchaseOrder');
    await purchase.decide('retry');
    expect((await purchase.rest()).problem).toBeNull();
    const shown = await purchase.shown();
    expect(shown).toMatchObject({ NeedsAttention: false, memo: null });
    expect(shown).not.toHaveProperty('Problem');
    expect(await purchase.currentDetails()).toBe('');
    expect(purchase.sides.shown).toEqual({ state: 'started', message: null, fortnoxNumber: '1001' });
  });

  test('of an unknown cause names whoever runs the integration', async () => {
    const sides = of.sides();
    sides.faults.always('preparePurchaseOrder', refusal('strange', 'Märkligt.', { who: 7, where: null }));
    const purchase = await of.start(sides);
    expect(await purchase.problem()).toMatchObject({ who: 'den som sköter integrationen', where: 'se felet ovan' });
  });

  test('the same failure again keeps its id and its beginning, and is told once', async () => {
    const purchase = await stuck();
    const first = await purchase.problem();
    await purchase.decide('retry');
    await of.pass('20 minutes');
    const now = await purchase.problem();
    expect(now).toMatchObject({ id: first.id, since: first.since });
    expect(purchase.sides.notified).toEqual(['supplierMissing-1']);
    expect(purchase.sides.count('preparePurchaseOrder')).toBe(3);
  });

  test('another failure opens another, with the next number, told again; the series goes on after healing', async () => {
    const purchase = await stuck();
    const { faults, notified } = purchase.sides;
    faults.always('preparePurchaseOrder', refusal('articleMissing'));
    await purchase.decide('retry');
    expect(await purchase.problem()).toMatchObject({ id: 'articleMissing-2' });
    expect(await purchase.shown()).toMatchObject({ Problem: 'articleMissing' });
    faults.mend('preparePurchaseOrder');
    await purchase.decide('retry');
    await purchase.rest();
    faults.next('changePurchaseOrder', refusal('supplierMissing'));
    purchase.sides.change({ deliveryDate: null });
    expect((await purchase.tell()).problem).toMatchObject({ id: 'supplierMissing-3' });
    expect(notified).toEqual(['supplierMissing-1', 'articleMissing-2', 'supplierMissing-3']);
  });
});

describe('a problem is tried again by itself', () => {
  test('ever more seldom: each wait twice the one before, up to six hours', async () => {
    const purchase = await stuck();
    await of.pass('2 days');
    expect((await waits(purchase)).slice(0, 8)).toEqual([15, 30, 60, 120, 240, 360, 360, 360]);
    expect((await purchase.problem()).afterwards).toContain('om 360 min');
    expect(purchase.sides.notified).toEqual(['supplierMissing-1']);
  });

  test('from the setting of the company, and anew for another problem', async () => {
    const purchase = await stuck({ retryEveryMs: 2 * 60_000 });
    await of.pass('8 minutes');
    purchase.sides.faults.always('preparePurchaseOrder', refusal('articleMissing'));
    await purchase.decide('retry');
    await purchase.problem();
    expect(await waits(purchase)).toEqual([2, 4, 8, 2]);
  });

  test('and heals with nobody doing anything', async () => {
    const purchase = await stuck();
    purchase.sides.faults.mend('preparePurchaseOrder');
    await of.pass('16 minutes');
    expect(await purchase.status()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
  });

  test('an answer by a human that does not help leaves the waiting as it was', async () => {
    const purchase = await stuck();
    await of.pass('16 minutes');
    await purchase.decide('retry');
    await purchase.problem();
    expect(await waits(purchase)).toEqual([15, 30, 30]);
  });
});

describe('telling people fails for ever', () => {
  test.each([
    ['showOnRequest', refusal('databaseGone')],
    ['notify', passing('nobodyAnswers')],
  ])('%s: the problem is open all the same, can be answered, and heals', async (name, fault) => {
    const sides = of.sides();
    sides.faults.always(name, fault);
    sides.faults.always('preparePurchaseOrder', refusal('supplierMissing'));
    const purchase = await of.start(sides);
    expect(await purchase.problem()).toMatchObject({ id: 'supplierMissing-1' });
    expect(await purchase.shown()).toMatchObject({ Problem: 'supplierMissing', NeedsAttention: true });
    sides.faults.mend('preparePurchaseOrder');
    await purchase.decide('retry', { problem: 'supplierMissing-1' });
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', problem: null });
  });
});
