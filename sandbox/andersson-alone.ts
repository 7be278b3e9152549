import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { AnderssonDatabase } from '../activities/andersson/database';
import { savePurchase } from './andersson/purchase-gestures';
import { createSandboxDatabase } from './andersson/sandbox-database';
import { refuse } from './fortnox/own-process';
import { startFortnoxSimulator } from './fortnox/simulator';
import { purchases, seedPurchasing } from './scenario/purchase-seed';
import { seedAnderssonPurchasing } from './scenario/register-seed';
import { seedAnderssonCustomers } from './scenario/seed';

export interface AnderssonArguments {
  readonly db: string;
}

/** The sandbox's company (design §6). */
const company = 'demo';
const twoWeeksMs = 14 * 24 * 60 * 60_000;

/** `npm run sandbox -- andersson --db FILE`: the scenario's Andersson before anything has happened. Never overwrites a file. */
export async function runAnderssonAlone({ db }: AnderssonArguments): Promise<void> {
  const file = resolve(db);
  if (existsSync(file)) refuse(`${file} is there already and is left as it is. Choose another file with --db.`);
  if (!existsSync(dirname(file))) refuse(`There is no folder ${dirname(file)}. Choose another file with --db.`);
  const database = await createSandboxDatabase(file, company);
  try {
    const held = await fill(database);
    await database.close();
    process.stdout.write(`${file} holds ${held}, adopted by company ${company} from today.
Use it with ANDERSSON_DATABASE=file:${file}
`);
  } catch (error) {
    // Half a database would be refused the next time.
    await database.close();
    await rm(file, { force: true });
    throw error;
  }
}

/** Saves the registers and purchases, and tells how many. */
async function fill(database: AnderssonDatabase): Promise<string> {
  await seedAnderssonCustomers(database);
  // The rest names what Fortnox has: its side of the scenario is made for a moment, to read it off.
  const fortnox = await startFortnoxSimulator();
  try {
    seedPurchasing(fortnox);
    await seedAnderssonPurchasing(fortnox, database);
    const today = new Date();
    const forms = purchases(fortnox, day(today), day(new Date(today.getTime() + twoWeeksMs)));
    for (const form of forms) await savePurchase(database, form);
  } finally {
    await fortnox.close();
  }
  const count = async (table: 'customer' | 'supplier' | 'article' | 'purchase') =>
    `${(await database.kysely.selectFrom(table).select('id').execute()).length} ${table}s`;
  return `${await count('customer')}, ${await count('supplier')}, ${await count('article')} and ${await count('purchase')}`;
}

function day(at: Date): string {
  return at.toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
}
