import type { SupplierInvoiceDraft } from '../../domain/goods-receipt/supplier-invoice';
import type { Fault, Switches } from '../../sandbox/fortnox/simulator';
import type { MeantInvoice } from '../../workflows/contract/goods-receipt-activities';
import { closeSimulators } from './connect';
import { came, invoiceNumber, type ReceiptSetup, receipt, receiptSetup } from './goods-receipt-setup';
import { company, failureOf } from './purchase-setup';

afterEach(closeSimulators);

const path = '/3/supplierinvoices';
const supplierNumber = '50';

const create = ({ activities }: ReceiptSetup, draft: SupplierInvoiceDraft) =>
  activities.createSupplierInvoice({ company, draft });
const find = ({ activities }: ReceiptSetup) =>
  activities.findSupplierInvoice({ company, supplierNumber, invoiceNumber });

test('rule 1: noted as sent by a run that was reset since, the invoice may exist: nothing leaves', async () => {
  const it = await receiptSetup();
  const draft = await it.invoice();
  it.simulator.clearRequests();
  const made = await it.activities.createSupplierInvoice({ company, draft, sentBy: 'a run before' });
  expect(made).toMatchObject({ outcome: 'unknown' });
  expect(it.calls()).toEqual([]);
});

test('R3.3 one invoice, unbooked, right to the öre, that names its purchase and moves no stock', async () => {
  const it = await receiptSetup();
  const draft = await it.invoice();
  it.simulator.clearRequests();
  const made = await create(it, draft);
  const sight = {
    fortnoxNumber: '1',
    supplierNumber,
    invoiceNumber: 'AF-4711',
    total: '518.44',
    vat: '103.69',
    booked: false,
    cancelled: false,
    credited: false,
  };
  expect(made).toEqual({ outcome: 'done', value: sight });
  expect(it.calls()).toEqual([`POST ${path} 201`]);
  expect(it.simulator.supplierInvoices.get(1)).toMatchObject({
    SupplierNumber: '50',
    InvoiceNumber: 'AF-4711',
    InvoiceDate: '2026-11-23',
    DueDate: '2026-12-23',
    Currency: 'SEK',
    Total: '518.44',
    VAT: '103.69',
    VATType: 'NORMAL',
    SalesType: 'STOCK',
    Comments: 'Inköp 4711 i Andersson',
    Booked: false,
    SupplierInvoiceRows: [
      { Code: 'TOT', Account: 2440, Credit: 518.44 },
      { Code: 'VAT', Account: 2641, Debit: 103.69 },
      { Account: 4000, Debit: 324.75, ItemDescription: 'PL-10 Plåt 10 mm, 2,5 m', ArticleNumber: '' },
      { Account: 4000, Debit: 90, ItemDescription: 'SK-8 Skruv M8, 100 st', ArticleNumber: '' },
    ],
  });
  // Somebody marks it as ready for stock: rows without articles bring nothing in a second time.
  it.simulator.supplierInvoices.markStockReadyByHand(1);
  expect(it.simulator.stock.of('SK-8').inStock).toBe(0);
  expect(await it.activities.readSupplierInvoice({ company, fortnoxNumber: '1' })).toEqual(sight);
});

test.each([
  ['REVERSE', 'REVERSE', ['CND', 'CNC']],
  ['UIF', 'EUINTERNAL', ['PRD', 'PRC']],
])('R3.3 of a supplier with VAT type %s Fortnox books the VAT by itself', async (vatType, expected, codes) => {
  const it = await receiptSetup();
  it.simulator.suppliers.put('50', { VATType: vatType });
  expect(await create(it, await it.invoice())).toMatchObject({ outcome: 'done', value: { total: '414.75', vat: '0' } });
  const stored = it.simulator.supplierInvoices.get(1) as { readonly SupplierInvoiceRows: readonly { Code: string }[] };
  expect(stored).toMatchObject({ VATType: expected });
  expect(stored.SupplierInvoiceRows.map(({ Code }) => Code)).toEqual(expect.arrayContaining(codes));
});

test('R3.3 another currency: its amounts, at Fortnox’s buying rate', async () => {
  const it = await receiptSetup();
  const draft = await it.invoice({ purchase: { currency: 'EUR' } });
  expect(await create(it, draft)).toMatchObject({ outcome: 'done', value: { total: '518.44' } });
  expect(it.simulator.supplierInvoices.get(1)).toMatchObject({
    Currency: 'EUR',
    CurrencyRate: '11.15',
    Total: '518.44',
    SupplierInvoiceRows: [{}, {}, { DebitCurrency: 324.75, Debit: 3620.96 }, { DebitCurrency: 90, Debit: 1003.5 }],
  });
});

