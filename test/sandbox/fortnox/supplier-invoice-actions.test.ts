import { received } from './goods';
import { connectInvoicing, invoiceOf, invoices, post, rowsOf } from './invoicing';
import { type Connected, closeSimulators, refusalCode } from './plain-client';

afterEach(closeSimulators);

const act = ({ api }: Connected, number: number, action: string) => api('PUT', `${invoices}/${number}/${action}`);

const goodsRows = { SupplierInvoiceRows: [{ ArticleNumber: 'S1', Account: 4010, Quantity: 10, Price: 10 }] };

test('bookkept, an invoice has a voucher and is changed and cancelled no more', async () => {
  const connected = await connectInvoicing();
  await post(connected);
  expect((await act(connected, 1, 'approvalbookkeep')).status).toBe(200);
  const booked = await act(connected, 1, 'bookkeep');
  expect([booked.status, invoiceOf(booked)]).toMatchObject([
    200,
    {
      Booked: true,
      VoucherSeries: 'D',
      VoucherNumber: 1,
      VoucherYear: 2026,
      Vouchers: [{ Series: 'D', Number: 1, Year: 2026, ReferenceType: 'SUPPLIERINVOICE' }],
    },
  ]);
  const refusals = [
    await connected.api('PUT', `${invoices}/1`, { SupplierInvoice: { OurReference: 'Kaj' } }),
    await act(connected, 1, 'cancel'),
    await act(connected, 1, 'bookkeep'),
  ];
  for (const refused of refusals) expect([refused.status, refusalCode(refused)]).toEqual([400, 2999017]);
  await post(connected);
  expect(invoiceOf(await act(connected, 2, 'bookkeep'))).toMatchObject({ VoucherNumber: 2 });
  expect((await act(connected, 9, 'bookkeep')).status).toBe(404);
});

test('nothing is bookkept in the locked period', async () => {
  const connected = await connectInvoicing();
  connected.simulator.company.lockedUntil = '2026-11-23';
  await post(connected);
  const refused = await act(connected, 1, 'bookkeep');
  expect([refused.status, refusalCode(refused)]).toEqual([400, 2000401]);
  await post(connected, { InvoiceDate: '2026-11-24' });
  expect((await act(connected, 2, 'bookkeep')).status).toBe(200);
});

test('cancelled, an invoice is still read, and cannot be cancelled, changed or bookkept', async () => {
  const connected = await connectInvoicing();
  await post(connected);
  expect(invoiceOf(await act(connected, 1, 'cancel'))).toMatchObject({ Cancelled: true, Balance: '0', Total: '125' });
  expect(refusalCode(await act(connected, 1, 'cancel'))).toBe(2001279);
  expect(refusalCode(await act(connected, 1, 'bookkeep'))).toBe(2999018);
  expect(refusalCode(await act(connected, 1, 'credit'))).toBe(2999018);
  const changed = await connected.api('PUT', `${invoices}/1`, { SupplierInvoice: { InvoiceNumber: '1' } });
  expect(refusalCode(changed)).toBe(2999018);
});

test('a credit turns the amounts round in an invoice of its own, once', async () => {
  const connected = await connectInvoicing();
  await post(connected, { ...goodsRows, Comments: 'Inköp 17' });
  await act(connected, 1, 'bookkeep');
  expect(invoiceOf(await act(connected, 1, 'credit'))).toMatchObject({
    GivenNumber: '1',
    CreditReference: 2,
    Credit: false,
  });
  const credit = await connected.api('GET', `${invoices}/2`);
  expect(invoiceOf(credit)).toMatchObject({
    Credit: true,
    Booked: false,
    Total: '-125',
    VAT: '-25',
    InvoiceNumber: null,
  });
  expect(rowsOf(credit)).toEqual([
    ['TOT', 2440, 125],
    ['VAT', 2641, -25],
    ['PRE', 4010, -100],
  ]);
  expect(invoiceOf(credit).SupplierInvoiceRows).toMatchObject([{ Debit: 125 }, {}, { Quantity: -10, Price: 10 }]);
  expect(refusalCode(await act(connected, 1, 'credit'))).toBe(2999019);
  expect((await act(connected, 2, 'bookkeep')).status).toBe(200);
});

test('the accountant replaces the invoice number, also when it is booked, and then only texts', async () => {
  const connected = await connectInvoicing();
  const { admin } = connected;
  await post(connected);
  const edit = (patch: object) => admin('PATCH', '/supplierinvoices/1', patch);
  expect((await edit({ InvoiceNumber: '2026-881' })).json).toMatchObject({ InvoiceNumber: '2026-881' });
  expect((await admin('POST', '/supplierinvoices/1/bookkeep')).json).toMatchObject({ Booked: true });
  expect((await edit({ InvoiceNumber: '2026-882' })).json).toMatchObject({ InvoiceNumber: '2026-882', Booked: true });
  const refused = await edit({ Total: 200 });
  expect([refused.status, refused.json.message]).toEqual([400, 'Total of booked supplier invoice 1 cannot be changed']);
  const { json } = await connected.api('GET', `${invoices}/1`);
  expect(json.SupplierInvoice).toMatchObject({ InvoiceNumber: '2026-882', Total: '125', VoucherNumber: 1 });
});

