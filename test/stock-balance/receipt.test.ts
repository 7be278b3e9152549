import { markPurchased, receiveGoods, savePurchase } from '../../sandbox/andersson/purchase-gestures';
import { purchaseId } from '../../workflows/contract/ids';
import { purchaseChangedSignal } from '../../workflows/contract/purchase';
import type { purchaseLifecycle } from '../../workflows/purchase/purchase-lifecycle';
import type { CustomerWorld } from '../support/customer-world';
import { worlds } from '../support/worlds';
import { syncBalances } from './runs';
import { balanceRows, inAndersson, inFortnox, shown } from './sides';

const world = worlds();
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

async function buying(): Promise<CustomerWorld> {
  const it = await world();
  it.fortnox.suppliers.create({ SupplierNumber: '501', Name: 'Stål AB', TermsOfPayment: '30', VATType: '25' });
  inFortnox(it, { 'PL-10': 4, 'SK-8': 0 });
  await inAndersson(it, 'PL-10', 'SK-8');
  return it;
}

/** The purchase saved in Andersson, and its process, which nobody but the test wakes. */
async function bought(it: CustomerWorld, number: string) {
  await savePurchase(it.andersson, {
    head: { purchase_number: number, supplier_number: '501', order_date: today(), delivery_date: today() },
    rows: [
      { row_number: 1, article_number: 'PL-10', quantity: '12.5', unit: 'st', price: '31.40' },
      { row_number: 2, article_number: 'SK-8', quantity: '200', unit: 'st', price: '0.85' },
    ],
  });
  return it.temporal.client.workflow.signalWithStart<typeof purchaseLifecycle>('purchaseLifecycle', {
    workflowId: purchaseId(it.company, number),
    taskQueue: it.taskQueue,
    args: [{ company: it.company, purchaseNumber: number }],
    signal: purchaseChangedSignal,
  });
}

/** Both sides by article: what Fortnox has in stock, and what Andersson shows. */
async function bothSides(it: CustomerWorld) {
  const rows = await balanceRows(it);
  return rows.map((row) => [
    row.article_number,
    String(it.fortnox.stock.of(row.article_number).inStock),
    row.stock_balance,
    row.disposable_balance,
  ]);
}

test('R0.8, rule 8: goods received in Andersson come into Fortnox once and back as balance, expected before, in stock after', async () => {
  const it = await buying();
  const purchase = await bought(it, '4711');
  await syncBalances(it);
  expect(await shown(it)).toEqual({ 'PL-10': '4/16.5', 'SK-8': '0/200' });

  await markPurchased(it.andersson, '4711');
  await receiveGoods(it.andersson, '4711', { receivedOn: today() });
  // Saved and not heard of yet: whatever a run reads now, the balances stay as they were.
  expect(await syncBalances(it)).toMatchObject({ counts: { written: 0, skipped: 2 } });
  expect(await shown(it)).toEqual({ 'PL-10': '4/16.5', 'SK-8': '0/200' });

  await purchase.signal(purchaseChangedSignal);
  expect(await purchase.result()).toMatchObject({ outcome: 'done' });
  expect(await syncBalances(it)).toMatchObject({ counts: { written: 2, skipped: 0 } });
  expect(await bothSides(it)).toEqual([
    ['PL-10', '16.5', '16.5', '16.5'],
    ['SK-8', '200', '200', '200'],
  ]);
  expect(await syncBalances(it)).toMatchObject({ counts: { written: 0, same: 2 } });
}, 60_000);

test('R0.8 what is sold in Fortnox reaches Andersson with the next run', async () => {
  const it = await buying();
  await syncBalances(it);
  it.fortnox.articles.put('PL-10', { QuantityInStock: 1 });
  expect(await syncBalances(it)).toMatchObject({ counts: { written: 1, same: 1 } });
  expect(await shown(it)).toEqual({ 'PL-10': '1/1', 'SK-8': '0/0' });
});