test.each<[string, Fault, number]>([
  ['a lost answer', { kind: 'replyLost' }, 1],
  ['half an answer', { kind: 'truncatedBody' }, 1],
  ['a gateway’s page after the effect', { kind: 'htmlBody', status: 200, effect: true }, 1],
  ['a 500 after the effect', { kind: 'serverError', effect: true }, 1],
  ['a 500 without effect', { kind: 'serverError' }, 0],
  ['an answer without its envelope', { kind: 'oddBody', wrongEnvelope: true }, 1],
  ['an amount that may not be read', { kind: 'oddBody', members: { Total: 'API_NORIGHT' } }, 1],
])('rule 1: %s is unknown, and what is there is found by its number', async (_name, fault, there) => {
  const it = await receiptSetup();
  const draft = await it.invoice();
  it.simulator.addFault({ ...fault, method: 'POST', path });
  expect(await create(it, draft)).toMatchObject({
    outcome: 'unknown',
    sentence: expect.stringContaining('Leverantörsfaktura med fakturanummer AF-4711 från leverantör 50'),
  });
  const found = await find(it);
  expect(it.simulator.supplierInvoices.all()).toHaveLength(there);
  expect(found?.fortnoxNumber ?? null).toBe(there === 1 ? '1' : null);
});

test('rule 1: what Fortnox never took is said so', async () => {
  const it = await receiptSetup();
  const draft = await it.invoice();
  it.simulator.addFault({ kind: 'tooManyRequests', method: 'POST', path, times: 'always', retryAfter: 1 });
  expect(await create(it, draft)).toMatchObject({
    outcome: 'notSent',
    sentence: expect.stringContaining('Fortnox tar inte emot fler anrop'),
    kind: 'rateLimited',
    help: expect.objectContaining({ who: expect.any(String), where: expect.any(String) }),
  });
  expect(it.simulator.supplierInvoices.all()).toEqual([]);
});

test.each<[string, (draft: SupplierInvoiceDraft) => SupplierInvoiceDraft, string, string]>([
  [
    'an account that Fortnox has not',
    (draft) => ({ ...draft, rows: draft.rows.map((row) => ({ ...row, account: 9998 })) }),
    'accountUnknown',
    '9998',
  ],
  ['amounts that do not add up', (draft) => ({ ...draft, total: '518.45' }), 'invoiceUnbalanced', 'balanserar inte'],
])('R3.3 %s is refused with Fortnox’s words, and nothing is made', async (_name, changed, kind, words) => {
  const it = await receiptSetup();
  const failure = await failureOf(create(it, changed(await it.invoice())));
  expect(failure).toMatchObject({ kind, nonRetryable: true, details: { method: 'POST', path, status: 400 } });
  expect(failure.message).toContain(words);
  expect(it.simulator.supplierInvoices.all()).toEqual([]);
});

test('R3.3 an account set right after Fortnox’s refusal counts at the next try', async () => {
  const it = await receiptSetup();
  it.simulator.articles.put('SK-8', { PurchaseAccount: 9998 });
  expect((await failureOf(create(it, await it.invoice()))).kind).toBe('accountUnknown');
  it.simulator.articles.put('SK-8', { PurchaseAccount: 4000 });
  expect(await create(it, await it.invoice())).toMatchObject({ outcome: 'done' });
});

test.each<[string, object, string]>([
  ['a total of other öre', { members: { Total: '518.43' } }, 'total: 518.43 i stället för 518.44'],
  ['other VAT', { members: { VAT: '0' } }, 'moms: 0 i stället för 103.69'],
  ['another supplier', { members: { SupplierNumber: '51' } }, 'leverantör: 51 i stället för 50'],
  ['another VAT type', { members: { VATType: 'REVERSE' } }, 'momstyp: REVERSE i stället för NORMAL'],
  ['row texts that were cut', { members: { ItemDescription: 'PL-10' } }, 'text på rad 1: PL-10 i stället för '],
  ['rows that are gone', { members: { SupplierInvoiceRows: [] } }, 'antal rader: 0 i stället för 2'],
])('rule 2: %s is named, and the invoice’s number is learnt', async (_name, odd, said) => {
  const it = await receiptSetup();
  const draft = await it.invoice();
  it.simulator.addFault({ kind: 'oddBody', ...odd, method: 'POST', path } as Fault);
  const failure = await failureOf(create(it, draft));
  expect(failure).toMatchObject({
    kind: 'storedDifferently',
    nonRetryable: true,
    details: { fortnoxNumber: '1', fortnoxNumbers: ['1'] },
  });
  expect(failure.message).toContain(`Leverantörsfaktura 1 i Fortnox, ${said}`);
});

