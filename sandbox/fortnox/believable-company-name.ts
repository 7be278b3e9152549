import type { Faker } from '@faker-js/faker';

const trades = [
  'Mekaniska Verkstad',
  'Plåtslageri',
  'Svets & Smide',
  'Verktyg',
  'Gjuteri',
  'Ytbehandling',
  'Industriservice',
  'Hydraulik',
  'Lastvagnar',
  'Träindustri',
  'Armatur',
  'Skärteknik',
];

const ownNames = ['Idé', 'Nordén', 'Linné', 'Ahlén', 'Kjellén', 'Norrsken', 'Älvdals', 'Östgöta', 'Återbruks'];

/** A company name as it stands on a Swedish card: a family, a town or an own name, with its trade. */
export function believableCompanyName(faker: Faker, city: string): string {
  const trade = faker.helpers.arrayElement(trades);
  return faker.helpers.arrayElement([
    () => `${faker.person.lastName()}s ${trade} AB`,
    () => `${city} ${trade} AB`,
    () => `${faker.helpers.arrayElement(ownNames)} ${trade} AB`,
    () => `AB ${faker.person.lastName()} & Söner ${trade}`,
    () => `${trade} i ${city} HB`,
  ])();
}
