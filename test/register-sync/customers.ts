import type { Row } from '../../activities/andersson/database';
import { type CardEdit, editCard, saveCards } from '../../sandbox/andersson/register-gestures';
import type { Detail } from '../../sandbox/fortnox/simulator';
import type { CustomerWorld } from '../support/customer-world';

const minuteMs = 60_000;
/** Nobody has touched the seeded customers since then. */
const longAgoMs = 24 * 60 * minuteMs;

/** A customer card with every field the register knows, as Fortnox names them. */
export const fullCard = {
  CustomerNumber: '1001',
  Name: 'Åkessons Mekaniska AB',
  Address1: 'Smedjegatan 3',
  ZipCode: '335 31',
  City: 'Gnosjö',
  Phone1: '0370-12 34 56',
  Fax: '0370-12 34 57',
  Email: 'info@akessons.example',
  WWW: 'www.akessons.example',
  YourReference: 'Örjan Öström',
  OrganisationNumber: '556712-3459',
};

/** Customers that have stood in Fortnox since yesterday. */
export function inFortnox({ fortnox }: CustomerWorld, ...cards: readonly object[]): void {
  fortnox.customers.seed(cards, new Date(fortnox.clock.now().getTime() - longAgoMs));
}

/** Plain customers of the given numbers, in Fortnox since yesterday. */
export function plainInFortnox(world: CustomerWorld, ...numbers: readonly string[]): void {
  inFortnox(world, ...numbers.map((number) => ({ CustomerNumber: number, Name: `Kund ${number} AB`, City: 'Gnosjö' })));
}

/** Plain customers of the given numbers, just saved in Andersson. */
export async function plainInAndersson({ andersson }: CustomerWorld, ...numbers: readonly string[]): Promise<void> {
  await saveCards(
    andersson,
    'customer',
    numbers.map((customer_number) => ({ customer_number, name: `Kund ${customer_number} AB`, city: 'Gnosjö' })),
  );
}

export async function rows({ andersson }: CustomerWorld): Promise<Row<'customer'>[]> {
  return andersson.kysely.selectFrom('customer').selectAll().orderBy('customer_number').execute();
}

export async function row(world: CustomerWorld, number: string): Promise<Row<'customer'> | undefined> {
  return (await rows(world)).find((found) => found.customer_number === number);
}

export function card({ fortnox }: CustomerWorld, number: string): Detail {
  const found = fortnox.customers.get(number);
  if (!found) throw new Error(`no customer ${number} in Fortnox`);
  return found;
}

export const numbersInFortnox = ({ fortnox }: CustomerWorld): readonly string[] =>
  fortnox.customers.all().map((found) => String(found.CustomerNumber));

export const numbersInAndersson = async (world: CustomerWorld): Promise<readonly string[]> =>
  (await rows(world)).map((found) => found.customer_number);

/** The calls to Fortnox's API since the log was cleared, as `METHOD path`. */
export function calls({ fortnox }: CustomerWorld): readonly string[] {
  return fortnox
    .requests()
    .filter(({ path }) => path.startsWith('/3'))
    .map(({ method, path }) => `${method} ${path}`);
}

export const writes = (world: CustomerWorld): readonly string[] =>
  calls(world).filter((call) => !call.startsWith('GET '));

/** Lets so much time pass in Fortnox that nothing done so far lies within the list's overlap. */
export function letOverlapPass({ fortnox }: CustomerWorld): void {
  fortnox.clock.advance(5 * minuteMs);
}

/** Moves both cursors back, as if the last run had been so long ago; changes can then be dated in between. */
export async function lastRunWas({ andersson, fortnox, company }: CustomerWorld, minutes: number): Promise<void> {
  const ago = (now: Date) => new Date(now.getTime() - minutes * minuteMs).toISOString();
  await andersson.kysely
    .updateTable('sync_cursor')
    .set({ andersson_read_at: ago(new Date()), fortnox_read_at: ago(fortnox.clock.now()) })
    .where('company', '=', company)
    .execute();
}

/** Somebody edited the card in Fortnox so long ago, by Fortnox's clock. */
export function editedInFortnox(world: CustomerWorld, number: string, patch: object, minutesAgo: number): void {
  const { customers, clock } = world.fortnox;
  customers.put(number, { ...patch });
  const { Country: _, DeliveryCountry: __, VisitingCountry: ___, ...typed } = card(world, number);
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== null && value !== ''));
  customers.seed([given], new Date(clock.now().getTime() - minutesAgo * minuteMs));
}

/** Somebody edited the row in Andersson so long ago, by Andersson's clock. */
export async function editedInAndersson(
  { andersson }: CustomerWorld,
  number: string,
  edit: CardEdit<'customer'>,
  minutesAgo: number,
): Promise<void> {
  await editCard(andersson, 'customer', number, edit);
  await andersson.kysely
    .updateTable('customer')
    .set({ changed_at: new Date(Date.now() - minutesAgo * minuteMs).toISOString() })
    .where('customer_number', '=', number)
    .execute();
}
