import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { readAnswer } from '../../activities/fortnox/answer';
import { readCard, readOnly } from '../../activities/fortnox/card';
import { articleCard, companyCard, currencyCard, paymentTermsCard, supplierCard } from '../../activities/fortnox/cards';
import type { FortnoxClient } from '../../activities/fortnox/client';
import { readInbound } from '../../activities/fortnox/goods-receipt/inbounds-api';
import { listInvoices, readInvoice } from '../../activities/fortnox/goods-receipt/invoices-api';
import type { Outcome } from '../../activities/fortnox/outcome';
import type { Call } from '../../activities/fortnox/purchase/call';
import { listOrders, readOrder } from '../../activities/fortnox/purchase/orders-api';
import { registerApi } from '../../activities/fortnox/registers/register-api';
import { activeStockPoints, warehouseActivated } from '../../activities/fortnox/warehouse';
import { articles } from '../../domain/registers/articles';
import { customers } from '../../domain/registers/customers';
import type { FieldRule, Register } from '../../domain/registers/register';
import { suppliers } from '../../domain/registers/suppliers';

/** What no failure may carry: it stands for a name, an address, a price. */
const personal = 'Anna Andersson';
const noRight = 'API_NORIGHT';

/** How a field's value is to be understood, told apart from the client's own schemas; `refused` where it must be named. */
type Reading = (value: unknown) => unknown;
const refused = Symbol('refused');

const text: Reading = (value) => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== noRight ? value.trim() : refused;
};
const optionalText: Reading = (value) => (value === undefined ? '' : text(value));
const key: Reading = (value) => {
  if (typeof value === 'string') return value.trim() === '' || value === noRight ? refused : value;
  return Number.isSafeInteger(value) ? String(value) : refused;
};
const flag: Reading = (value) => (typeof value === 'boolean' ? value : refused);
const optionalFlag: Reading = (value) => (value === null || value === undefined ? false : flag(value));
const liveUnless: Reading = (value) => {
  const is = optionalFlag(value);
  return is === refused ? refused : !is;
};
const number: Reading = (value) =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d{1,3})?$/i.test(value))
    ? new Decimal(value as number).toFixed()
    : refused;
const orZero: Reading = (value) => (value === null || value === undefined ? '0' : number(value));
const orNull: Reading = (value) => (value === null || value === undefined ? null : number(value));
const orAbsent: Reading = (value) => (value === null || value === undefined ? value : number(value));
/** An emptied field says as little as one that is not there. */
const orNotTold: Reading = (value) => (value === '' ? null : orNull(value));
const rate: Reading = (value) => {
  const read = value === null || value === undefined ? '0' : number(value);
  return read === refused || new Decimal(read as string).greaterThan(0) ? read : null;
};
const howMany: Reading = (value) => {
  const read = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(read) && (read as number) >= 0 ? read : refused;
};
/** 0 where there is none. */
const orNone: Reading = (value) => (value === null || value === undefined || value === '' ? 0 : howMany(value));
const unit: Reading = (value) => {
  const read = value === null || value === undefined ? 1 : howMany(value);
  return read === refused ? refused : Math.max(1, read as number);
};
const noAddress = { name: '', address: '', zipCode: '', city: '', countryCode: '' };
const companyAddress: Reading = (value) => {
  if (value === false) return noAddress;
  return value === true || value === null || value === undefined ? null : refused;
};
const account: Reading = (value) => (value === null || value === undefined ? value : howMany(value));
const date: Reading = (value) => {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'string' && /^2026-1[12]-\d\d$/.test(value) ? value : refused;
};

/** A valid answer, the call that reads it, and its fields: how each is understood, and where it then stands. */
interface Specimen {
  readonly name: string;
  readonly path: string;
  readonly answer: unknown;
  readonly ask: (client: FortnoxClient) => Promise<Outcome<unknown>>;
  readonly fields: Readonly<Record<string, readonly [reading: Reading, place: string]>>;
}

