import { connectInvoicing, invoices, post } from './invoicing';
import { type Connected, closeSimulators, refusalCode } from './plain-client';

afterEach(closeSimulators);

async function numbersIn({ api }: Connected, query = ''): Promise<unknown> {
  const { json } = await api('GET', `${invoices}${query}`);
  return (json.SupplierInvoices as readonly Readonly<Record<string, unknown>>[]).map(({ GivenNumber }) => GivenNumber);
}

test('the list says Cancel where the detail says Cancelled, and has no rows', async () => {
  const connected = await connectInvoicing();
  await post(connected);
  const { json } = await connected.api('GET', invoices);
  expect(json).toEqual({
    MetaInformation: { '@TotalResources': 1, '@TotalPages': 1, '@CurrentPage': 1 },
    SupplierInvoices: [
      {
        '@url': 'https://api.fortnox.se/3/supplierinvoices/1',
        Balance: '125',
        Booked: false,
        Cancel: false,
        CostCenter: '',
        Credit: false,
        Currency: 'SEK',
        CurrencyRate: '1',
        CurrencyUnit: 1,
        DueDate: '2026-12-23',
        ExternalInvoiceNumber: '',
        ExternalInvoiceSeries: '',
        GivenNumber: '1',
        InvoiceDate: '2026-11-23',
        InvoiceNumber: 'AF-17',
        Project: '',
        SupplierNumber: '501',
        SupplierName: 'Åmåls Stål AB',
        Total: '125',
        AuthorizerName: '',
        Vouchers: [],
        FinalPayDate: null,
      },
    ],
  });
});

test('suppliernumber filters, and so finds more than the one asked for; an invoice number does not filter', async () => {
  const connected = await connectInvoicing();
  connected.simulator.suppliers.create({ SupplierNumber: '1501', Name: 'Större Stål AB' });
  await post(connected);
  await post(connected, { SupplierNumber: '502', Currency: 'SEK' });
  await post(connected, { SupplierNumber: '1501', InvoiceNumber: '881' });
  expect(await numbersIn(connected, '?suppliernumber=501')).toEqual(['1', '3']);
  expect(await numbersIn(connected, '?suppliernumber=502')).toEqual(['2']);
  expect(await numbersIn(connected, '?invoicenumber=881')).toEqual(['1', '2', '3']);
});

test('days of the invoice filter, both ends in', async () => {
  const connected = await connectInvoicing();
  for (const InvoiceDate of ['2026-10-31', '2026-11-01', '2026-11-30']) await post(connected, { InvoiceDate });
  expect(await numbersIn(connected, '?fromdate=2026-11-01')).toEqual(['2', '3']);
  expect(await numbersIn(connected, '?fromdate=2026-11-01&todate=2026-11-01')).toEqual(['2']);
  const refused = await connected.api('GET', `${invoices}?todate=november`);
  expect([refused.status, refusalCode(refused)]).toEqual([400, 2000588]);
});

test('each filter lets through what its name says', async () => {
  const connected = await connectInvoicing();
  const { simulator } = connected;
  for (const DueDate of ['2026-11-23', '2026-11-22', '2026-11-23', '2026-11-22']) await post(connected, { DueDate });
  simulator.supplierInvoices.cancelByHand(1);
  simulator.supplierInvoices.bookkeepByHand(2);
  await connected.api('PUT', `${invoices}/3/approvalpayment`);
  simulator.supplierInvoices.createByHand({ SupplierNumber: '501' });
  simulator.supplierInvoices.bookkeepByHand(5);
  await post(connected, { DueDate: '2026-11-23' });
  simulator.supplierInvoices.bookkeepByHand(6);
  expect(await numbersIn(connected, '?filter=cancelled')).toEqual(['1']);
  expect(await numbersIn(connected, '?filter=unbooked')).toEqual(['3', '4']);
  expect(await numbersIn(connected, '?filter=unpaid')).toEqual(['2', '6']);
  expect(await numbersIn(connected, '?filter=fullypaid')).toEqual(['5']);
  expect(await numbersIn(connected, '?filter=pendingpayment')).toEqual(['3']);
  expect(await numbersIn(connected, '?filter=authorizepending')).toEqual([]);
  expect(await numbersIn(connected, '?filter=unpaidoverdue')).toEqual(['2']);
  expect(refusalCode(await connected.api('GET', `${invoices}?filter=paid`))).toBe(2000587);
});

test('pages, offsets and a lag until a new one is listed are those of every list', async () => {
  const connected = await connectInvoicing();
  const { simulator } = connected;
  simulator.addFault({ kind: 'listingLag', seconds: 30, method: 'POST', path: '/3/supplierinvoices' });
  await post(connected);
  await post(connected);
  expect(await numbersIn(connected)).toEqual(['2']);
  simulator.clock.advance(30_000);
  expect(await numbersIn(connected, '?limit=1&page=2')).toEqual(['2']);
  expect(await numbersIn(connected, '?offset=1')).toEqual(['2']);
});
