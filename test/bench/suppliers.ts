import { type Card, saveCards } from '../../sandbox/andersson/register-gestures';
import { type BelievableSupplier, believableSuppliers } from '../../sandbox/fortnox/believable-suppliers';
import { yesterday } from './customers';
import { linkInStep } from './in-step';
import type { Sides } from './world';

/** Fixed, so that every run measures the same suppliers. */
const seed = 20261123;

/** Fortnox holds `count` suppliers, Andersson none. @returns their numbers */
export async function seedSuppliersInFortnox({ fortnox }: Sides, count: number): Promise<readonly string[]> {
  const cards = believableSuppliers(count, seed);
  await fortnox.seed('suppliers', cards, await yesterday(fortnox));
  return cards.map(({ SupplierNumber }) => SupplierNumber);
}

/** Both sides hold the same `count` suppliers, in step. @returns their numbers */
export async function seedSuppliersInStep(sides: Sides, count: number): Promise<readonly string[]> {
  const numbers = await seedSuppliersInFortnox(sides, count);
  await saveCards(sides.andersson, 'supplier', believableSuppliers(count, seed).map(toAndersson));
  await linkInStep(sides, 'suppliers');
  return numbers;
}

function toAndersson(card: BelievableSupplier): Card<'supplier'> {
  return {
    supplier_number: card.SupplierNumber,
    name: card.Name,
    address: card.Address1,
    zip_code: card.ZipCode,
    city: card.City,
    country_code: card.CountryCode,
    phone: card.Phone1 ?? null,
    email: card.Email ?? null,
    your_reference: card.YourReference ?? null,
    organisation_number: card.OrganisationNumber ?? null,
    bankgiro: card.BG ?? null,
    currency: card.Currency,
    active: card.Active ? 1 : 0,
  };
}
