import { invoiceDifferences } from '../../activities/fortnox/goods-receipt/invoice-differences';
import {
  costRows,
  invoiceBody,
  invoiceSight,
  storedInvoice,
} from '../../activities/fortnox/goods-receipt/invoice-wire';
import type { SupplierInvoiceDraft } from '../../domain/goods-receipt/supplier-invoice';

const draft: SupplierInvoiceDraft = {
  supplierNumber: '50',
  invoiceNumber: 'AF-4711',
  invoiceDate: '2026-11-23',
  dueDate: '2026-12-23',
  currency: { code: 'SEK', rate: '1', unit: 1 },
  vatType: 'NORMAL',
  vat: '103.69',
  rounding: '0.00',
  total: '518.44',
  comments: 'Inköp 4711 i Andersson',
  rows: [
    { account: 4010, text: 'PL-10 Plåt 10 mm, 2,5 m', amount: '324.75' },
    { account: 4000, text: 'SK-8 Skruv M8, 100 st', amount: '90.00' },
  ],
};
const inEuro: SupplierInvoiceDraft = { ...draft, currency: { code: 'EUR', rate: '11.15', unit: 1 } };

/** As core-api §3.8 and §4.6 tell it; nobody has recorded one (core-api §5 item 9). */
const answer = {
  GivenNumber: '7',
  SupplierNumber: '50',
  InvoiceNumber: 'AF-4711',
  InvoiceDate: '2026-11-23',
  DueDate: '2026-12-23',
  Currency: 'SEK',
  Total: '518.44',
  VAT: '103.69',
  Comments: 'Inköp 4711 i Andersson',
  Booked: false,
  Cancelled: false,
  SupplierInvoiceRows: [
    { Account: 2440, Code: 'TOT', Credit: 518.44, Debit: 0 },
    { Account: 2641, Code: 'VAT', Credit: 0, Debit: 103.69 },
    { Account: 4010, Code: 'PRE', Debit: 324.75, ItemDescription: 'PL-10 Plåt 10 mm, 2,5 m' },
    { Account: 4000, Code: 'PRE', Debit: 90, ItemDescription: 'SK-8 Skruv M8, 100 st' },
  ],
};
const read = (changes: object = {}) => storedInvoice.parse({ ...answer, ...changes });
const differences = (changes: object, of = draft) => invoiceDifferences(of, read(changes)).map(({ sv }) => sv);

test('the invoice as Fortnox takes it: amounts of the head as text, of rows as numbers, no articles', () => {
  expect(invoiceBody(draft)).toEqual({
    SupplierNumber: '50',
    InvoiceNumber: 'AF-4711',
    InvoiceDate: '2026-11-23',
    DueDate: '2026-12-23',
    Currency: 'SEK',
    CurrencyRate: '1',
    CurrencyUnit: 1,
    VATType: 'NORMAL',
    SalesType: 'STOCK',
    VAT: '103.69',
    RoundOffValue: '0.00',
    Total: '518.44',
    Comments: 'Inköp 4711 i Andersson',
    SupplierInvoiceRows: [
      { Account: 4010, ItemDescription: 'PL-10 Plåt 10 mm, 2,5 m', Debit: 324.75 },
      { Account: 4000, ItemDescription: 'SK-8 Skruv M8, 100 st', Debit: 90 },
    ],
  });
});

test('rows of another currency stand in it', () => {
  expect(invoiceBody(inEuro)).toMatchObject({
    Currency: 'EUR',
    CurrencyRate: '11.15',
    SupplierInvoiceRows: [{ Account: 4010, DebitCurrency: 324.75 }, { DebitCurrency: 90 }],
  });
});

test('core-api §2.5, 2003115: rows carry a code where VAT is reverse, and only there', () => {
  const rows = (vatType: SupplierInvoiceDraft['vatType']) => invoiceBody({ ...draft, vatType }).SupplierInvoiceRows;
  expect(rows('REVERSE')).toMatchObject([{ Code: 'PRE' }, { Code: 'PRE' }]);
  for (const row of rows('EUINTERNAL') as object[]) expect(row).not.toHaveProperty('Code');
});

test('numbers as text, text as numbers, nothing where nothing is set: read all the same', () => {
  const sight = {
    fortnoxNumber: '7',
    supplierNumber: '50',
    invoiceNumber: 'AF-4711',
    total: '518.44',
    vat: '103.69',
    booked: false,
    cancelled: false,
    credited: false,
  };
  expect(invoiceSight(read())).toEqual(sight);
  expect(invoiceSight(read({ GivenNumber: 7, SupplierNumber: 50, Total: 518.44, VAT: 103.69 }))).toEqual(sight);
  expect(invoiceSight(read({ Booked: null, Cancelled: undefined, DueDate: '', Comments: null }))).toEqual(sight);
  expect(invoiceSight(read({ Booked: true, Cancelled: true }))).toMatchObject({ booked: true, cancelled: true });
  for (const none of [undefined, null, '', 0, '0'])
    expect(invoiceSight(read({ CreditReference: none }))).toEqual(sight);
  expect(invoiceSight(read({ CreditReference: '8' }))).toMatchObject({ credited: true });
  expect(invoiceSight(read({ CreditReference: 8, Credit: true }))).toMatchObject({ credited: true });
  expect(invoiceSight(read({ Total: '-518.44' }))).toMatchObject({ credited: true });
});

