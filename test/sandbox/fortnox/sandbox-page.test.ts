import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultSchema } from '../../../sandbox/fortnox/faults/fault';
import { feedFaultSchema } from '../../../sandbox/fortnox/feed/feed-faults';
import { type Connected, closeSimulators, connect } from './plain-client';

afterEach(closeSimulators);

const page = readFileSync(join(__dirname, '../../../docs/sandbox.md'), 'utf8');
const examples = [...page.matchAll(/^\| `(\w+)` \|.*`curl --json '(\{.*\})' \$ADMIN\/faults` \|$/gm)];
const steering = [...page.matchAll(/^curl (?:-X (\w+) )?(?:--json '(\{.*\})' )?\$ADMIN(\/\S+)$/gm)];

test('every kind of fault is on the page, with an example that switches it on', async () => {
  const { admin } = await connect();
  const kinds = faultSchema.options.map(({ shape }) => shape.kind.value);
  expect(examples.map(([, kind]) => kind).toSorted()).toEqual(kinds.toSorted());
  for (const [, kind = '', body = ''] of examples) {
    const added = await admin('POST', '/faults', body);
    expect([added.status, added.list.at(-1)?.fault]).toEqual([201, { ...JSON.parse(body), kind }]);
  }
});

test('every kind of fault of the change feed is on the page', () => {
  for (const kind of feedFaultSchema.shape.kind.options) expect(page).toContain(`| \`${kind}\` |`);
});

/** What the examples name. */
function company({ simulator }: Connected): void {
  const { customers, suppliers, articles, purchaseOrders, company: own } = simulator;
  customers.create({ CustomerNumber: '1001', Name: 'Åke' });
  suppliers.create({ SupplierNumber: '501', Name: 'Stål AB' });
  articles.create({ ArticleNumber: 'S1', Description: 'Rundstång', StockGoods: true });
  const delivery = { deliveryName: own.name, deliveryAddress: own.address, deliveryZipCode: own.zipCode };
  const terms = { currencyCode: 'SEK', currencyRate: 1, paymentTermsCode: '30', orderDate: '2026-11-23' };
  const rows = [{ itemId: 'S1', orderedQuantity: 1, remainingOrderedQuantity: 1, currencyCode: 'SEK', price: 1 }];
  for (let made = 0; made < 5; made += 1)
    purchaseOrders.createByHand({ supplierNumber: '501', ...terms, ...delivery, deliveryCity: own.city, rows });
}

test('every example of steering is taken', async () => {
  const connected = await connect();
  company(connected);
  expect(steering.length).toBeGreaterThanOrEqual(7);
  for (const [line, method = 'GET', body, path = ''] of steering) {
    const { status } = await connected.admin(method, path, body);
    expect([line, status < 300]).toEqual([line, true]);
  }
});

test('every option is on the page', () => {
  const source = readFileSync(join(__dirname, '../../../sandbox/fortnox/simulator-options.ts'), 'utf8');
  const options = [...source.matchAll(/\.option\('(--[\w-]+)/g)].map(([, name]) => name);
  expect(options.length).toBeGreaterThanOrEqual(6);
  for (const option of [...options, '--json']) expect(page).toContain(`| \`${option}`);
});
