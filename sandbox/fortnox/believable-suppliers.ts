import { en, Faker, sv } from '@faker-js/faker';
import { domainOf, organisationNumber, phoneNumber, streets, towns } from './believable-address';

/** A supplier's card as a Swedish workshop would have filled it in; what is absent was left empty. */
export interface BelievableSupplier {
  readonly SupplierNumber: string;
  readonly Name: string;
  readonly Address1: string;
  readonly ZipCode: string;
  readonly City: string;
  readonly CountryCode: string;
  readonly Currency: string;
  readonly VATType: string;
  readonly TermsOfPayment: string;
  readonly OrganisationNumber?: string;
  readonly Phone1?: string;
  readonly Email?: string;
  readonly BG?: string;
  readonly OurCustomerNumber?: string;
  readonly YourReference?: string;
  readonly Comments?: string;
  readonly Active: boolean;
}

const goods = ['Stål & Metall', 'Skruv & Fästteknik', 'Verktyg', 'Gasgrossisten', 'Plåtcenter', 'Lackteknik'].concat(
  'Rör & Profil',
  'Kullager',
  'Förpackning',
  'Härdverkstad',
  'Ytbehandling',
);

/** Name, street, postcode, town, country, currency: a few whom one buys from abroad. */
const foreign = [
  ['Präzisionswerkzeuge Köhler GmbH', 'Industriestraße 12', '70565', 'Stuttgart', 'DE', 'EUR'],
  ['Nordsjø Stål AS', 'Verftsgata 4', '5011', 'Bergen', 'NO', 'NOK'],
  ['Jysk Værktøj A/S', 'Havnevej 8', '8000', 'Aarhus', 'DK', 'DKK'],
  ['Midlands Bearings Ltd', '14 Foundry Road', 'B6 4EX', 'Birmingham', 'GB', 'GBP'],
] as const;

const inTheUnion: ReadonlySet<string> = new Set(['DE', 'DK']);

const remarks = ['Minsta order 500 kr', 'Frakt tillkommer under 2 000 kr', 'Stängt vecka 28–31'];

function swedish(faker: Faker): Pick<BelievableSupplier, 'Name' | 'Address1' | 'ZipCode' | 'City'> & { area: string } {
  const [city, postcodeStart, area] = faker.helpers.arrayElement(towns);
  const trade = faker.helpers.arrayElement(goods);
  const name = faker.helpers.arrayElement([
    `${city} ${trade} AB`,
    `${faker.person.lastName()}s ${trade} AB`,
    `AB Svenska ${trade}`,
  ]);
  return {
    Name: name,
    Address1: `${faker.helpers.arrayElement(streets)} ${faker.number.int({ min: 1, max: 98 })}`,
    ZipCode: `${postcodeStart} ${faker.string.numeric(2)}`,
    City: city,
    area,
  };
}

function believableSupplier(faker: Faker, number: number): BelievableSupplier {
  const chance = (probability: number) => faker.datatype.boolean({ probability });
  const common = {
    SupplierNumber: String(number),
    TermsOfPayment: faker.helpers.arrayElement(['30', '30', '30', '20', '10', '60']),
    ...(chance(0.5) ? { OurCustomerNumber: faker.string.numeric(5) } : {}),
    ...(chance(0.4) ? { YourReference: faker.person.fullName() } : {}),
    ...(chance(0.15) ? { Comments: faker.helpers.arrayElement(remarks) } : {}),
    Active: chance(0.94),
  };
  if (chance(0.1)) {
    const [Name, Address1, ZipCode, City, CountryCode, Currency] = faker.helpers.arrayElement(foreign);
    // Bought within the EU the buyer reckons the VAT; from beyond it customs does.
    const VATType = inTheUnion.has(CountryCode) ? 'UIF' : '0';
    return { ...common, Name, Address1, ZipCode, City, CountryCode, Currency, VATType };
  }
  const { area, ...card } = swedish(faker);
  return {
    ...common,
    ...card,
    CountryCode: 'SE',
    Currency: 'SEK',
    VATType: '25',
    ...(chance(0.9) ? { OrganisationNumber: organisationNumber(faker) } : {}),
    ...(chance(0.85) ? { Phone1: phoneNumber(faker, area) } : {}),
    ...(chance(0.75) ? { Email: `order@${domainOf(card.Name)}` } : {}),
    ...(chance(0.8)
      ? { BG: `${faker.string.numeric({ length: 3, allowLeadingZeros: false })}-${faker.string.numeric(4)}` }
      : {}),
  };
}

/** `count` suppliers of a workshop, the same for the same `seed`, numbered from `firstNumber`. */
export function believableSuppliers(count: number, seed: number, firstNumber = 501): readonly BelievableSupplier[] {
  const faker = new Faker({ locale: [sv, en] });
  faker.seed(seed);
  return Array.from({ length: count }, (_, index) => believableSupplier(faker, firstNumber + index));
}
