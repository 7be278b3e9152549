import { connectInvoicing, invoiceOf, invoices, post, rowsOf } from './invoicing';
import { closeSimulators, refusalCode } from './plain-client';

afterEach(closeSimulators);

test('an invoice gets a number, its supplier, its due date, and rows for liability and VAT; amounts are texts', async () => {
  const connected = await connectInvoicing();
  const reply = await post(connected, { Comments: 'Inköp 17' });
  expect([reply.status, reply.headers.get('location')]).toEqual([201, 'supplierinvoices']);
  expect(invoiceOf(reply)).toMatchObject({
    '@url': 'https://api.fortnox.se/3/supplierinvoices/1',
    GivenNumber: '1',
    SupplierNumber: '501',
    SupplierName: 'Åmåls Stål AB',
    InvoiceNumber: 'AF-17',
    Comments: 'Inköp 17',
    InvoiceDate: '2026-11-23',
    DueDate: '2026-12-23',
    Total: '125',
    VAT: '25',
    Balance: '125',
    RoundOffValue: '0',
    Currency: 'SEK',
    CurrencyRate: '1',
    CurrencyUnit: 1,
    Booked: false,
    Cancelled: false,
    VATType: 'NORMAL',
    SalesType: 'STOCK',
    Vouchers: [],
  });
  expect(rowsOf(reply)).toEqual([
    ['TOT', 2440, -125],
    ['VAT', 2641, 25],
    ['PRE', 4010, 100],
  ]);
  expect(invoiceOf(reply).SupplierInvoiceRows).toMatchObject([
    { AccountDescription: 'Leverantörsskulder', Credit: 125, Debit: 0 },
    { Debit: 25 },
    { Debit: 100, Credit: 0, ItemDescription: 'S1 Rundstång, 10 m', ArticleNumber: '' },
  ]);
  expect(invoiceOf(await connected.api('GET', `${invoices}/1`))).toEqual(invoiceOf(reply));
});

test('the date is today in Sweden and the terms those of the supplier, unless sent', async () => {
  const connected = await connectInvoicing({ clock: { startAt: new Date('2026-12-31T23:30:00Z') } });
  const dates = async (changes: object) => {
    const { InvoiceDate, DueDate } = invoiceOf(await post(connected, changes));
    return [InvoiceDate, DueDate];
  };
  expect(await dates({ InvoiceDate: null })).toEqual(['2027-01-01', '2027-01-31']);
  expect(await dates({ DueDate: '2026-12-01' })).toEqual(['2026-11-23', '2026-12-01']);
  connected.simulator.suppliers.put('501', { TermsOfPayment: 'K' });
  expect(await dates({})).toEqual(['2026-11-23', '2026-11-23']);
});

test('the same body five times makes five', async () => {
  const connected = await connectInvoicing();
  for (let times = 0; times < 5; times += 1) await post(connected);
  expect(connected.simulator.supplierInvoices.all()).toHaveLength(5);
});

test('costs + VAT + rounding = total, to the last decimal; by switch amounts have two', async () => {
  const connected = await connectInvoicing();
  const rows = [{ Account: 4010, Debit: 162.5 }];
  const body = { Total: '203.00', VAT: 40.625, RoundOffValue: '-0.125', SupplierInvoiceRows: rows };
  const reply = await post(connected, body);
  expect(rowsOf(reply)).toEqual([
    ['TOT', 2440, -203],
    ['VAT', 2641, 40.625],
    ['PRE', 4010, 162.5],
    ['ROV', 3740, -0.125],
  ]);
  expect(invoiceOf(reply)).toMatchObject({ Total: '203', RoundOffValue: '-0.125' });
  for (const wrong of [{ Total: 203.01 }, { VAT: 40.62 }, { RoundOffValue: 0 }]) {
    const refused = await post(connected, { ...body, ...wrong });
    expect([refused.status, refusalCode(refused)]).toEqual([400, 2000755]);
  }
  connected.simulator.switches.supplierInvoiceMoney = 'twoDecimals';
  expect(invoiceOf(await post(connected))).toMatchObject({ Total: '125.00', VAT: '25.00', Freight: '0.00' });
});

test('thirds of an öre add up in decimal, not in binary', async () => {
  const connected = await connectInvoicing();
  const rows = [0.1, 0.2, 0.7].map((Debit) => ({ Account: 4010, Debit }));
  expect((await post(connected, { Total: 1, VAT: 0, SupplierInvoiceRows: rows })).status).toBe(201);
});

