import type { RegisterName } from '../../domain/registers';
import type { Detail } from '../fortnox/simulator';
import type { ScenarioWorld } from './world';

const card = [
  ['name', 'Name'],
  ['address', 'Address1'],
  ['zip_code', 'ZipCode'],
  ['city', 'City'],
  ['phone', 'Phone1'],
  ['email', 'Email'],
  ['organisation_number', 'OrganisationNumber'],
] as const;

/** What is to be alike (R1.1–R1.3), by Andersson's and Fortnox's name; the scenario's own knowledge, on purpose. */
const shared = {
  customers: { table: 'customer', key: ['customer_number', 'CustomerNumber'], fields: card },
  suppliers: {
    table: 'supplier',
    key: ['supplier_number', 'SupplierNumber'],
    fields: [
      ...card,
      ['country_code', 'CountryCode'],
      ['your_reference', 'YourReference'],
      ['bankgiro', 'BG'],
      ['plusgiro', 'PG'],
    ],
  },
  articles: {
    table: 'article',
    key: ['article_number', 'ArticleNumber'],
    fields: [
      ['name', 'Description'],
      ['unit', 'Unit'],
      ['supplier_number', 'SupplierNumber'],
      ['cost', 'PurchasePrice'],
      ['sales_price', 'SalesPrice'],
    ],
  },
} as const;

/**
 * Every difference between the two sides of a register, as a line each. Inactive records that have never travelled are
 * none, nor are Fortnox's articles that are not stock goods.
 */
export async function differences(
  { fortnox, andersson }: Pick<ScenarioWorld, 'fortnox' | 'andersson'>,
  register: RegisterName,
): Promise<string[]> {
  const { table, key, fields } = shared[register];
  const rows: readonly Detail[] = await andersson.kysely.selectFrom(table).selectAll().execute();
  const cards = new Map(
    fortnox[register]
      .all()
      .filter(({ StockGoods }) => StockGoods !== false)
      .map((it) => [String(it[key[1]]), it]),
  );
  const found: string[] = [];
  for (const row of rows) {
    const number = String(row[key[0]]);
    const there = cards.get(number);
    cards.delete(number);
    if (row.active === 0 && there?.Active !== true) continue;
    if (!there) {
      found.push(`${number}: finns bara i Andersson`);
      continue;
    }
    for (const [column, field] of fields) {
      const [a, f] = [plain(row[column]), plain(there[field])];
      if (a !== f) found.push(`${number} ${column}: "${a}" i Andersson, "${f}" i Fortnox`);
    }
  }
  for (const [number, { Active }] of cards) {
    if (Active !== false) found.push(`${number}: finns bara i Fortnox`);
  }
  return found;
}

/** An amount is a number in Fortnox and a decimal with its zeros in Andersson. */
function plain(value: unknown): string {
  const text = String(value ?? '');
  return /^\d+\.\d+$/.test(text) ? String(Number(text)) : text;
}
