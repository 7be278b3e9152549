import type { GoodsReceipt } from '../../domain/goods-receipt/goods-receipt';
import { refusal } from './faults';
import { purchases } from './purchases';
import { inboundKey } from './receipts';
import { admitted, plainReceipt, type Sides } from './sides';

const of = purchases();
const [row] = plainReceipt.rows;
/** Seven of ten. */
const part: GoodsReceipt = { ...plainReceipt, rows: row ? [{ ...row, quantity: '7' }] : [] };
const liveOrders = (sides: Sides) =>
  [...sides.orders].flatMap(([number, { state }]) => (state === 'voided' ? [] : [number]));

/** Its goods have come, and an operator has let the order stand in Fortnox. */
async function leftOrder(rules: Parameters<typeof of.awaiting>[0], receipt = part) {
  const purchase = await of.awaiting(rules);
  const { sides } = purchase;
  sides.faults.next('voidPurchaseOrder', refusal('missingRight'));
  sides.faults.next('prepareSupplierInvoice', refusal('accountMissing'));
  sides.receive(receipt);
  await purchase.tell();
  await purchase.decide('skip', { problem: (await purchase.problem()).id, note: 'ordern får stå kvar' });
  expect(await purchase.problem()).toMatchObject({ kind: 'accountMissing' });
  return purchase;
}

describe('R3.3 an order left in Fortnox by an operator', () => {
  test.each(['keepRest', 'drop'] as const)(
    'with %s: what did not come is expected by it, neither ordered once more nor called dropped',
    async (onShortReceipt) => {
      const purchase = await leftOrder({ onShortReceipt });
      await of.pass('1 hour');
      const { message } = await purchase.handle.result();
      expect(message).toContain('Inköpsorder 1001 lämnades kvar i Fortnox.');
      expect(message).toContain('väntar i Fortnox fortfarande på allt som beställdes');
      expect(liveOrders(purchase.sides)).toEqual(['1001']);
    },
  );

  test('and voided there afterwards expects nothing: what did not come is ordered anew', async () => {
    const purchase = await leftOrder({ onShortReceipt: 'keepRest' });
    purchase.sides.order('1001').state = 'voided';
    await of.pass('1 hour');
    expect((await purchase.handle.result()).message).toContain('är beställt på nytt i Fortnox');
    expect(liveOrders(purchase.sides)).toHaveLength(1);
  });

  test('stays when a new process takes over: the ledger knows that it was left', async () => {
    const purchase = await leftOrder({}, plainReceipt);
    const { sides } = purchase;
    await purchase.handle.terminate();
    const entry = sides.ledger.get(`${sides.company}/P/4711/1`);
    sides.admission = {
      ...admitted(sides),
      order: { fortnoxNumber: '1001', revision: 1, madeFrom: entry?.madeFrom ?? '' },
      received: { begun: true, inbound: inboundKey, order: null, invoice: null },
    };
    const next = await of.start(sides);
    expect((await next.handle.result()).message).toContain('Inköpsorder 1001 lämnades kvar i Fortnox.');
    expect(liveOrders(sides)).toEqual(['1001']);
    expect(sides.count('voidPurchaseOrder')).toBe(1);
  });
});

test('R3.6 an order left, and its receipt taken back: it is compared before anything, and not voided by itself', async () => {
  const purchase = await leftOrder({ onChange: 'voidAndRecreate' }, plainReceipt);
  const { sides } = purchase;
  sides.receipts = [];
  sides.inbound(inboundKey).state = 'voided';
  await purchase.tell();
  await of.pass('1 hour');
  expect(await purchase.rest()).toMatchObject({ fortnoxNumber: '1001', problem: null });
  expect(liveOrders(sides)).toEqual(['1001']);
});
