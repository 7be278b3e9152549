import type { RegisterName } from '../../domain/registers';
import { editCard, saveCards } from '../../sandbox/andersson/register-gestures';
import type { CustomerWorld } from '../support/customer-world';
import { type ManualRegister, manual } from './manual';

/** Values by the manual's columns, '' where nothing is filled in. */
export type Card = Readonly<Record<string, string>>;

/** Both sides of one register in the hands of their users, in the manual's own words. */
export function twoSides(world: CustomerWorld, name: RegisterName) {
  const register: ManualRegister = manual[name];
  const { fortnox, andersson } = world;
  const hands = fortnox[name];
  const isPrice = (field: string) => name === 'articles' && field === 'SalesPrice';

  const typed = (card: Card): Record<string, unknown> => {
    const fields = register.fields.flatMap(({ column, field, amount }) => {
      const value = card[column];
      if (value === undefined || isPrice(field)) return [];
      return [[field === 'PurchasePrice' ? 'DirectCost' : field, amount ? Number(value || 0) : value]];
    });
    return Object.fromEntries(fields);
  };
  const price = (number: string, value: string | undefined) => {
    if (name !== 'articles' || value === undefined) return;
    fortnox.prices.seed([{ PriceList: 'A', ArticleNumber: number, FromQuantity: 0, Price: Number(value || 0) }]);
  };

  return {
    register,
    async saveInAndersson(number: string, card: Card, active = true): Promise<void> {
      const filled = Object.fromEntries(Object.entries(card).map(([column, value]) => [column, value || null]));
      const row = { ...filled, [register.key]: number, active: active ? 1 : 0 };
      await saveCards(andersson, register.table, [row as never]);
    },
    editInAndersson: (number: string, edit: Card) =>
      editCard(
        andersson,
        register.table,
        number,
        Object.fromEntries(Object.entries(edit).map(([column, value]) => [column, value || null])) as never,
      ),
    /** As it has stood in Fortnox since yesterday. */
    seedInFortnox(number: string, card: Card, active = true): void {
      const extra = name === 'articles' ? { StockGoods: true } : {};
      const longAgo = new Date(fortnox.clock.now().getTime() - 24 * 60 * 60_000);
      // What is not filled in is not typed.
      const filled = Object.fromEntries(Object.entries(card).filter(([, value]) => value !== ''));
      hands.seed([{ ...typed(filled), ...extra, [register.number]: number, Active: active }], longAgo);
      price(number, card.sales_price);
    },
    editInFortnox(number: string, edit: Card): void {
      const fields = typed(edit);
      if (Object.keys(fields).length > 0) hands.put(number, fields);
      price(number, edit.sales_price);
    },
    /** What Andersson holds, by the manual's columns; null when there is no such row. */
    async inAndersson(number: string): Promise<Card | null> {
      const rows = await andersson.kysely
        .selectFrom(register.table as 'customer')
        .selectAll()
        .execute();
      const row = rows.map((it): Record<string, unknown> => ({ ...it })).find((it) => it[register.key] === number);
      if (!row) return null;
      return Object.fromEntries(
        register.fields.map(({ column, amount }) => [column, plain(row[column], amount)] as const),
      );
    },
    /** What Fortnox holds, by the manual's columns; null when there is no such card. */
    inFortnox(number: string): Card | null {
      const card = hands.get(number);
      if (!card) return null;
      return Object.fromEntries(
        register.fields.map(({ column, field, amount }) => [column, plain(card[field], amount)] as const),
      );
    },
    /** Row versions, which any write moves, and the calls that write anything in Fortnox since the log was cleared. */
    async traces(): Promise<{ readonly rows: readonly string[]; readonly writes: readonly string[] }> {
      const rows = await andersson.kysely
        .selectFrom(register.table as 'customer')
        .select('row_version')
        .orderBy('id')
        .execute();
      const writes = fortnox
        .requests()
        .filter(({ method, path }) => method !== 'GET' && !path.startsWith('/oauth'))
        .map(({ method, path }) => `${method} ${path}`);
      return { rows: rows.map((row) => row.row_version), writes };
    },
  };
}

/** Fortnox has kronor where no currency was given (core-api §3.3). */
const kronor = 'SEK';

function plain(value: unknown, amount: true | undefined): string {
  if (value === null || value === undefined || value === '' || value === kronor) return '';
  if (!amount) return String(value);
  return Number(value) === 0 ? '' : String(Number(value));
}