const boolean: Reading = (value) => (typeof value === 'boolean' ? String(value) : refused);
const textOrNone: Reading = (value) => (value === undefined ? '' : text(value));
/** A shared field as it is kept for comparing: a flag, an amount or clean text. */
const shared = ({ content }: FieldRule): Reading => {
  if (content === 'flag') return boolean;
  if (content !== 'amount') return text;
  return (value) => {
    const read = value === null || value === '' ? '' : number(value);
    return read === refused || read === '' || !new Decimal(read as string).isZero() ? read : '';
  };
};
/** A whole record of a register, and how each of its shared fields is understood. */
const recordOf = (register: Register, number: string, filled: Readonly<Record<string, unknown>>): Specimen => {
  const { collection, single, key: numberField, facts } = register.fortnox;
  const factAs = (name: string, content: 'code' | 'flag') =>
    [content === 'flag' ? boolean : textOrNone, `values.${name}`] as const;
  const unset = Object.fromEntries(register.fields.map(({ fortnox }) => [fortnox.field, null]));
  const fields = register.fields.map((rule) => {
    const { field } = rule.fortnox;
    return [`${single}.${field}`, [shared(rule), `values.${field}`] as const] as const;
  });
  return {
    name: `a record of ${register.name}`,
    path: `/3/${collection}/${encodeURIComponent(number)}`,
    answer: { [single]: { ...unset, '@url': 'https://x', [numberField]: number, Active: true, ...filled } },
    ask: (client) => registerApi(client, register).read(number),
    fields: {
      [`${single}.${numberField}`]: [key, 'number'],
      ...Object.fromEntries(fields),
      ...Object.fromEntries(
        Object.entries(facts).map(([name, content]) => [`${single}.${name}`, factAs(name, content)]),
      ),
    },
  };
};
const row = { itemId: 'A-1', itemDescription: 'Stål', itemUnit: 'st', orderedQuantity: 4, price: 12.5, extra: 1 };

