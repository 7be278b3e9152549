import { refusal } from '../purchase/faults';
import { purchases } from '../purchase/purchases';

const of = purchases({ replayEach: true });

const id = 'supplierMissing-1';
const stuck = async () => {
  const sides = of.sides();
  sides.faults.always('preparePurchaseOrder', refusal('supplierMissing'));
  const purchase = await of.start(sides);
  await purchase.problem();
  return purchase;
};

describe('a decision as a signal', () => {
  test('that is wrong is ignored, and noted with the reason', async () => {
    const purchase = await stuck();
    await purchase.handle.signal('retry', { problem: 'articleMissing-3' });
    await purchase.handle.signal('skip', { problem: id });
    await purchase.handle.signal('useExisting', 'nonsense');
    await purchase.handle.signal('abandon');
    const { problem, notes } = await purchase.rest();
    expect(problem).toMatchObject({ id });
    expect(notes).toEqual([
      `Signalen retry ignorerades: Problemet articleMissing-3 är inte öppet längre; öppet nu är ${id}.`,
      'Signalen skip ignorerades: En anteckning (note) behövs: varför görs det så här?',
      `Signalen useExisting ignorerades: Ange vilket problem (problem) det gäller: öppet nu är ${id}.`,
      'Signalen abandon ignorerades: En anteckning (note) behövs: varför görs det så här?',
    ]);
    expect(purchase.sides.count('preparePurchaseOrder')).toBe(1);
  });

  test.each([
    ['retry', {}, { problem: { id }, notes: [] }],
    ['skip', { problem: id, note: 'utan order' }, { problem: null, notes: [`skip ${id}: utan order`] }],
  ])('%s is heard', async (name, message, expected) => {
    const purchase = await stuck();
    await purchase.handle.signal(name, message);
    expect(await purchase.rest()).toMatchObject(expected);
    if (name === 'retry') expect(purchase.sides.count('preparePurchaseOrder')).toBe(2);
  });

  test('useExisting is heard', async () => {
    const purchase = await stuck();
    const fortnoxNumber = purchase.sides.makeOrder();
    purchase.sides.faults.mend('preparePurchaseOrder');
    await purchase.handle.signal('useExisting', { problem: id, fortnoxNumber, note: 'fanns redan' });
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber, problem: null });
  });

  test('abandon is heard', async () => {
    const purchase = await stuck();
    await purchase.handle.signal('abandon', { note: 'köps inte' });
    expect(await purchase.handle.result()).toMatchObject({ outcome: 'abandoned' });
  });

  test('sent while no worker was up is acted on when one is', async () => {
    const purchase = await stuck();
    purchase.sides.faults.mend('preparePurchaseOrder');
    await of.withoutWorker(async () => {
      await purchase.handle.signal('retry', { problem: id });
      expect(await purchase.shown()).toMatchObject({ Problem: 'supplierMissing', NeedsAttention: true });
      expect((await purchase.shown()).memo).toContain('supplierMissing');
    });
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
  });

  test('the notes are the newest twenty', async () => {
    const purchase = await stuck();
    for (let time = 1; time <= 25; time += 1) await purchase.handle.signal('retry', { problem: `x-${time}` });
    const { notes } = await purchase.rest();
    expect(notes).toHaveLength(20);
    expect(notes.at(-1)).toContain('x-25');
    expect(notes[0]).toContain('x-6');
  });
});
