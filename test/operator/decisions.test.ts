import { refusal } from '../purchase/faults';
import { purchases } from '../purchase/purchases';

const of = purchases();

const stuck = async (language: 'sv' | 'en' = 'sv') => {
  const sides = of.sides({ language });
  sides.faults.always('preparePurchaseOrder', refusal('supplierMissing'));
  const purchase = await of.start(sides);
  await purchase.problem();
  return purchase;
};

const id = 'supplierMissing-1';
const note = 'så ska det vara';
const noteMissing = 'En anteckning (note) behövs: varför görs det så här?';
const numberMissing = 'Fortnox nummer (fortnoxNumber) behövs, bara siffror.';
const notOpen = (asked: string) => `Problemet ${asked} är inte öppet längre; öppet nu är ${id}.`;
const whichOne = `Ange vilket problem (problem) det gäller: öppet nu är ${id}.`;

describe('an update that cannot be followed reaches the caller as a sentence, and does no harm', () => {
  test('whatever is sent', async () => {
    const purchase = await stuck();
    const wrong: readonly (readonly [string, unknown, string])[] = [
      ['retry', { problem: 'articleMissing-7' }, notOpen('articleMissing-7')],
      ['skip', { problem: id }, noteMissing],
      ['skip', { problem: id, note: '  ' }, noteMissing],
      ['skip', { note }, whichOne],
      ['skip', { problem: 'supplierMissing-0', note }, notOpen('supplierMissing-0')],
      ['skip', undefined, whichOne],
      ['skip', 'nonsense', whichOne],
      ['useExisting', { problem: id, fortnoxNumber: '17' }, noteMissing],
      ['useExisting', { problem: id, note }, numberMissing],
      ['useExisting', { problem: id, note, fortnoxNumber: 'PO-17' }, numberMissing],
      ['useExisting', { problem: id, note, fortnoxNumber: { a: 1 } }, numberMissing],
      ['useExisting', null, whichOne],
      ['useExisting', [id, note], whichOne],
      ['abandon', {}, noteMissing],
      ['abandon', undefined, noteMissing],
    ];
    for (const [name, message, sentence] of wrong) {
      expect([name, message, await purchase.refused(name, message)]).toEqual([name, message, sentence]);
    }
    expect(await purchase.rest()).toMatchObject({ problem: { id }, notes: [] });
    const history = await purchase.handle.fetchHistory();
    expect(history.events?.some((event) => event.workflowExecutionUpdateAcceptedEventAttributes)).toBe(false);
    expect(history.events?.some((event) => event.workflowTaskFailedEventAttributes)).toBe(false);
  });

  test('in English where the company speaks it', async () => {
    const purchase = await stuck('en');
    expect(await purchase.refused('retry', { problem: 'x-9' })).toBe(
      'The problem x-9 is no longer open; open now is supplierMissing-1.',
    );
    expect(await purchase.refused('abandon')).toBe('A note is needed: why is it done this way?');
  });

  test('with nothing open, and with a choice that the step does not give', async () => {
    const purchase = await of.ordered();
    const nothing = 'Inget problem är öppet i den här processen.';
    for (const name of ['retry', 'skip', 'useExisting']) expect(await purchase.refused(name, { note })).toBe(nothing);
    purchase.sides.change({ deliveryDate: null });
    purchase.sides.faults.next('changePurchaseOrder', refusal('rightMissing'));
    await purchase.tell();
    expect(await purchase.refused('useExisting', { problem: 'rightMissing-1', fortnoxNumber: '1', note })).toBe(
      'useExisting går inte att välja för rightMissing-1.',
    );
    await purchase.decide('retry');
    await purchase.rest();
    expect(await purchase.refused('retry', { problem: 'rightMissing-1' })).toBe(nothing);
  });
});

describe('an update that is followed answers what happens', () => {
  test('retry, with the id or with nothing', async () => {
    const purchase = await stuck();
    expect(await purchase.decide('retry', { problem: id })).toBe(`${id} försöks igen nu.`);
    await purchase.problem();
    expect(await purchase.decide('retry')).toBe(`${id} försöks igen nu.`);
    await purchase.problem();
    expect(purchase.sides.count('preparePurchaseOrder')).toBe(3);
  });

  test('skip: the purchase is left without an order, and the note is kept', async () => {
    const purchase = await stuck();
    expect(await purchase.decide('skip', { problem: id, note })).toBe(`${id} hoppas över.`);
    const status = await purchase.rest();
    expect(status).toMatchObject({
      stage: 'ordered',
      fortnoxNumber: null,
      problem: null,
      notes: [`skip ${id}: ${note}`],
    });
    await purchase.tell();
    expect(purchase.sides.orders.size).toBe(0);
  });

  test('useExisting: the order becomes the purchase’s, whether its number came as text or as a number', async () => {
    const purchase = await stuck();
    const number = purchase.sides.makeOrder();
    const message = { problem: id, fortnoxNumber: Number(number), note };
    expect(await purchase.decide('useExisting', message)).toBe(`${id}: dokument ${number} i Fortnox används.`);
    purchase.sides.faults.mend('preparePurchaseOrder');
    await of.pass('16 minutes');
    expect(await purchase.status()).toMatchObject({ stage: 'ordered', fortnoxNumber: number, problem: null });
    expect(purchase.sides.numberOnPurchase).toBe(number);
    expect(purchase.sides.order(number).state).toBe('sent');
  });

  test('sent twice with one update id, it is heard once', async () => {
    const purchase = await stuck();
    const options = { args: [{}] as [unknown], updateId: 'click-1' };
    await purchase.handle.executeUpdate<string, [unknown]>('retry', options);
    await purchase.problem();
    await purchase.handle.executeUpdate<string, [unknown]>('retry', options);
    await purchase.problem();
    expect(purchase.sides.count('preparePurchaseOrder')).toBe(2);
  });
});

describe('a decision that comes at an odd moment', () => {
  test('about a problem that dissolves before it is acted on does nothing', async () => {
    const purchase = await stuck();
    const { sides } = purchase;
    sides.faults.mend('preparePurchaseOrder');
    const { reached, release } = sides.faults.hold('preparePurchaseOrder');
    await purchase.decide('retry');
    await reached;
    await purchase.decide('skip', { problem: id, note });
    release();
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null, notes: [] });
  });

  test('while the process looks at a fact is acted on all the same', async () => {
    const purchase = await stuck();
    const { sides, handle } = purchase;
    const { reached, release } = sides.faults.hold('readPurchase');
    await handle.signal('purchaseChanged');
    await reached;
    await purchase.decide('skip', { problem: id, note });
    release();
    expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: null, problem: null });
  });

  test('and one about the problem that another has taken the place of does nothing', async () => {
    const purchase = await stuck();
    const { sides } = purchase;
    const { reached, release } = sides.faults.hold('preparePurchaseOrder');
    await purchase.decide('retry');
    await reached;
    await purchase.decide('skip', { problem: id, note });
    sides.faults.always('preparePurchaseOrder', refusal('articleMissing'));
    release();
    expect(await purchase.rest()).toMatchObject({ problem: { id: 'articleMissing-2' }, notes: [] });
    expect(sides.count('preparePurchaseOrder')).toBe(2);
  });
});
