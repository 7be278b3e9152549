import type { Faker } from '@faker-js/faker';

/** Town, first digits of its postcodes, area code: they must fit together to be believed. */
export const towns = [
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

export const streets = [
  'Industrigatan',
  'Verkstadsvägen',
  'Smedjegatan',
  'Hantverkargatan',
  'Svarvarvägen',
  'Fräsargränd',
];
/** The tenth digit of an organisation number (Luhn over the first nine). */
export function organisationCheckDigit(firstNine: string): number {
  const sum = [...firstNine].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** One that passes the check of real ones. */
export function organisationNumber(faker: Faker): string {
  const firstNine = `55${faker.number.int({ min: 6, max: 9 })}${faker.string.numeric(6)}`;
  return `${firstNine.slice(0, 6)}-${firstNine.slice(6)}${organisationCheckDigit(firstNine)}`;
}

/** Where the company would have its mail. */
export function domainOf(name: string): string {
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

/** A number of the town's exchange. */
export function phoneNumber(faker: Faker, areaCode: string): string {
  return `${areaCode}-${faker.string.numeric({ length: 3, allowLeadingZeros: false })} ${faker.string.numeric(2)}`;
}
