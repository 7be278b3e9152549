import { en, Faker, sv } from '@faker-js/faker';
import { believableCompanyName } from './believable-company-name';

/** A customer card as a Swedish workshop would have filled it in; what is absent was left empty. */
export interface BelievableCustomer {
  readonly CustomerNumber: string;
  readonly Name: string;
  readonly Address1: string;
  readonly ZipCode: string;
  readonly City: string;
  readonly CountryCode: string;
  readonly OrganisationNumber?: string;
  readonly Phone1?: string;
  readonly Fax?: string;
  readonly Email?: string;
  readonly WWW?: string;
  readonly YourReference?: string;
  readonly Comments?: string;
  readonly Active: boolean;
}

/** Town, first digits of its postcodes, area code: they must fit together to be believed. */
const towns = [
  ['Gnosjö', '335', '0370'],
  ['Värnamo', '331', '0370'],
  ['Örnsköldsvik', '891', '0660'],
  ['Åmål', '662', '0532'],
  ['Östersund', '831', '063'],
  ['Mjölby', '595', '0142'],
  ['Hässleholm', '281', '0451'],
  ['Eskilstuna', '632', '016'],
  ['Västerås', '721', '021'],
  ['Trollhättan', '461', '0520'],
  ['Olofström', '293', '0454'],
  ['Skellefteå', '931', '0910'],
  ['Borås', '504', '033'],
  ['Älmhult', '343', '0476'],
] as const;

const streets = ['Industrigatan', 'Verkstadsvägen', 'Smedjegatan', 'Hantverkargatan', 'Svarvarvägen', 'Fräsargränd'];
const remarks = ['Godsmottagning kl. 7–15', 'Fakturera först efter leverans', 'Ring före leverans'];

/** The tenth digit of an organisation number (Luhn over the first nine). */
export function organisationCheckDigit(firstNine: string): number {
  const sum = [...firstNine].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

function organisationNumber(faker: Faker): string {
  const firstNine = `55${faker.number.int({ min: 6, max: 9 })}${faker.string.numeric(6)}`;
  return `${firstNine.slice(0, 6)}-${firstNine.slice(6)}${organisationCheckDigit(firstNine)}`;
}

function domainOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase();
  // A reserved ending: nobody receives mail by mistake.
  return `${plain
    .replace(/ (ab|kb|hb)$/, '')
    .split(' ')
    .filter(Boolean)
    .slice(0, 2)
    .join('-')}.example`;
}

function believableCustomer(faker: Faker, number: number): BelievableCustomer {
  const chance = (probability: number) => faker.datatype.boolean({ probability });
  const [city, postcodeStart, areaCode] = faker.helpers.arrayElement(towns);
  const name = believableCompanyName(faker, city);
  const phone = () =>
    `${areaCode}-${faker.string.numeric({ length: 3, allowLeadingZeros: false })} ${faker.string.numeric(2)}`;
  return {
    CustomerNumber: String(number),
    Name: name,
    Address1: `${faker.helpers.arrayElement(streets)} ${faker.number.int({ min: 1, max: 98 })}`,
    ZipCode: `${postcodeStart} ${faker.string.numeric(2)}`,
    City: city,
    CountryCode: 'SE',
    ...(chance(0.9) ? { OrganisationNumber: organisationNumber(faker) } : {}),
    ...(chance(0.85) ? { Phone1: phone() } : {}),
    ...(chance(0.2) ? { Fax: phone() } : {}),
    ...(chance(0.75) ? { Email: `info@${domainOf(name)}` } : {}),
    ...(chance(0.4) ? { WWW: `www.${domainOf(name)}` } : {}),
    ...(chance(0.6) ? { YourReference: faker.person.fullName() } : {}),
    ...(chance(0.15) ? { Comments: faker.helpers.arrayElement(remarks) } : {}),
    Active: chance(0.95),
  };
}

/** `count` Swedish business customers, the same for the same `seed`, numbered from `firstNumber`. */
export function believableCustomers(count: number, seed: number, firstNumber = 1001): readonly BelievableCustomer[] {
  const faker = new Faker({ locale: [sv, en] });
  faker.seed(seed);
  return Array.from({ length: count }, (_, index) => believableCustomer(faker, firstNumber + index));
}