test('found by exactly its supplier and number over all pages; cancelled ones and others’ are not it', async () => {
  const it = await receiptSetup({ clock: { speed: 1_000 } });
  const draft = await it.invoice();
  it.simulator.suppliers.create({ SupplierNumber: '501', Name: 'Annan AB', VATType: '25' });
  const { supplierInvoices } = it.simulator;
  const rows = { SupplierInvoiceRows: [{ Account: 4000, Debit: 1 }], Total: '1' };
  const other = (number: string, supplier = '50') =>
    supplierInvoices.createByHand({ ...rows, SupplierNumber: supplier, InvoiceNumber: number });
  for (let index = 0; index < 500; index += 1) other(`AF-4711-${index}`);
  for (const number of ['af-4711', 'AF-471', 'XAF-4711']) other(number);
  other('AF-4711', '501');
  expect(await find(it)).toBeNull();
  const made = await create(it, draft);
  expect(made).toMatchObject({ outcome: 'done', value: { fortnoxNumber: '505' } });
  expect(await find(it)).toMatchObject({ fortnoxNumber: '505', total: '518.44', vat: '103.69' });
  supplierInvoices.cancelByHand('505');
  expect(await find(it)).toBeNull();
  expect(await it.activities.readSupplierInvoice({ company, fortnoxNumber: '505' })).toMatchObject({ cancelled: true });
});

test('two live invoices with one number are a problem with both numbers', async () => {
  const it = await receiptSetup();
  const draft = await it.invoice();
  await create(it, draft);
  await create(it, draft);
  const failure = await failureOf(find(it));
  expect(failure).toMatchObject({ kind: 'twoDocuments', details: { fortnoxNumbers: ['1', '2'] } });
  expect(failure.message).toContain('(nummer 1, 2)');
  it.simulator.supplierInvoices.cancelByHand(1);
  expect(await find(it)).toMatchObject({ fortnoxNumber: '2' });
});

/** Looks for the invoice by what was meant, or by something else than that. */
function searchFor({ activities }: ReceiptSetup, meant: MeantInvoice) {
  return (other: Partial<MeantInvoice> = {}) =>
    activities.findSupplierInvoice({ company, supplierNumber, invoiceNumber, meant: { ...meant, ...other } });
}

test('rule 1: where no invoice has the number, one that is it by supplier, day and sum may be it: asked, not made again', async () => {
  const it = await receiptSetup();
  const draft = await it.invoice();
  const { supplierInvoices } = it.simulator;
  const { invoiceDate, total, currency } = draft;
  const search = searchFor(it, { invoiceDate, total, currency: currency.code });
  await create(it, draft);
  expect(await search()).toMatchObject({ fortnoxNumber: '1' });
  supplierInvoices.editByHand(1, { InvoiceNumber: '20261123-7' });
  const failure = await failureOf(search());
  expect(failure).toMatchObject({
    kind: 'invoiceRenumbered',
    nonRetryable: true,
    details: { fortnoxNumber: '1', fortnoxNumbers: ['1'] },
  });
  const sentence =
    /AF-4711 från leverantör 50 \(kanske nummer 1\): .*Är det den, .*useExisting.*Är det en annan, .*för hand.*useExisting.*skip/;
  expect(failure.message).toMatch(sentence);
  for (const other of [{ total: '518.45' }, { invoiceDate: '2026-11-22' }, { currency: 'EUR' }])
    expect(await search(other)).toBeNull();
  // Another purchase's, as its number tells; and one that counts no more.
  supplierInvoices.editByHand(1, { InvoiceNumber: 'AF-4712' });
  expect(await search()).toBeNull();
  supplierInvoices.editByHand(1, { InvoiceNumber: '' });
  supplierInvoices.cancelByHand(1);
  expect(await search()).toBeNull();
  expect(await find(it)).toBeNull();
});

test('rule 1: with number, date and sum of the supplier’s own it is known by its comment, which names the purchase', async () => {
  const it = await receiptSetup();
  const draft = await it.invoice();
  const { supplierInvoices } = it.simulator;
  const { invoiceDate, total, currency, comments } = draft;
  const search = searchFor(it, { invoiceDate, total, currency: currency.code, comments });
  await create(it, draft);
  supplierInvoices.editByHand(1, { InvoiceNumber: '20261123-7', InvoiceDate: '2026-11-20' });
  expect(await failureOf(search())).toMatchObject({
    kind: 'invoiceRenumbered',
    details: { fortnoxNumbers: ['1'] },
  });
  expect(await search({ comments: 'Inköp 4712 i Andersson' })).toBeNull();
  supplierInvoices.cancelByHand(1);
  expect(await search()).toBeNull();
});

