import type { PurchaseRules } from '../../workflows/contract/purchase';
import { lostAnswer, refusal } from './faults';
import { purchases } from './purchases';
import { plainReceipt, type Sides } from './sides';

const of = purchases();

const short = { ...plainReceipt, rows: plainReceipt.rows.map((row) => ({ ...row, quantity: '7.5' })) };
const second = { ...short, id: 43 };
const reference = (sides: Sides, revision = 1) => `${sides.company}/P/4711/R${revision}`;
const restOrders = (sides: Sides) =>
  [...sides.orders].filter(([, { draft }]) => draft.internalReference.includes('/R'));

/** A company that orders anew what does not come, met by a fault as it does. */
async function keepsRest(
  meet: (sides: Sides) => void,
  { receipts = [short], rules = {} }: { receipts?: (typeof short)[]; rules?: Partial<PurchaseRules> } = {},
) {
  const purchase = await of.awaiting({ onShortReceipt: 'keepRest', ...rules });
  meet(purchase.sides);
  purchase.sides.receive(...receipts);
  await purchase.tell();
  return purchase;
}

/** The order of the rest is made with other content than was meant; its number. */
function madeDifferent(sides: Sides): string {
  const number = sides.makeOrder({ internalReference: reference(sides), deliveryDate: '2026-12-24' });
  const different = refusal('storedDifferently', 'Leveransdatum blev ett annat.', { fortnoxNumber: number });
  sides.faults.next('createPurchaseOrder', different);
  return number;
}

describe('R3.3 less received than ordered', () => {
  test('the rest is dropped, and that is said', async () => {
    const purchase = await of.awaiting();
    purchase.sides.receive(short);
    await purchase.tell();
    expect((await purchase.handle.result()).message).toMatch(/Det som inte levererades är struket: A-17 2\.5 st\.$/);
    expect(purchase.sides.orders.size).toBe(1);
  });

  test('or ordered anew where the company wants it so, under a reference of its own and without the day that was not kept', async () => {
    const purchase = await keepsRest(() => undefined);
    const { sides } = purchase;
    const { message, fortnoxNumbers } = await purchase.handle.result();
    const [[number, rest] = ['']] = restOrders(sides);
    expect(rest).toMatchObject({
      state: 'sent',
      draft: { internalReference: reference(sides), deliveryDate: null, rows: [{ itemId: 'A-17', quantity: '2.5' }] },
    });
    expect(message).toContain(`inköpsorder ${number}`);
    expect(fortnoxNumbers).toContain(number);
    // What was just made as it was meant is not looked at again.
    expect(sides.count('changePurchaseOrder')).toBe(0);
  });
});

describe('design rule 1: the order of the rest is made once', () => {
  test('its answer is lost: found again, it is made like the rest before the purchase ends', async () => {
    const purchase = await keepsRest((sides) => sides.faults.next('createPurchaseOrder', lostAnswer(true)));
    const { sides } = purchase;
    const [[number] = ['']] = restOrders(sides);
    sides.order(number).draft = { ...sides.order(number).draft, deliveryDate: '2026-12-24' };
    await of.pass('10 minutes');
    await purchase.handle.result();
    expect(restOrders(sides)).toHaveLength(1);
    expect(sides.order(number)).toMatchObject({ state: 'sent', draft: { deliveryDate: null } });
  });

  test('stored otherwise than meant: kept, and made like the rest', async () => {
    let number = '';
    const purchase = await keepsRest((sides) => {
      number = madeDifferent(sides);
    });
    await purchase.handle.result();
    const { sides } = purchase;
    expect([...sides.orders.keys()]).toEqual(['1001', number]);
    expect(sides.order(number)).toMatchObject({ state: 'sent', draft: { deliveryDate: null } });
  });

  test('stored otherwise where orders are not changed: only a person’s retry voids it and makes another', async () => {
    let number = '';
    const purchase = await keepsRest(
      (sides) => {
        number = madeDifferent(sides);
      },
      { rules: { onChange: 'voidAndRecreate' } },
    );
    const { sides } = purchase;
    const { id, kind, why } = await purchase.problem();
    expect([kind, why]).toEqual(['storedDifferently', expect.stringContaining(number)]);
    await of.pass('20 minutes');
    expect(restOrders(sides)).toHaveLength(1);
    await purchase.decide('retry', { problem: id });
    await purchase.handle.result();
    expect(restOrders(sides).map(([, { state, draft }]) => [draft.internalReference, state])).toEqual([
      [reference(sides), 'voided'],
      [reference(sides, 2), 'sent'],
    ]);
  });
});

test('R3.3 the order of the rest stands against a receipt in the place of its own, until it is void', async () => {
  const purchase = await keepsRest(() => undefined, { receipts: [short, second] });
  const { sides } = purchase;
  const [[number] = ['']] = restOrders(sides);
  sides.inbound('ANDERSSON-INLEV/000000004201').state = 'voided';
  for (const invoice of sides.invoices.values()) invoice.cancelled = true;
  sides.receive(second);
  await purchase.tell();
  const { id, kind, why } = await purchase.problem();
  expect([kind, why]).toEqual(['receiptReplaced', expect.stringContaining(`finns inköpsorder (rest) ${number}.`)]);
  sides.order(number).state = 'voided';
  await purchase.decide('retry', { problem: id });
  await purchase.handle.result();
  expect(restOrders(sides).map(([, { state, draft }]) => [draft.internalReference, state])).toEqual([
    [reference(sides), 'voided'],
    [reference(sides, 2), 'sent'],
  ]);
});

describe('the order of the rest skipped by an operator', () => {
  /** It cannot be made, is skipped, and the purchase goes on to a second receipt, which is refused. */
  const skipped = async () => {
    const refused = (sides: Sides) => sides.faults.next('preparePurchaseOrder', refusal('articleInactive'));
    const purchase = await keepsRest(refused, { receipts: [short, second] });
    const { id, kind } = await purchase.problem();
    expect(kind).toBe('articleInactive');
    await purchase.decide('skip', { problem: id, note: 'köps inte mer' });
    expect(await purchase.problem()).toMatchObject({ kind: 'secondReceipt' });
    return purchase;
  };

  test('is not made when the purchase is looked at again, and nothing is said of it', async () => {
    const purchase = await skipped();
    const { sides } = purchase;
    sides.receive(short);
    await purchase.tell();
    const { message } = await purchase.handle.result();
    expect(restOrders(sides)).toEqual([]);
    expect(message).toMatch(/väntar på bokföring\.$/);
    expect(sides.ledger.get(reference(sides))).toMatchObject({ state: 'skipped', madeFrom: 'receipt 42 as received' });
  });

  test('is skipped for that receipt alone: what is missing from the one in its place is ordered', async () => {
    const purchase = await skipped();
    const { sides } = purchase;
    sides.inbound('ANDERSSON-INLEV/000000004201').state = 'voided';
    for (const invoice of sides.invoices.values()) invoice.cancelled = true;
    sides.receive(second);
    await purchase.tell();
    await purchase.handle.result();
    expect(restOrders(sides).map(([, { draft }]) => draft.internalReference)).toEqual([reference(sides, 2)]);
  });
});
