import { en, Faker, sv } from '@faker-js/faker';
import { domainOf, organisationNumber, phoneNumber, streets, towns } from './believable-address';
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

const remarks = ['Godsmottagning kl. 7–15', 'Fakturera först efter leverans', 'Ring före leverans'];

function believableCustomer(faker: Faker, number: number): BelievableCustomer {
  const chance = (probability: number) => faker.datatype.boolean({ probability });
  const [city, postcodeStart, areaCode] = faker.helpers.arrayElement(towns);
  const name = believableCompanyName(faker, city);
  const phone = () => phoneNumber(faker, areaCode);
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