test('rows sent whole, with their codes, are taken as they are', async () => {
  const connected = await connectInvoicing();
  const rows = [
    { Code: 'TOT', Account: 2440, Credit: 10_000 },
    { Code: 'VAT', Account: 2641, Debit: 2_000 },
    { Code: 'PRE', Account: 6250, ArticleNumber: 'S1', Quantity: 1_000, Price: 8 },
  ];
  const reply = await post(connected, { Total: 10_000, VAT: 2_000, SupplierInvoiceRows: rows });
  expect(rowsOf(reply)).toEqual([
    ['TOT', 2440, -10_000],
    ['VAT', 2641, 2_000],
    ['PRE', 6250, 8_000],
  ]);
  const [tot, ...others] = rows;
  const wrong = await post(connected, { Total: 9_000, VAT: 2_000, SupplierInvoiceRows: [tot, ...others] });
  expect(refusalCode(wrong)).toBe(2000755);
});

test('a row that names no account is booked on its article’s, else on the supplier’s', async () => {
  const connected = await connectInvoicing();
  const { simulator } = connected;
  simulator.articles.put('S1', { PurchaseAccount: 4011 });
  simulator.suppliers.put('501', { PreDefinedAccount: '4400' });
  const rows = [{ ArticleNumber: 'S1', Quantity: 10, Price: 7 }, { Debit: 30 }];
  const reply = await post(connected, { SupplierInvoiceRows: rows });
  expect(rowsOf(reply).slice(2)).toEqual([
    ['PRE', 4011, 70],
    ['PRE', 4400, 30],
  ]);
  expect(invoiceOf(reply).SupplierInvoiceRows).toMatchObject([
    {},
    {},
    { Unit: 'm', ItemDescription: 'Rundstång Ø20' },
    {},
  ]);
  simulator.suppliers.put('501', { PreDefinedAccount: null });
  expect(refusalCode(await post(connected, { SupplierInvoiceRows: rows }))).toBe(2999021);
});

test('another currency: Fortnox’s own rate unless sent, rows in the currency, and the voucher in kronor', async () => {
  const connected = await connectInvoicing();
  const rows = [
    { Account: 4515, DebitCurrency: 33.33 },
    { Account: 4515, DebitCurrency: 66.67 },
  ];
  const body = { SupplierNumber: '502', Total: 100, VAT: 0, SupplierInvoiceRows: rows };
  const own = await post(connected, body);
  expect(invoiceOf(own)).toMatchObject({ Currency: 'EUR', CurrencyRate: '11.15', CurrencyUnit: 1, Total: '100' });
  const sent = await post(connected, { ...body, CurrencyRate: '11.4325', CurrencyUnit: 1 });
  expect(invoiceOf(sent)).toMatchObject({ CurrencyRate: '11.4325' });
  expect(invoiceOf(sent).SupplierInvoiceRows).toMatchObject([
    { Code: 'TOT', CreditCurrency: 100, Credit: 1_143.25 },
    { DebitCurrency: 33.33, Debit: 381.05 },
    { DebitCurrency: 66.67, Debit: 762.2 },
  ]);
});

test('rows in kronor are turned into the currency, per unit of it', async () => {
  const connected = await connectInvoicing();
  const norwegian = { Currency: 'NOK', CurrencyRate: 95.4, CurrencyUnit: 100 };
  const reply = await post(connected, {
    ...norwegian,
    VAT: 0,
    Total: 1_000,
    SupplierInvoiceRows: [{ Account: 4500, Debit: 954 }],
  });
  expect(invoiceOf(reply).SupplierInvoiceRows).toMatchObject([
    { Code: 'TOT', CreditCurrency: 1_000, Credit: 954 },
    { DebitCurrency: 1_000, Debit: 954 },
  ]);
});

test('a currency without a rate is refused unless one is sent', async () => {
  const connected = await connectInvoicing();
  connected.simulator.currencies.create({ Code: 'PLN', Description: 'Zloty' });
  expect(refusalCode(await post(connected, { Currency: 'PLN' }))).toBe(2999020);
  const rows = [{ Account: 4500, DebitCurrency: 125 }];
  expect(
    (await post(connected, { Currency: 'PLN', CurrencyRate: 2.6, VAT: 0, SupplierInvoiceRows: rows })).status,
  ).toBe(201);
});

test.each([
  ['STOCK', ['PRD', 2645, 25], ['PRC', 2614, -25]],
  ['SERVICE', ['SRD', 2645, 25], ['SRC', 2614, -25]],
])(
  'a purchase of %s from another EU country gets the tax that is owed and deducted',
  async (SalesType, debit, credit) => {
    const connected = await connectInvoicing();
    const reply = await post(connected, { VATType: 'EUINTERNAL', SalesType, VAT: 0, Total: 100 });
    expect(rowsOf(reply)).toEqual([['TOT', 2440, -100], ['PRE', 4010, 100], debit, credit]);
  },
);

test('rows of a reverse charge must carry their code', async () => {
  const connected = await connectInvoicing();
  const reverse = { VATType: 'REVERSE', VAT: 0, Total: 100 };
  expect(refusalCode(await post(connected, reverse))).toBe(2003115);
  const rows = [{ Code: 'PRE', Account: 4425, Debit: 100 }];
  expect(rowsOf(await post(connected, { ...reverse, SupplierInvoiceRows: rows }))).toEqual([
    ['TOT', 2440, -100],
    ['PRE', 4425, 100],
    ['CND', 2647, 25],
    ['CNC', 2614, -25],
  ]);
});