test.each([
  ['sv', 'listan gav 0 av 1 fakturor'],
  ['en', 'the list gave 0 of 1 invoices'],
] as const)(
  'a list that gives fewer than it counts proves nothing, said in %s: it is asked for again',
  async (language, said) => {
    const it = await receiptSetup({ language });
    await create(it, await it.invoice());
    it.simulator.addFault({ kind: 'oddBody', members: { SupplierInvoices: [] }, method: 'GET', path });
    const failure = await failureOf(find(it));
    expect(failure).toMatchObject({ kind: 'unexpectedAnswer', nonRetryable: false });
    expect(failure.message).toContain(said);
    expect(await find(it)).toMatchObject({ fortnoxNumber: '1' });
  },
);

test('an invoice that the list shows and no read does is no reason to make another', async () => {
  const it = await receiptSetup();
  await create(it, await it.invoice());
  it.simulator.addFault({ kind: 'refuse', code: 2000434, message: 'Kan inte hitta', method: 'GET', path: `${path}/1` });
  expect(await failureOf(find(it))).toMatchObject({ kind: 'unexpectedAnswer', nonRetryable: false });
});

test('an invoice cancelled between the list and its read is not it', async () => {
  const it = await receiptSetup();
  await create(it, await it.invoice());
  it.simulator.addFault({ kind: 'oddBody', members: { Cancelled: true }, method: 'GET', path: `${path}/1` });
  expect(await find(it)).toBeNull();
});

test('one that Fortnox has not is null', async () => {
  const it = await receiptSetup();
  expect(await it.activities.readSupplierInvoice({ company, fortnoxNumber: '99' })).toBeNull();
});

test('an invoice is seen as credited, and so is its credit invoice: neither is to be paid; without supplier it is found whosever it is', async () => {
  const it = await receiptSetup();
  await create(it, await it.invoice());
  const ofAnyone = () => it.activities.findSupplierInvoice({ company, supplierNumber: null, invoiceNumber });
  expect(await ofAnyone()).toMatchObject({ fortnoxNumber: '1', credited: false });
  it.simulator.supplierInvoices.bookkeepByHand(1);
  it.simulator.supplierInvoices.creditByHand(1);
  const read = (fortnoxNumber: string) => it.activities.readSupplierInvoice({ company, fortnoxNumber });
  expect(await read('1')).toMatchObject({ credited: true });
  expect(await read('2')).toMatchObject({ credited: true });
});

describe('an invoice that credits one of ours', () => {
  const credited = async (switches: Partial<Switches>, renumbered: Readonly<Record<string, string>>) => {
    const it = await receiptSetup({ switches });
    const draft = await it.invoice();
    await create(it, draft);
    it.simulator.supplierInvoices.editByHand(1, renumbered);
    it.simulator.supplierInvoices.bookkeepByHand(1);
    it.simulator.supplierInvoices.creditByHand(1);
    const { invoiceDate, total, comments } = draft;
    const meant = { invoiceDate, total, currency: draft.currency.code, comments };
    return (wanted: string) =>
      it.activities.findSupplierInvoice({ company, supplierNumber: '50', invoiceNumber: wanted, meant });
  };

  test('is no second one with its number', async () => {
    const found = await credited({ supplierInvoiceCreditKeepsNumber: true }, {});
    expect(await found(invoiceNumber)).toMatchObject({ fortnoxNumber: '1', credited: true });
  });

  test('is not taken for the next one by its comment, nor is the one that it takes back', async () => {
    const found = await credited({}, { InvoiceNumber: '20261123-7', InvoiceDate: '2026-11-01' });
    expect(await found('AF2-4711')).toBeNull();
  });
});

test('R3.3 a booked invoice is seen as such, with the number that the accountant gave it', async () => {
  const it = await receiptSetup();
  await create(it, await it.invoice({ receipt: { ...receipt, rows: [came(2, 'SK-8', '40')] } }));
  it.simulator.supplierInvoices.editByHand(1, { InvoiceNumber: '20261123-7' });
  it.simulator.supplierInvoices.bookkeepByHand(1);
  expect(await it.activities.readSupplierInvoice({ company, fortnoxNumber: '1' })).toMatchObject({
    invoiceNumber: '20261123-7',
    total: '42.5',
    booked: true,
  });
  expect(await find(it)).toBeNull();
});