const specimens: readonly Specimen[] = [
  recordOf(customers, '1', { Name: 'Volvo', PriceList: 'A' }),
  recordOf(suppliers, '50', { Name: 'Stålbolaget', VATType: '25' }),
  recordOf(articles, 'A/1', { Description: 'Stål', PurchasePrice: 12.5, SalesPrice: '20', StockGoods: true }),
  {
    name: 'a list of customers',
    path: '/3/customers',
    answer: {
      MetaInformation: { '@TotalResources': 2, '@TotalPages': 1, '@CurrentPage': 1 },
      Customers: [{ CustomerNumber: '1', Name: 'Volvo' }, { CustomerNumber: '2' }],
    },
    ask: (client) => registerApi(client, customers).list({}, 1),
    fields: {
      'MetaInformation.@TotalResources': [howMany, 'totalResources'],
      'MetaInformation.@TotalPages': [howMany, 'totalPages'],
      'Customers.0.CustomerNumber': [key, 'numbers.0'],
      'Customers.1.CustomerNumber': [key, 'numbers.1'],
    },
  },
  {
    name: 'a supplier',
    path: '/3/suppliers/50',
    answer: { Supplier: { SupplierNumber: '50', Active: true, TermsOfPayment: '30', Name: 'Stålbolaget' } },
    ask: (client) => readCard(client, supplierCard, '50', 'document'),
    fields: {
      'Supplier.Active': [flag, 'active'],
      'Supplier.TermsOfPayment': [optionalText, 'paymentTerms'],
    },
  },
  {
    name: 'an article',
    path: '/3/articles/A%2F1',
    answer: { Article: { ArticleNumber: 'A/1', Active: true, StockGoods: true, Description: 'Stål', Unit: 'st' } },
    ask: (client) => readCard(client, articleCard, 'A/1', 'document'),
    fields: {
      'Article.Active': [flag, 'active'],
      'Article.StockGoods': [flag, 'stockGoods'],
      'Article.Description': [optionalText, 'description'],
      'Article.Unit': [optionalText, 'unit'],
    },
  },
  {
    name: 'terms of payment',
    path: '/3/termsofpayments/30',
    answer: { TermsOfPayment: { Code: '30', Description: '30 dagar netto' } },
    ask: (client) => readCard(client, paymentTermsCard, '30', 'document'),
    fields: { 'TermsOfPayment.Description': [optionalText, 'description'] },
  },
  {
    name: 'a currency',
    path: '/3/currencies/EUR',
    answer: { Currency: { Code: 'EUR', BuyRate: 11.2, Unit: 1, SellRate: 11.4 } },
    ask: (client) => readCard(client, currencyCard, 'EUR', 'document'),
    fields: { 'Currency.BuyRate': [rate, 'buyRate'], 'Currency.Unit': [unit, 'unit'] },
  },
  {
    name: 'the company',
    path: '/3/companyinformation',
    answer: {
      CompanyInformation: { CompanyName: 'Demo', Address: 'G 1', ZipCode: '411', City: 'Gbg', CountryCode: 'SE' },
    },
    ask: (client) => readOnly(client, companyCard, 'document'),
    fields: {
      'CompanyInformation.CompanyName': [optionalText, 'name'],
      'CompanyInformation.Address': [optionalText, 'address'],
      'CompanyInformation.ZipCode': [optionalText, 'zipCode'],
      'CompanyInformation.City': [optionalText, 'city'],
      'CompanyInformation.CountryCode': [optionalText, 'countryCode'],
    },
  },
  {
    name: 'a purchase order',
    path: '/api/warehouse/purchaseorders-v1/7',
    answer: {
      id: 7,
      internalReference: 'demo/P/1/1',
      supplierNumber: '50',
      orderDate: '2026-11-23',
      deliveryDate: null,
      currencyCode: 'SEK',
      voided: false,
      manuallyCompleted: false,
      purchaseOrderState: 'SENT',
      totalReceivedQuantity: 0,
      somethingNew: [1],
      rows: [row, { ...row, itemId: 'A-2', receivedQuantity: 1 }],
    },
    ask: (client) => readOrder({ client, lane: 'document' } as Call, '7'),
    fields: {
      id: [key, 'id'],
      internalReference: [optionalText, 'internalReference'],
      supplierNumber: [text, 'supplierNumber'],
      orderDate: [date, 'orderDate'],
      deliveryDate: [date, 'deliveryDate'],
      currencyCode: [optionalText, 'currencyCode'],
      purchaseOrderState: [optionalText, 'purchaseOrderState'],
      voided: [optionalFlag, 'voided'],
      manuallyCompleted: [optionalFlag, 'manuallyCompleted'],
      totalReceivedQuantity: [orZero, 'totalReceivedQuantity'],
      'rows.0.itemId': [text, 'rows.0.itemId'],
      'rows.0.itemDescription': [optionalText, 'rows.0.itemDescription'],
      'rows.0.orderedQuantity': [number, 'rows.0.orderedQuantity'],
      'rows.0.price': [orZero, 'rows.0.price'],
      'rows.1.receivedQuantity': [orZero, 'rows.1.receivedQuantity'],
    },
  },
  {
    name: 'a list of purchase orders',
    path: '/api/warehouse/purchaseorders-v1',
    answer: [{ id: 7, internalReference: 'demo/P/1/1', purchaseOrderState: 'SENT', voided: false, note: 'x' }],
    ask: (client) => listOrders(client, 'demo/P/1/1'),
    fields: {
      '0.id': [key, '0.fortnoxNumber'],
      '0.internalReference': [optionalText, '0.internalReference'],
      '0.voided': [optionalFlag, '0.voided'],
    },
  },
  {
    name: 'an inbound document',
    path: '/api/warehouse/documentdeliveries/custom/inbound-v1/ANDERSSON-INLEV/1',
    answer: {
      id: '1',
      type: 'ANDERSSON-INLEV',
      date: '2026-11-23',
      currency: { currency: 'EUR', rate: 11.2, unit: 1 },
      voided: false,
      warehouseReady: true,
      rows: [{ itemId: 'A-1', quantity: 4, directCost: 12.5, stockPointId: 'b6f0', batch: null }],
    },
    ask: (client) => readInbound({ client, lane: 'document' } as Call, { type: 'ANDERSSON-INLEV', id: '1' }),
    fields: {
      date: [date, 'date'],
      'currency.currency': [text, 'currency.currency'],
      'currency.rate': [number, 'currency.rate'],
      'currency.unit': [orAbsent, 'currency.unit'],
      voided: [optionalFlag, 'voided'],
      warehouseReady: [optionalFlag, 'warehouseReady'],
      'rows.0.itemId': [text, 'rows.0.itemId'],
      'rows.0.quantity': [number, 'rows.0.quantity'],
      'rows.0.directCost': [orNull, 'rows.0.directCost'],
      'rows.0.stockPointId': [optionalText, 'rows.0.stockPointId'],
    },
  },
  {
    name: 'a supplier invoice',
    path: '/3/supplierinvoices/7',
    answer: {
      SupplierInvoice: {
        GivenNumber: '7',
        SupplierNumber: '50',
        InvoiceNumber: 'AF-1',
        InvoiceDate: '2026-11-23',
        DueDate: '2026-12-23',
        Currency: 'SEK',
        CurrencyRate: '1',
        CurrencyUnit: 1,
        VATType: 'NORMAL',
        Total: '125.00',
        VAT: '25.00',
        Booked: false,
        Cancelled: false,
        Credit: false,
        CreditReference: 8,
        SupplierInvoiceRows: [{ Account: 4010, Code: 'PRE', ItemDescription: 'Stål', Debit: 100, Total: 100 }],
      },
    },
    ask: (client) => readInvoice({ client, lane: 'document' } as Call, '7'),
    fields: {
      'SupplierInvoice.GivenNumber': [key, 'GivenNumber'],
      'SupplierInvoice.SupplierNumber': [key, 'SupplierNumber'],
      'SupplierInvoice.InvoiceNumber': [optionalText, 'InvoiceNumber'],
      'SupplierInvoice.InvoiceDate': [date, 'InvoiceDate'],
      'SupplierInvoice.DueDate': [date, 'DueDate'],
      'SupplierInvoice.Currency': [optionalText, 'Currency'],
      'SupplierInvoice.CurrencyRate': [orNotTold, 'CurrencyRate'],
      'SupplierInvoice.CurrencyUnit': [orNotTold, 'CurrencyUnit'],
      'SupplierInvoice.VATType': [optionalText, 'VATType'],
      'SupplierInvoice.Total': [number, 'Total'],
      'SupplierInvoice.VAT': [orZero, 'VAT'],
      'SupplierInvoice.Booked': [optionalFlag, 'Booked'],
      'SupplierInvoice.Cancelled': [optionalFlag, 'Cancelled'],
      'SupplierInvoice.Credit': [optionalFlag, 'Credit'],
      'SupplierInvoice.CreditReference': [orNone, 'CreditReference'],
      'SupplierInvoice.SupplierInvoiceRows.0.Account': [account, 'SupplierInvoiceRows.0.Account'],
      'SupplierInvoice.SupplierInvoiceRows.0.Code': [optionalText, 'SupplierInvoiceRows.0.Code'],
      'SupplierInvoice.SupplierInvoiceRows.0.ItemDescription': [optionalText, 'SupplierInvoiceRows.0.ItemDescription'],
      'SupplierInvoice.SupplierInvoiceRows.0.Debit': [orZero, 'SupplierInvoiceRows.0.Debit'],
    },
  },
  {
    name: 'a list of supplier invoices',
    path: '/3/supplierinvoices',
    answer: {
      MetaInformation: { '@TotalResources': 1, '@TotalPages': 1, '@CurrentPage': 1 },
      SupplierInvoices: [
        {
          ...{ GivenNumber: '7', SupplierNumber: '50', InvoiceNumber: 'AF-1', Cancel: false, Credit: false },
          ...{ Total: '1', InvoiceDate: '2026-11-23', Currency: 'SEK' },
        },
      ],
    },
    ask: (client) => listInvoices({ client, lane: 'document' } as Call, '50'),
    fields: {
      'SupplierInvoices.0.GivenNumber': [key, '0.fortnoxNumber'],
      'SupplierInvoices.0.SupplierNumber': [key, '0.supplierNumber'],
      'SupplierInvoices.0.InvoiceNumber': [optionalText, '0.invoiceNumber'],
      'SupplierInvoices.0.Cancel': [liveUnless, '0.live'],
      'SupplierInvoices.0.Credit': [liveUnless, '0.live'],
      'SupplierInvoices.0.Total': [number, '0.total'],
      'SupplierInvoices.0.InvoiceDate': [date, '0.invoiceDate'],
      'SupplierInvoices.0.Currency': [optionalText, '0.currency'],
    },
  },
  {
    name: 'the stock points',
    path: '/api/warehouse/stockpoints-v1',
    answer: [{ id: 'b6f0', code: 'HK', name: 'Huvudlager', usingCompanyAddress: true, active: true }],
    ask: (client) => activeStockPoints(client, 'document'),
    fields: {
      '0.id': [key, '0.id'],
      '0.code': [text, '0.code'],
      '0.name': [optionalText, '0.name'],
      '0.usingCompanyAddress': [companyAddress, '0.ownAddress'],
    },
  },
  {
    name: 'the warehouse’s activation',
    path: '/api/warehouse/tenants-v4',
    answer: { activated: true, tenantId: 1 },
    ask: (client) => warehouseActivated(client, 'document'),
    fields: { activated: [flag, ''] },
  },
];

