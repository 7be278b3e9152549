import { hintsWaiting } from '../../activities/andersson/feed-hints';
import { feedStandings } from '../../activities/andersson/feed-standing';
import type { Language } from '../../domain/language';
import { feedAlive } from '../../domain/sync/feed';
import type { Companies } from '../../workers/companies';
import { table } from './output';

/** How Fortnox's change feed stands for a company whose settings have one. */
export interface FeedStatus {
  readonly company: string;
  /** Null where the database that remembers it cannot be read. */
  readonly standing: {
    readonly connected: boolean;
    /** Since when nothing has been missed of any of the topics; null: not connected. */
    readonly unbrokenSince: string | null;
    readonly aliveAt: string | null;
    /** What Fortnox tells of now. */
    readonly topics: readonly string[];
    /** Records it has told of that no run has looked at yet. */
    readonly hints: number;
  } | null;
}

/** Each company's feed, where it is on. What cannot be read is among what cannot be reached. */
export async function feedStatus(companies: Companies): Promise<readonly FeedStatus[]> {
  const withFeed = companies.keys.filter((company) => companies.settingsOf(company).feed === 'on');
  return Promise.all(
    withFeed.map(async (company) => ({ company, standing: await read(companies, company).catch(() => null) })),
  );
}

async function read(companies: Companies, company: string): Promise<FeedStatus['standing']> {
  const { database } = await companies.andersson(company);
  const standings = await feedStandings(database, company);
  const alive = standings.filter(feedAlive);
  const latest = (instants: readonly (string | null)[]) => instants.toSorted().at(-1) ?? null;
  return {
    connected: alive.length > 0,
    unbrokenSince: latest(alive.map(({ unbrokenSince }) => unbrokenSince)),
    aliveAt: latest(standings.flatMap(({ aliveAt }) => aliveAt ?? [])),
    topics: alive.map(({ topic }) => topic),
    hints: await hintsWaiting(database, company),
  };
}

const words = {
  sv: {
    head: ['Företag', 'Ändringsflöde', 'Utan avbrott sedan', 'Hördes senast', 'Väntar på att läsas', 'Ämnen'],
    connected: 'anslutet',
    down: 'inte anslutet, registren läses som utan flöde',
  },
  en: {
    head: ['Company', 'Change feed', 'Unbroken since', 'Last heard', 'Waiting to be read', 'Topics'],
    connected: 'connected',
    down: 'not connected, registers are read as without a feed',
  },
} as const;

/** The feeds as a table; nothing where no company has one. */
export function feedTable(feeds: readonly FeedStatus[], language: Language): readonly string[] {
  if (feeds.length === 0) return [];
  const say = words[language];
  const rows = feeds.map(({ company, standing }) => [
    company,
    standing === null ? '?' : standing.connected ? say.connected : say.down,
    standing?.unbrokenSince ?? '–',
    standing?.aliveAt ?? '–',
    standing?.hints ?? '?',
    standing?.topics.join(', ') || '–',
  ]);
  return [table(say.head, rows)];
}
