import type { Client } from '@temporalio/client';
import type { Language } from '../../domain/language';
import { type WatchStanding, watchStanding } from '../watch';
import { table } from './output';

/** How a company's watch over Andersson stands. */
export interface WatchStatus {
  readonly company: string;
  /** Null where Temporal cannot be reached. */
  readonly standing: WatchStanding | null;
}

/** Each company's watch. @param client null where Temporal cannot be reached */
export async function watchStatus(
  client: Client | null,
  companies: readonly string[],
): Promise<readonly WatchStatus[]> {
  return Promise.all(
    companies.map(async (company) => ({ company, standing: client && (await watchStanding(client, company)) })),
  );
}

/**
 * Nothing that is saved reaches Fortnox: the watch does not run, which it should for every company of the settings from
 * the service's first start on, or somebody must end what is open in the database.
 */
export function watchNeedsAttention(watches: readonly WatchStatus[]): boolean {
  return watches.some(({ standing }) => standing !== null && (!standing.running || standing.problem !== null));
}

const words = {
  sv: {
    head: ['Företag', 'Bevakning av Andersson'],
    running: 'igång',
    none: 'är inte igång: inget som sparas når Fortnox. Starta om tjänsten, så startas den igen.',
  },
  en: {
    head: ['Company', 'Watch over Andersson'],
    running: 'on',
    none: 'is not running: nothing that is saved reaches Fortnox. Start the service again, and it is started.',
  },
} as const;

/** The watches as a table. */
export function watchTable(watches: readonly WatchStatus[], language: Language): string {
  const say = words[language];
  const state = ({ running, problem }: WatchStanding) => problem ?? (running ? say.running : say.none);
  return table(
    say.head,
    watches.map(({ company, standing }) => [company, standing ? state(standing) : '?']),
  );
}
