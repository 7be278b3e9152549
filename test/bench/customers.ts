import { saveLink } from '../../activities/andersson/sync-links';
import { registers } from '../../domain/registers';
import { agreedBase, sharedValues } from '../../domain/sync/base';
import { type CustomerCard, saveNewCustomers } from '../../sandbox/andersson/customer-gestures';
import { type BelievableCustomer, believableCustomers } from '../../sandbox/fortnox/believable-customers';
import { company, type Sides } from './world';

/** Fixed, so that every run measures the same customers. */
const seed = 20261123;
/** Nobody has touched them since yesterday. */
const aDayMs = 24 * 60 * 60_000;

/** Fortnox holds `count` active customers, Andersson none. */
export async function seedFortnoxOnly({ fortnox }: Sides, count: number): Promise<void> {
  const cards = believableCustomers(count, seed).map((card) => ({ ...card, Active: true }));
  await fortnox.seed('customers', cards, await yesterday(fortnox));
}

/**
 * Both sides hold the same `count` customers, linked as the product links them after it has compared them. The cursor
 * says that Fortnox was just read and Andersson never: the next run looks at every row and must find it in step.
 */
export async function seedInStep({ fortnox, andersson }: Sides, count: number): Promise<void> {
  const cards = believableCustomers(count, seed);
  await fortnox.seed('customers', cards.map(withDeliveryAddress), await yesterday(fortnox));
  await saveNewCustomers(andersson, cards.map(toAndersson));

  const scope = { company, register: registers.customers };
  const details = new Map((await fortnox.customers()).map((detail) => [String(detail.CustomerNumber), detail]));
  const rows = await andersson.kysely.selectFrom('customer').selectAll().execute();
  const now = await andersson.now();
  const nothing = { andersson: {}, fortnox: {} };
  await andersson.transaction(async (trx) => {
    for (const row of rows) {
      const sides = {
        andersson: sharedValues(scope.register, 'andersson', row),
        fortnox: sharedValues(scope.register, 'fortnox', details.get(row.customer_number) ?? {}),
      };
      const base = agreedBase(scope.register, sides, null, nothing);
      await saveLink(trx, andersson.verbs, scope, row.customer_number, { base, failure: null, againAt: null }, now);
    }
    await andersson.verbs.upsert(trx, 'sync_cursor', {
      company,
      register: scope.register.name,
      fortnox_read_at: (await fortnox.now()).toISOString(),
      andersson_read_at: now,
      andersson_row_version: null,
      updated_at: now,
    });
  });
}

/** How each customer row stands: a row made, changed or deleted shows as a difference between two of these. */
export async function rowVersions({ andersson }: Pick<Sides, 'andersson'>): Promise<ReadonlyMap<string, string>> {
  const rows = await andersson.kysely.selectFrom('customer').select(['customer_number', 'row_version']).execute();
  return new Map(rows.map((row) => [row.customer_number, row.row_version]));
}

/** Rows that differ between two readings. */
export function rowsMoved(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): number {
  const numbers = new Set([...before.keys(), ...after.keys()]);
  return [...numbers].filter((number) => before.get(number) !== after.get(number)).length;
}

/** Nobody has touched what a benchmark finds. */
export async function yesterday(fortnox: Sides['fortnox']): Promise<Date> {
  return new Date((await fortnox.now()).getTime() - aDayMs);
}

/** Andersson's address also goes to Fortnox as delivery address (R1.1.2): sides in step have it. */
function withDeliveryAddress(card: BelievableCustomer) {
  return { ...card, DeliveryAddress1: card.Address1, DeliveryZipCode: card.ZipCode, DeliveryCity: card.City };
}

function toAndersson(card: BelievableCustomer): CustomerCard {
  return {
    customer_number: card.CustomerNumber,
    name: card.Name,
    address: card.Address1,
    zip_code: card.ZipCode,
    city: card.City,
    phone: card.Phone1 ?? null,
    fax: card.Fax ?? null,
    email: card.Email ?? null,
    web_address: card.WWW ?? null,
    your_reference: card.YourReference ?? null,
    organisation_number: card.OrganisationNumber ?? null,
    active: card.Active ? 1 : 0,
  };
}
