import { type Card, saveCards } from '../../sandbox/andersson/register-gestures';
import { type BelievableCustomer, believableCustomers } from '../../sandbox/fortnox/believable-customers';
import { linkInStep } from './in-step';
import type { Sides } from './world';

/** Fixed, so that every run measures the same customers. */
const seed = 20261123;
/** Nobody has touched them since yesterday. */
const aDayMs = 24 * 60 * 60_000;

/** Fortnox holds `count` active customers, Andersson none. */
export async function seedFortnoxOnly({ fortnox }: Sides, count: number): Promise<void> {
  const cards = believableCustomers(count, seed).map((card) => ({ ...card, Active: true }));
  await fortnox.seed('customers', cards, await yesterday(fortnox));
}

/** Both sides hold the same `count` customers, in step. */
export async function seedCustomersInStep(sides: Sides, count: number): Promise<void> {
  const cards = believableCustomers(count, seed);
  await sides.fortnox.seed('customers', cards.map(withDeliveryAddress), await yesterday(sides.fortnox));
  await saveCards(sides.andersson, 'customer', cards.map(toAndersson));
  await linkInStep(sides, 'customers');
}

/** Nobody has touched what a benchmark finds. */
export async function yesterday(fortnox: Sides['fortnox']): Promise<Date> {
  return new Date((await fortnox.now()).getTime() - aDayMs);
}

/** Andersson's address also goes to Fortnox as delivery address (R1.1.2): sides in step have it. */
function withDeliveryAddress(card: BelievableCustomer) {
  return { ...card, DeliveryAddress1: card.Address1, DeliveryZipCode: card.ZipCode, DeliveryCity: card.City };
}

function toAndersson(card: BelievableCustomer): Card<'customer'> {
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