test('people type, cancel and credit invoices in Fortnox itself, held to the same rules', async () => {
  const connected = await connectInvoicing();
  const { admin } = connected;
  const typed = { SupplierNumber: '501', Total: 80, SupplierInvoiceRows: [{ Account: 4010, Debit: 80 }] };
  const made = await admin('POST', '/supplierinvoices', typed);
  expect([made.status, made.json]).toMatchObject([201, { GivenNumber: '1', Total: '80' }]);
  const wrong = await admin('POST', '/supplierinvoices', { ...typed, Total: 81 });
  expect([wrong.status, wrong.json.message]).toEqual([400, 'Leverantörsfakturan balanserar inte.']);
  expect((await admin('POST', '/supplierinvoices/1/credit')).json).toMatchObject({ CreditReference: 2 });
  expect((await admin('POST', '/supplierinvoices/2/cancel')).json).toMatchObject({ Cancelled: true });
  expect((await admin('GET', '/supplierinvoices')).list).toHaveLength(2);
  expect((await admin('GET', '/supplierinvoices/1')).json).toMatchObject({ GivenNumber: '1' });
  expect((await admin('GET', '/supplierinvoices/9')).status).toBe(404);
  expect((await admin('POST', '/supplierinvoices/9/cancel')).status).toBe(400);
});

test('an invoice moves no stock until somebody marks it ready: goods received otherwise too are then counted twice', async () => {
  const connected = await connectInvoicing();
  const { admin, simulator } = connected;
  await received(connected, 1, { rows: [{ itemId: 'S1', quantity: 10, directCost: 10 }] });
  await post(connected, goodsRows);
  await act(connected, 1, 'bookkeep');
  expect(simulator.stock.of('S1')).toMatchObject({ inStock: 10, value: 100 });
  expect((await admin('POST', '/supplierinvoices/1/stockready')).status).toBe(200);
  expect(simulator.stock.of('S1')).toMatchObject({ inStock: 20, value: 200 });
  const again = await admin('POST', '/supplierinvoices/1/stockready');
  expect([again.status, again.json.message]).toEqual([400, 'the goods of supplier invoice 1 are in stock already']);
});

test('account rows bring no goods when the invoice is marked ready; a cancellation takes goods back', async () => {
  const connected = await connectInvoicing();
  const { simulator } = connected;
  await post(connected);
  simulator.supplierInvoices.markStockReadyByHand(1);
  expect(simulator.stock.of('S1').inStock).toBe(0);
  simulator.stockPoints.create({ code: 'GBG', name: 'Göteborg' });
  const [row] = goodsRows.SupplierInvoiceRows;
  await post(connected, { SupplierInvoiceRows: [{ ...row, StockPointCode: 'GBG' }] });
  simulator.supplierInvoices.markStockReadyByHand(2);
  expect(simulator.stock.of('S1').points).toMatchObject([{ inStock: 0 }, { stockPointCode: 'GBG', inStock: 10 }]);
  await act(connected, 2, 'cancel');
  expect(simulator.stock.of('S1').inStock).toBe(0);
  expect(() => simulator.supplierInvoices.markStockReadyByHand(2)).toThrow('is cancelled');
});

test('whether bookkeeping moves stock, and whether rows of stock goods are taken at all, are switches', async () => {
  const connected = await connectInvoicing({ switches: { supplierInvoiceBookkeepMovesStock: true } });
  const { simulator } = connected;
  await post(connected, goodsRows);
  await act(connected, 1, 'bookkeep');
  expect(simulator.stock.of('S1').inStock).toBe(10);
  simulator.switches.supplierInvoiceStockRows = 'refused';
  expect(refusalCode(await post(connected, goodsRows))).toBe(2003127);
  expect((await post(connected)).status).toBe(201);
});

test('an invoice whose answer was lost is there, and found by its supplier', async () => {
  const connected = await connectInvoicing();
  connected.simulator.addFault({ kind: 'replyLost', method: 'POST', path: '/3/supplierinvoices' });
  await expect(post(connected)).rejects.toThrow();
  const { json } = await connected.api('GET', `${invoices}?suppliernumber=501`);
  expect(json.SupplierInvoices).toMatchObject([{ GivenNumber: '1', InvoiceNumber: 'AF-17' }]);
});