/** A Fortnox that answers every call with one body. */
function answering(body: string): FortnoxClient {
  const answer = { status: 200, body, requestId: 'ab12cd34', retryAfterMs: null, at: new Date(0) };
  const send: FortnoxClient['send'] = async ({ method, path }) => readAnswer(method, path, answer);
  return { send } as FortnoxClient;
}

const steps = (path: string) => (path === '' ? [] : path.split('.'));
type Json = Record<string, unknown>;

function at(value: unknown, path: string): unknown {
  return steps(path).reduce<unknown>((within, step) => (within as Json)[step], value);
}

/** The answer with one place changed; `undefined` takes the place away. */
function changed(answer: unknown, path: string, value: unknown): unknown {
  if (path === '') return value;
  const copy = structuredClone(answer);
  const [last = '', ...above] = steps(path).reverse();
  (at(copy, above.reverse().join('.')) as Json)[last] = value;
  return copy;
}

/** Every place of an answer, from the root to its leaves. */
function places(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([step, found]) => places(found, path ? `${path}.${step}` : step));
  return [path, ...inner];
}

const leaf = fc.oneof(
  fc.constantFrom(null, undefined, true, false, '', noRight, 'true', '12', '1.50', '-3', '1,5', 'NaN', '2026-11-30'),
  fc.constantFrom(0, -1, 12, 1.5, 1e21, 1e-7, Number.MAX_SAFE_INTEGER, '1e999999999', '2026-02-31', [], {}),
  fc.constantFrom(personal, [personal], { Name: personal }, { sv: { Name: [personal] } }, [[noRight]]),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string(),
);

