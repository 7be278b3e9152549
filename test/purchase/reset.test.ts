import { purchaseChangedSignal } from '../../workflows/contract/purchase';
import { type Fault, lostAnswer, refusal } from './faults';
import type { StartedPurchase } from './process';
import { type PurchaseServer, purchaseServer } from './purchase-server';
import { plainReceipt, type Sides } from './sides';

/** In real time: the server that skips time knows no reset. */
const settleMs = 1_000;

let of: PurchaseServer;
beforeAll(async () => {
  of = await purchaseServer({});
});
afterAll(() => of?.close());

const answered: Fault | null = null;

/** The activity has been called so often, and the process rests after it. */
async function called(purchase: StartedPurchase, activity: string, times = 1): Promise<void> {
  while (purchase.sides.count(activity) < times) await new Promise((resolve) => setTimeout(resolve, 20));
  await purchase.rest();
}

/** What opens after the reset is the ledger's only, and a retry is all it takes. */
async function untilIn(purchase: StartedPurchase, stage: string): Promise<void> {
  for (;;) {
    const status = await purchase.rest();
    if (status.problem) {
      expect(status.problem.kind).toBe('ledgerOutOfOrder');
      await purchase.decide('retry');
    }
    if (!status.problem && status.stage === stage) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const received = async (sides: Sides) => {
  const purchase = await of.start(sides);
  await purchase.rest();
  sides.receive(plainReceipt);
  return purchase;
};

describe('design rule 1: a process that is reset makes no document twice', () => {
  test.each([
    ['ledgerSent', 'whose answer was lost', lostAnswer(true)],
    ['ledgerSent', 'that is made', answered],
    ['createPurchaseOrder', 'whose answer was lost', lostAnswer(true)],
    ['createPurchaseOrder', 'that is made', answered],
  ])('to before %s of an order %s', async (activity, _, fault) => {
    const sides = of.sides({ settleMs });
    if (fault) sides.faults.next('createPurchaseOrder', fault);
    const purchase = await of.start(sides);
    await called(purchase, 'createPurchaseOrder');
    await purchase.reset(activity);
    await untilIn(purchase, 'ordered');
    expect([...sides.orders.keys()]).toEqual(['1001']);
    expect(sides.count('createPurchaseOrder')).toBe(activity === 'ledgerSent' ? 1 : 2);
    expect(sides.ledgerLog.at(-1)).toBe('1 confirmed');
  });

  test('to before ledgerNotSent of an order that was refused first, and whose answer was lost then', async () => {
    const sides = of.sides({ settleMs });
    sides.faults.next('createPurchaseOrder', refusal('supplierMissing'), lostAnswer(true));
    const purchase = await of.start(sides);
    await purchase.problem();
    await purchase.decide('retry');
    await called(purchase, 'createPurchaseOrder', 2);
    await purchase.reset('ledgerNotSent');
    await untilIn(purchase, 'ordered');
    expect([...sides.orders.keys()]).toEqual(['1001']);
  });

  test.each(['ledgerSent', 'createSupplierInvoice'])(
    'to before %s of an invoice whose answer was lost',
    async (activity) => {
      const sides = of.sides({ settleMs });
      sides.faults.next('createSupplierInvoice', lostAnswer(true));
      const purchase = await received(sides);
      await purchase.handle.signal(purchaseChangedSignal);
      await called(purchase, 'createSupplierInvoice');
      await purchase.reset(activity);
      await untilIn(purchase, 'ended');
      expect([...sides.invoices.keys()]).toEqual(['5002']);
      expect(sides.doneMark?.outcome).toBe('done');
    },
  );

  test.each(['ledgerSent', 'storeInbound', 'releaseInbound'])(
    'to before %s of goods that are in stock',
    async (activity) => {
      const sides = of.sides({ settleMs });
      sides.faults.always('voidPurchaseOrder', refusal('rightMissing'));
      const purchase = await received(sides);
      await purchase.tell();
      await called(purchase, 'voidPurchaseOrder');
      sides.faults.mend('voidPurchaseOrder');
      await purchase.reset(activity);
      await untilIn(purchase, 'ended');
      expect([...sides.inbounds.values()].map(({ state }) => state)).toEqual(['released']);
      expect(sides.inputs('storeInbound')).toHaveLength(activity === 'storeInbound' ? 2 : 1);
      expect(sides.doneMark?.outcome).toBe('done');
    },
  );

  test.each(['ledgerSent', 'storeInbound'])(
    'to before %s of goods of which only the draft is in stock',
    async (activity) => {
      const sides = of.sides({ settleMs });
      sides.faults.next('releaseInbound', refusal('rightMissing'));
      const purchase = await received(sides);
      await purchase.tell();
      await purchase.problem();
      await purchase.reset(activity);
      await untilIn(purchase, 'ended');
      expect([...sides.inbounds.values()].map(({ state }) => state)).toEqual(['released']);
    },
  );
});