const compare = ({ activities }: ReceiptSetup, draft: SupplierInvoiceDraft, fortnoxNumber = '1') =>
  activities.compareSupplierInvoice({ company, fortnoxNumber, draft });

test('rule 2: an invoice that is as it was meant is told as such, also with the supplier’s own number on it', async () => {
  const it = await receiptSetup();
  const draft = await it.invoice({ purchase: { currency: 'EUR' } });
  await create(it, draft);
  expect(await compare(it, draft)).toEqual({ found: 'same', differences: '' });
  it.simulator.supplierInvoices.editByHand(1, { InvoiceNumber: '20261123-7' });
  expect(await compare(it, draft)).toEqual({ found: 'same', differences: '' });
});

test.each(['sv', 'en'] as const)('rule 2: what is not as it was meant is told in words, in %s', async (language) => {
  const it = await receiptSetup({ language });
  const draft = await it.invoice();
  await create(it, draft);
  const meant = { ...draft, invoiceDate: '2026-11-20', total: '518.45' };
  const said = {
    sv: 'fakturadatum: 2026-11-23 i stället för 2026-11-20; total: 518.44 i stället för 518.45',
    en: 'invoice date: 2026-11-23 instead of 2026-11-20; total: 518.44 instead of 518.45',
  };
  expect(await compare(it, meant)).toEqual({ found: 'different', booked: false, differences: said[language] });
});

test('rule 2: another rate or VAT type is different, though every amount of the invoice is the same', async () => {
  const it = await receiptSetup();
  const draft = await it.invoice({ purchase: { currency: 'EUR' } });
  await create(it, draft);
  const currency = { ...draft.currency, rate: '11.2', ofTheDay: false };
  const meant: SupplierInvoiceDraft = { ...draft, currency, vatType: 'REVERSE' };
  expect(await compare(it, meant)).toEqual({
    found: 'different',
    booked: false,
    differences: 'kurs: 11.15 i stället för 11.2; momstyp: NORMAL i stället för REVERSE',
  });
});

test('R3.3 an invoice made before the rate changed is no other one, unless it was made at another rate than meant', async () => {
  const it = await receiptSetup();
  const changes = { purchase: { currency: 'EUR' } };
  await create(it, await it.invoice(changes));
  it.simulator.currencies.put('EUR', { BuyRate: 11.9 });
  const later = it.restarted();
  const draft = await later.invoice(changes);
  expect(draft.currency.rate).toBe('11.9');
  expect(await compare(later, draft)).toEqual({ found: 'same', differences: '' });
  expect(await later.activities.compareSupplierInvoice({ company, fortnoxNumber: '1', draft, asMade: true })).toEqual({
    found: 'different',
    booked: false,
    differences: 'kurs: 11.15 i stället för 11.9',
  });
  it.simulator.addFault({ kind: 'oddBody', members: { CurrencyRate: '1' }, method: 'POST', path });
  expect((await failureOf(create(later, draft))).message).toContain('kurs: 1 i stället för 11.9');
});

test('a booked invoice that differs is told as such; credited it is as good as cancelled', async () => {
  const it = await receiptSetup();
  const draft = await it.invoice();
  await create(it, draft);
  it.simulator.supplierInvoices.bookkeepByHand(1);
  const meant = { ...draft, total: '518.45' };
  expect(await compare(it, meant)).toMatchObject({ found: 'different', booked: true });
  expect(await compare(it, draft)).toEqual({ found: 'same', differences: '' });
  it.simulator.supplierInvoices.creditByHand(1);
  expect(await compare(it, draft)).toEqual({ found: 'cancelled', differences: '' });
});

test('a cancelled invoice, and one that is gone, are told as such', async () => {
  const it = await receiptSetup();
  const draft = await it.invoice();
  await create(it, draft);
  it.simulator.supplierInvoices.cancelByHand(1);
  expect(await compare(it, draft)).toEqual({ found: 'cancelled', differences: '' });
  expect(await compare(it, draft, '99')).toEqual({ found: 'gone', differences: '' });
});

test('an invoice that cannot be read now is neither gone nor different: the failure is thrown', async () => {
  const it = await receiptSetup();
  const draft = await it.invoice();
  await create(it, draft);
  it.simulator.addFault({ kind: 'oddBody', members: { Total: 'API_NORIGHT' }, method: 'GET', path: `${path}/1` });
  const failure = await failureOf(compare(it, draft));
  expect(failure.message).toContain('Leverantörsfaktura 1 i Fortnox');
});
