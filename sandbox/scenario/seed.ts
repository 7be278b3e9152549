import type { AnderssonDatabase } from '../../activities/andersson/database';
import { type Card, saveCards } from '../andersson/register-gestures';
import { type BelievableCustomer, believableCustomers } from '../fortnox/believable-customers';
import type { FortnoxSimulator } from '../fortnox/simulator';

/** Both sides have customers of their own and many they share, as in a company that has typed them in twice for years. */
const inFortnox = 320;
const sharedWithAndersson = 275;
const onlyInAndersson = 30;
const firstOwnNumber = 5001;
/** Nobody has touched them since yesterday. */
const aDayMs = 24 * 60 * 60_000;
/** Fixed, so that every run tells the same story. */
const seed = 20261123;

/** Customers the scenario tells of, by what is special about them. */
export const special = {
  /** Its name has a sign that Fortnox does not take. */
  refused: '5900',
  /** Its web address is longer than Fortnox takes. */
  tooLong: '5901',
  /** Two customers that share one organisation number. */
  sameOrganisation: ['5902', '5903'],
} as const;

/** Fills both sides: at least 300 customers each, with gaps, Swedish letters and the special ones. */
export async function seedCustomers(fortnox: FortnoxSimulator, andersson: AnderssonDatabase): Promise<void> {
  seedFortnoxCustomers(fortnox);
  await seedAnderssonCustomers(andersson);
}

/** Fortnox's side alone, untouched since yesterday. */
export function seedFortnoxCustomers(fortnox: FortnoxSimulator): void {
  const longAgo = new Date(fortnox.clock.now().getTime() - aDayMs);
  fortnox.customers.seed(
    believableCustomers(inFortnox, seed).map((card) => ({ ...card })),
    longAgo,
  );
}

/** Andersson's side alone. */
export async function seedAnderssonCustomers(andersson: AnderssonDatabase): Promise<void> {
  const shared = believableCustomers(sharedWithAndersson, seed).map(typedInAndersson);
  const own = believableCustomers(onlyInAndersson, seed + 1, firstOwnNumber).map(toCard);
  await saveCards(andersson, 'customer', [...shared, ...own, ...specialCards()]);
}

function specialCards(): Card<'customer'>[] {
  const [first, second] = special.sameOrganisation;
  const place = { address: 'Industrigatan 12', zip_code: '335 31', city: 'Gnosjö' };
  return [
    {
      ...place,
      customer_number: special.refused,
      name: 'Café & Smide | Åsa Löfgren AB',
      organisation_number: '556712-3459',
    },
    {
      ...place,
      customer_number: special.tooLong,
      name: 'Värnamo Gänginsatser AB',
      web_address: `www.varnamoganginsatser.example/produkter/${'ganginsatser-for-aluminium/'.repeat(4)}rostfria-insatser-m4-m12`,
    },
    { ...place, customer_number: first, name: 'Hallbergs Mekaniska AB, Gnosjö', organisation_number: '556801-2347' },
    { ...place, customer_number: second, name: 'Hallbergs Mekaniska AB, lagret', organisation_number: '556801-2347' },
  ];
}

/** The same customer as somebody has typed it in Andersson: some without phone, some with an own fax number. */
function typedInAndersson(card: BelievableCustomer, index: number): Card<'customer'> {
  const { phone, ...rest } = toCard(card);
  return { ...rest, ...(index % 9 !== 0 && phone && { phone }), ...(index % 40 === 0 && { fax: '0370-10 20 30' }) };
}

function toCard(card: BelievableCustomer): Card<'customer'> {
  return {
    customer_number: card.CustomerNumber,
    name: card.Name,
    address: card.Address1,
    zip_code: card.ZipCode,
    city: card.City,
    phone: card.Phone1 ?? null,
    email: card.Email ?? null,
    your_reference: card.YourReference ?? null,
    organisation_number: card.OrganisationNumber ?? null,
    active: card.Active ? 1 : 0,
  };
}
