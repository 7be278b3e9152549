import type { AnderssonDatabase } from '../../activities/andersson/database';
import type { FortnoxSimulator } from '../fortnox/simulator';

/** Fields that travel both ways (R1.1), by Andersson's and Fortnox's name; the scenario's own knowledge, on purpose. */
const twoWay = [
  ['name', 'Name'],
  ['address', 'Address1'],
  ['zip_code', 'ZipCode'],
  ['city', 'City'],
  ['phone', 'Phone1'],
  ['email', 'Email'],
  ['organisation_number', 'OrganisationNumber'],
] as const;

/** Every difference between the two sides, as a line each; inactive customers that have never travelled are none. */
export async function differences(fortnox: FortnoxSimulator, andersson: AnderssonDatabase): Promise<string[]> {
  const rows = await andersson.kysely.selectFrom('customer').selectAll().execute();
  const cards = new Map(fortnox.customers.all().map((card) => [String(card.CustomerNumber), card]));
  const found: string[] = [];
  for (const row of rows) {
    const card = cards.get(row.customer_number);
    cards.delete(row.customer_number);
    if (row.active === 0 && card?.Active !== true) continue;
    if (!card) {
      found.push(`${row.customer_number}: finns bara i Andersson`);
      continue;
    }
    for (const [column, field] of twoWay) {
      const [here, there] = [row[column] ?? '', String(card[field] ?? '')];
      if (here !== there) found.push(`${row.customer_number} ${column}: "${here}" i Andersson, "${there}" i Fortnox`);
    }
  }
  for (const [number, card] of cards) {
    if (card.Active !== false) found.push(`${number}: finns bara i Fortnox`);
  }
  return found;
}