const settings = { numRuns: 200 };
const facts = (path: string) => ({ method: 'GET', path, status: 200, requestId: 'ab12cd34' });

describe.each(specimens)('$name', ({ path, answer, ask, fields }) => {
  const given = async (json: unknown) => ask(answering(JSON.stringify(json) ?? ''));

  test('is read as it is', async () => {
    const read = await given(answer);
    if (read.outcome !== 'done') throw new Error(read.failure.message);
    for (const [field, [reading, place]] of Object.entries(fields))
      expect([field, at(read.value, place)]).toEqual([field, reading(at(answer, field))]);
  });

  test('with any field changed: the right value, or a failure that names the field and what came', async () => {
    const arbitrary = fc.tuple(fc.constantFrom(...Object.keys(fields)), leaf);
    await fc.assert(
      fc.asyncProperty(arbitrary, async ([field, value]) => {
        const [reading, place] = fields[field] ?? [text, ''];
        const read = await given(changed(answer, field, value));
        const right = reading(JSON.parse(JSON.stringify({ value })).value);
        if (right !== refused) {
          expect(read).toMatchObject({ outcome: 'done' });
          if (read.outcome === 'done') expect(trimmed(at(read.value, place))).toEqual(trimmed(right));
          return;
        }
        const kind = value === noRight ? 'fieldWithoutRight' : 'unexpectedAnswer';
        expect(read).toMatchObject({ outcome: 'refused', failure: { ...facts(path), kind, unread: { field } } });
        expect(JSON.stringify(read)).not.toContain(personal);
      }),
      settings,
    );
  });

  test('with anything changed anywhere: never a crash, never personal content, and nothing else is read otherwise', async () => {
    const untouched = await given(answer);
    const arbitrary = fc.tuple(fc.constantFrom(...places(answer)), leaf);
    await fc.assert(
      fc.asyncProperty(arbitrary, async ([place, value]) => {
        const read = await given(changed(answer, place, value));
        const isRead = Object.keys(fields).some((field) => `${field}.`.startsWith(place === '' ? '' : `${place}.`));
        if (read.outcome === 'done') {
          if (!isRead && !keptForReplacing.has(path)) expect(read).toEqual(untouched);
          return;
        }
        expect(read.failure).toMatchObject(facts(path));
        expect(read.failure.unread?.field ?? '').toMatch(new RegExp(`^(${escaped(place)}|$)`));
        expect(JSON.stringify(read)).not.toContain(personal);
      }),
      settings,
    );
  });

  test('cut short, or a page in its place: a named failure', async () => {
    const whole = JSON.stringify(answer);
    const cut = fc.integer({ min: 1, max: whole.length - 1 }).map((length) => whole.slice(0, length));
    const page = fc.constantFrom(
      '<html><body>Logga in</body></html>',
      '',
      'null',
      '[]',
      '"Anna Andersson"',
      ' ',
      '\u0000',
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(cut, page), async (body) => {
        const read = await ask(answering(body));
        if (body === '[]' && Array.isArray(answer)) return;
        expect(read).toMatchObject({ failure: { ...facts(path), kind: 'unexpectedAnswer', unread: { field: null } } });
        expect(JSON.stringify(read)).not.toContain(personal);
      }),
    );
  });
});

/** Members nobody reads are kept, since a full replace gives them back (warehouse-api §3.5). */
const keptForReplacing = new Set(['/api/warehouse/purchaseorders-v1/7']);

/** Blanks around a text mean nothing on either side (domain/text). */
function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}

function escaped(path: string): string {
  return path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