test.each([
  ['a supplier that is not there', { SupplierNumber: '9' }, 2999009],
  ['no supplier', { SupplierNumber: null }, 2999013],
  ['an account that is not there', { SupplierInvoiceRows: [{ Account: 4999, Debit: 100 }] }, 2001303],
  [
    'an article that is not there',
    { SupplierInvoiceRows: [{ Account: 4010, ArticleNumber: 'S9', Debit: 100 }] },
    2001302,
  ],
  ['a currency that is not there', { Currency: 'XAU' }, 2999005],
  ['a stock point that is not there', { SupplierInvoiceRows: [{ Debit: 100, StockPointCode: 'X' }] }, 2003277],
  ['a part of a piece', { SupplierInvoiceRows: [{ Account: 4010, Quantity: 0.5, Price: 200 }] }, 2000108],
  ['an amount in words', { Total: 'hundra' }, 2000108],
  ['a day that does not exist', { InvoiceDate: '2026-02-30' }, 2999016],
  ['too long a comment', { Comments: 'å'.repeat(1_001) }, 2001896],
  ['too long an invoice number', { InvoiceNumber: '1'.repeat(65) }, 2999001],
  ['characters Fortnox does not take', { InvoiceNumber: 'AF|17' }, 2000359],
  ['an unknown field', { Colour: 'red' }, 2001399],
  ['an unknown field of a row', { SupplierInvoiceRows: [{ Account: 4010, Debit: 100, Description: 'x' }] }, 2001399],
  ['a code no row has', { SupplierInvoiceRows: [{ Account: 4010, Debit: 100, Code: 'XXX' }] }, 2999002],
  ['too long a text on a row', { SupplierInvoiceRows: [{ TransactionInformation: 'x'.repeat(101) }] }, 2999001],
  ['rows that are none', { SupplierInvoiceRows: { Account: 4010 } }, 2001392],
  ['a field only Fortnox writes', { Booked: true }, 2999004],
])('%s is refused, and nothing is kept', async (_what, changes, code) => {
  const connected = await connectInvoicing();
  const refused = await post(connected, changes);
  expect([refused.status, refusalCode(refused)]).toEqual([400, code]);
  expect(connected.simulator.supplierInvoices.all()).toEqual([]);
});

test('a part of a piece is taken by switch; an account is there once the accountant has added it', async () => {
  const connected = await connectInvoicing({ switches: { supplierInvoiceQuantity: 'decimals' } });
  const { admin } = connected;
  const rows = [{ Account: 4999, Quantity: 0.5, Price: 200 }];
  expect(refusalCode(await post(connected, { SupplierInvoiceRows: rows }))).toBe(2001303);
  const added = await admin('POST', '/accounts', { number: 4999, description: 'Övriga inköp' });
  expect(added.status).toBe(201);
  const reply = await post(connected, { SupplierInvoiceRows: rows });
  expect(invoiceOf(reply).SupplierInvoiceRows).toMatchObject([
    {},
    {},
    { AccountDescription: 'Övriga inköp', Quantity: 0.5, Price: 200 },
  ]);
  expect((await admin('DELETE', '/accounts/4999')).status).toBe(204);
  expect((await admin('GET', '/accounts')).list).not.toContainEqual(added.json);
  expect((await admin('DELETE', '/accounts/4999')).status).toBe(400);
});

test('an update is partial; rows, when sent, take the place of all of them', async () => {
  const connected = await connectInvoicing();
  const { api } = connected;
  await post(connected);
  const put = (fields: object) => api('PUT', `${invoices}/1`, { SupplierInvoice: fields });
  expect(rowsOf(await put({ InvoiceNumber: '2026-881', OurReference: 'Kaj' }))).toHaveLength(3);
  const rows = [
    { Account: 4010, Debit: 60 },
    { Account: 5710, Debit: 40 },
  ];
  const changed = await put({ SupplierInvoiceRows: rows });
  expect(invoiceOf(changed)).toMatchObject({ InvoiceNumber: '2026-881', OurReference: 'Kaj', Total: '125' });
  expect(rowsOf(changed).slice(2)).toEqual([
    ['PRE', 4010, 60],
    ['PRE', 5710, 40],
  ]);
  expect(refusalCode(await put({ Total: 200 }))).toBe(2000755);
  expect(invoiceOf(await put({ OurReference: null }))).toMatchObject({ OurReference: null });
  const missing = await api('PUT', `${invoices}/9`, { SupplierInvoice: {} });
  expect([missing.status, missing.errorInformation]).toMatchObject([404, { Code: 2999015 }]);
});