test.each([
  [{ Total: 'API_NORIGHT' }],
  [{ InvoiceNumber: 'API_NORIGHT' }],
  [{ Total: undefined }],
  [{ GivenNumber: null }],
  [{ SupplierInvoiceRows: undefined }],
  [{ SupplierInvoiceRows: [{ Account: 4010, Debit: 'mycket' }] }],
  [{ Booked: 'nej' }],
  [{ CurrencyRate: 'elva' }],
  [{ VATType: 'API_NORIGHT' }],
])('%j cannot be read, and is not taken for anything', (changes) => {
  expect(storedInvoice.safeParse({ ...answer, ...changes }).success).toBe(false);
});

test('rows that Fortnox adds are not the invoice’s own, whatever kind of VAT they are of', () => {
  const added = ['TOT', 'VAT', 'FRT', 'AFE', 'ROV', 'CND', 'CNC', 'PRD', 'PRC', 'SRD', 'SRC'];
  const own = { Account: '4010', ItemDescription: 'X', Debit: '1.50' };
  for (const Code of ['PRE', 'ACC', '', null]) {
    const SupplierInvoiceRows = [...added.map((code) => ({ Account: 2440, Code: code, Debit: 1 })), { ...own, Code }];
    expect(costRows(read({ SupplierInvoiceRows }))).toEqual([{ account: 4010, text: 'X', amount: '1.5' }]);
  }
});

const row = (changes: object) => ({
  SupplierInvoiceRows: [answer.SupplierInvoiceRows[2], { ...answer.SupplierInvoiceRows[3], ...changes }],
});

test.each([
  [{}, []],
  [{ DueDate: '2026-12-22' }, ['förfallodatum: 2026-12-22 i stället för 2026-12-23']],
  [{ SupplierNumber: '51' }, ['leverantör: 51 i stället för 50']],
  [{ InvoiceNumber: 'AF-471' }, ['fakturanummer: AF-471 i stället för AF-4711']],
  [{ InvoiceDate: null }, ['fakturadatum: – i stället för 2026-11-23']],
  [{ VATType: 'EUINTERNAL' }, ['momstyp: EUINTERNAL i stället för NORMAL']],
  [{ VATType: 'NORMAL', CurrencyRate: '1.0', CurrencyUnit: '1' }, []],
  [{ VATType: null, CurrencyRate: '', CurrencyUnit: null }, []],
  [{ Total: '518.43' }, ['total: 518.43 i stället för 518.44']],
  [{ VAT: 0 }, ['moms: 0 i stället för 103.69']],
  [{ SupplierInvoiceRows: answer.SupplierInvoiceRows.slice(0, 3) }, ['antal rader: 1 i stället för 2']],
  [row({ Account: 4010 }), ['konto på rad 2: 4010 i stället för 4000']],
  [row({ Debit: 89.99 }), ['belopp på rad 2: 89.99 i stället för 90.00']],
  [row({ Debit: null, DebitCurrency: 90 }), ['belopp på rad 2: 0 i stället för 90.00']],
  [row({ ItemDescription: 'SK-8' }), ['text på rad 2: SK-8 i stället för SK-8 Skruv M8, 100 st']],
  [{ Comments: '' }, ['kommentar: – i stället för Inköp 4711 i Andersson']],
])('rule 2: stored with %j', (changes, said) => {
  expect(differences(changes)).toEqual(said);
});

test('rule 2: in another currency its own amounts are compared, not kronor', () => {
  const rows = [
    { Account: 4010, Debit: 3620.96, DebitCurrency: 324.75, ItemDescription: 'PL-10 Plåt 10 mm, 2,5 m' },
    { Account: 4000, Debit: 1003.5, DebitCurrency: 90, ItemDescription: 'SK-8 Skruv M8, 100 st' },
  ];
  expect(differences({ Currency: 'EUR', SupplierInvoiceRows: rows }, inEuro)).toEqual([]);
  expect(differences({ Currency: 'EUR' }, inEuro)).toHaveLength(2);
  const inEuroAt = (CurrencyRate: unknown, CurrencyUnit: unknown) =>
    differences({ Currency: 'EUR', CurrencyRate, CurrencyUnit, SupplierInvoiceRows: rows }, inEuro);
  expect(inEuroAt('11.150', 1)).toEqual([]);
  expect(inEuroAt(11.2, 100)).toEqual(['kurs: 11.2 i stället för 11.15', 'valutaenhet: 100 i stället för 1']);
});
