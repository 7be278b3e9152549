import { outbound, outboundBody, received, refusal } from './goods';
import { type Connected, closeSimulators } from './plain-client';
import { connectPurchasing } from './purchasing';

afterEach(closeSimulators);

const balance = '/status-v1/stockbalance';

/** S1: three in STANDARD, of which one is reserved. S2: two in GBG. S3, and a service: nothing. */
async function connectStocked(): Promise<Connected> {
  const connected = await connectPurchasing();
  const { simulator, warehouse } = connected;
  simulator.stockPoints.create({ code: 'GBG', name: 'Göteborg' });
  simulator.articles.create({ ArticleNumber: 'S3', Description: 'Skruv', StockGoods: true });
  simulator.articles.create({ ArticleNumber: 'T1', Description: 'Härdning', Type: 'SERVICE' });
  const gbg = [{ itemId: 'S2', quantity: 2, directCost: 1, stockPointCode: 'GBG' }];
  await received(connected, 1);
  await received(connected, 2, { rows: gbg });
  await warehouse('PUT', `${outbound}/UT/1`, outboundBody(1, { deliveryState: 'reservation' }));
  return connected;
}

const s1 = { itemId: 'S1', stockPointCode: 'STANDARD', inStock: 3, availableStock: 2 };
const s2 = { itemId: 'S2', stockPointCode: 'GBG', inStock: 2, availableStock: 2 };

test('every balance is a line of a bare array, by article and stock point', async () => {
  const { warehouse } = await connectStocked();
  expect((await warehouse('GET', balance)).list).toEqual([s1, s2]);
  expect((await warehouse('GET', `${balance}?limit=1&offset=1`)).list).toEqual([s2]);
  expect(refusal(await warehouse('GET', `${balance}?limit=x`))).toEqual([400, 'validation']);
});

test('articles and stock points are asked for with commas; what is unknown is not there', async () => {
  const { warehouse } = await connectStocked();
  const asked = async (query: string) => (await warehouse('GET', `${balance}?${query}`)).list;
  expect(await asked('itemIds=S2,S9')).toEqual([s2]);
  expect(await asked('stockPointCodes=STANDARD')).toEqual([s1]);
  expect(await asked('itemIds=S1,S2&stockPointCodes=GBG')).toEqual([s2]);
  expect(await asked('itemIds=S3')).toEqual([]);
});

test('whether zeros are listed is a switch', async () => {
  const { warehouse, simulator } = await connectStocked();
  simulator.switches.stockBalanceZeros = 'listed';
  const lines = (await warehouse('GET', balance)).list;
  expect(lines.map(({ itemId, stockPointCode, inStock }) => [itemId, stockPointCode, inStock])).toEqual([
    ['S1', 'STANDARD', 3],
    ['S1', 'GBG', 0],
    ['S2', 'STANDARD', 0],
    ['S2', 'GBG', 2],
    ['S3', 'STANDARD', 0],
    ['S3', 'GBG', 0],
  ]);
});

test('without Lager Plus the stock is read and moved all the same', async () => {
  const { warehouse, admin } = await connectStocked();
  await admin('PATCH', '/warehouse', { lagerPlus: false });
  expect((await warehouse('GET', balance)).status).toBe(200);
  expect((await warehouse('PUT', `${outbound}/UT/1/void`)).status).toBe(204);
});

test('people see the stock of one article, or of all', async () => {
  const { admin } = await connectStocked();
  const seen = { itemId: 'S1', inStock: 3, reserved: 1, available: 2, value: 30 };
  expect((await admin('GET', '/stock/S1')).json).toMatchObject({ ...seen, points: [s1, { stockPointCode: 'GBG' }] });
  expect((await admin('GET', '/stock')).list.map(({ itemId, inStock }) => [itemId, inStock])).toEqual([
    ['S1', 3],
    ['S2', 2],
    ['S3', 0],
  ]);
  expect((await admin('GET', '/stock/S9')).status).toBe(400);
});

test('stock, custom documents, types, accounts and supplier invoices outlive the process', async () => {
  const { simulator, admin } = await connectStocked();
  simulator.supplierInvoices.createByHand({
    SupplierNumber: '501',
    Total: 80,
    SupplierInvoiceRows: [{ Account: 4010, Debit: 80 }],
  });
  await admin('POST', '/accounts', { number: 4999, description: 'Övriga inköp' });
  const saved = JSON.parse(JSON.stringify(simulator.saveState()));
  const other = await connectPurchasing();
  other.simulator.loadState(saved);
  const all = ({ simulator: one }: Pick<Connected, 'simulator'>) => ({
    stock: one.stock.all(),
    inbounds: one.customDocuments.inbounds.all(),
    outbounds: one.customDocuments.outbounds.all(),
    accounts: one.accounts.all(),
    invoices: one.supplierInvoices.all(),
  });
  expect(all(other)).toEqual(all({ simulator }));
  other.simulator.customDocuments.outbounds.voidByHand('UT', '1');
  expect(other.simulator.stock.of('S1')).toMatchObject({ inStock: 3, reserved: 0 });
});
