import type { Language } from '../../domain/language';
import type { AnderssonDatabase } from './database';

/** From which date the company is live (R7.1); null: not yet, and nothing may be sent. */
export async function adoptedFrom({ kysely }: AnderssonDatabase, company: string): Promise<string | null> {
  const row = await kysely
    .selectFrom('adoption')
    .select('adopted_from')
    .where('company', '=', company)
    .executeTakeFirst();
  return row?.adopted_from ?? null;
}

/** Why nothing happens before adoption, and what to run. */
export function notAdoptedSentence(company: string, language: Language): string {
  return language === 'sv'
    ? `Företaget ${company} har inte tagits i drift än, och inget flyttas till eller från Fortnox. Kör \`andersson-fortnox adopt --from <datum>\`.`
    : `The company ${company} has not gone live yet, and nothing is moved to or from Fortnox. Run \`andersson-fortnox adopt --from <date>\`.`;
}
