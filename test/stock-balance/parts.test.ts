import { type BalanceSides, balanceRows, balanceSides, closeSides, inAndersson, inFortnox, save, shown } from './sides';

afterEach(closeSides);

/** A-1 with 100 in stock in Fortnox. */
async function stocked(): Promise<BalanceSides> {
  const it = await balanceSides();
  inFortnox(it, { 'A-1': 100 });
  await inAndersson(it, 'A-1');
  return it;
}

const order = (order_number: string, status = 'registrerad') => ({ order_number, status });
const ordered = (order_number: string, ordered_quantity: string, delivered = '0', reserved = '0') => ({
  order_number,
  row_number: 1,
  article_number: 'A-1',
  ordered_quantity,
  delivered_quantity: delivered,
  reserved_quantity: reserved,
});
const purchase = (purchase_number: string, status: string) => ({
  purchase_number,
  status,
  supplier_number: '501',
  order_date: '2026-11-20',
});
const bought = (purchase_number: string, quantity: string, article_number = 'A-1', row_number = 1) => ({
  purchase_number,
  row_number,
  article_number,
  quantity,
});
const made = (order_number: string, status: string, quantity: string, customer_quantity = '0') => ({
  order_number,
  status,
  quantity,
  customer_quantity,
  article_number: 'A-1',
});
const material = (order_number: string, planned_quantity: string, drawn_quantity = '0') => ({
  order_number,
  row_number: 1,
  article_number: 'A-1',
  planned_quantity,
  drawn_quantity,
});

/** The parts shown of A-1, and the disposable balance. */
async function parts(it: BalanceSides) {
  await it.takeIn();
  const [row] = await balanceRows(it);
  return [
    row?.available_in_fortnox,
    row?.ordered_by_customers,
    row?.expected_from_purchases,
    row?.expected_from_manufacturing,
    row?.planned_material,
    row?.disposable_balance,
  ];
}

test('R1.3.3 orders mirrored from Fortnox count off what is neither delivered nor reserved, while they are open', async () => {
  const it = await stocked();
  await save(it, 'customer_order', order('1'), order('2'), order('3', 'fakturerad'), order('4', 'makulerad'));
  await save(it, 'customer_order_row', ordered('1', '10', '2.5', '1'), ordered('2', '5', '9'));
  await save(it, 'customer_order_row', ordered('3', '40'), ordered('4', '40'));
  expect(await parts(it)).toEqual(['100', '6.5', '0', '0', '0', '93.5']);
});

test('R1.3.3 purchases count all that is ordered until their goods have come', async () => {
  const it = await stocked();
  await save(it, 'purchase', purchase('1', 'registrerad'), purchase('2', 'inköpt'), purchase('3', 'inlevererad'));
  await save(it, 'purchase_row', bought('1', '10'), bought('1', '0.5', 'a-1', 2), bought('2', '20'), bought('3', '40'));
  await save(it, 'purchase_row', bought('2', '7', 'A-2', 2));
  expect(await parts(it)).toEqual(['100', '0', '30.5', '0', '0', '130.5']);
});

test('R1.3.3 manufacturing orders count what they bring to stock and what they still take, until they are delivered', async () => {
  const it = await stocked();
  await save(
    it,
    'manufacturing_order',
    made('1', 'registrerad', '50', '20'),
    made('2', 'klar', '5'),
    made('3', 'levererad', '400'),
    made('4', 'fakturerad', '400'),
    { ...made('5', 'påbörjad', '8'), article_number: null },
  );
  await save(
    it,
    'manufacturing_order_material',
    material('5', '12', '4'),
    material('2', '1', '3'),
    material('3', '99'),
  );
  await save(it, 'manufacturing_order_material', { ...material('5', '60'), row_number: 2, article_number: null });
  expect(await parts(it)).toEqual(['100', '0', '0', '35', '8', '127']);
});

test('R1.3.3 what changes in Andersson alone changes the disposable balance in the next run, with Fortnox as before', async () => {
  const it = await stocked();
  await inAndersson(it, 'A-2');
  await it.takeIn();
  await save(it, 'purchase', purchase('1', 'registrerad'));
  await save(it, 'purchase_row', bought('1', '10'), bought('1', '3', 'A-2', 2));
  it.fortnox.clearRequests();
  expect((await it.takeIn()).report.counts).toMatchObject({ written: 2 });
  // Neither needs a question by number: what Fortnox has is known.
  expect(it.asked()).toHaveLength(1);
  expect(await shown(it)).toEqual({ 'A-1': '100/110', 'A-2': '0/3' });
  await it.andersson.kysely.updateTable('purchase').set({ status: 'borttaget' }).execute();
  expect((await it.takeIn()).report.counts).toMatchObject({ written: 2 });
  expect(await shown(it)).toEqual({ 'A-1': '100/100', 'A-2': '0/0' });
});

test('R0.7 a row whose quantity is no number fails its article by name, and the others go on', async () => {
  const it = await stocked();
  inFortnox(it, { 'A-2': 7 });
  await inAndersson(it, 'A-2');
  await save(it, 'purchase', purchase('1', 'registrerad'));
  await save(it, 'purchase_row', bought('1', '10'));
  await it.andersson.kysely.updateTable('purchase_row').set({ quantity: 'tolv' }).execute();
  const { report } = await it.takeIn();
  expect(report.counts).toMatchObject({ written: 1, failed: 1 });
  expect(report.failures).toEqual([{ number: 'A-1', sentence: expect.stringContaining('purchase_row') }]);
  expect(await shown(it)).toEqual({ 'A-2': '7/7' });
});

test('R0.7 a balance that has no room in Andersson fails by name, and the others go on', async () => {
  const it = await stocked();
  await inAndersson(it, 'A-2');
  inFortnox(it, { 'A-2': 7 });
  await save(it, 'purchase', purchase('1', 'registrerad'));
  await save(it, 'purchase_row', bought('1', '999999999999'), bought('1', '999999999999', 'A-1', 2));
  const { report } = await it.takeIn();
  expect(report.counts).toMatchObject({ written: 1, failed: 1 });
  expect(report.failures).toEqual([
    { number: 'A-1', sentence: expect.stringMatching(/^Andersson kunde inte ta emot saldot: article_balance\./) },
  ]);
  expect(await shown(it)).toEqual({ 'A-2': '7/7' });
});
