import type { FeedMemory, ToldChange } from './feed-memory';
import { type FeedLine, momentMs } from './line';
import type { Subscription } from './subscribe';

/** Changes kept in one transaction. */
const keptAtOnce = 200;
/**
 * A connection gives others time to show that they were alive when it began (docs/decisions/0014): so many pings' time,
 * and so many answers of its own, since a machine that stood still lets time pass for nobody.
 */
const pingsLeftToOthers = 1.5;
const answersBeforeProof = 2;

/** What has come in over a connection so far, for whoever shows it. */
export interface FeedFigures {
  readonly events: number;
  /** Frames that were no events of ours, or could not be read. */
  readonly notUnderstood: number;
  readonly lastEventAt: string | null;
  /** Whether the connection has shown that it is complete. */
  readonly proven: boolean;
}

/**
 * Keeps what comes in over a subscribed line, until it is closed from here. A frame that cannot be read may have been an
 * event: the feed then begins anew, and the next run of each register reads its list.
 * @param show called whenever something has come in
 * @throws FeedLostError, and what the memory throws
 */
export async function listen(
  line: FeedLine,
  { tenantId, topics }: Subscription,
  memory: FeedMemory,
  pingEveryMs: number,
  show: (figures: FeedFigures) => void,
): Promise<void> {
  await memory.begin(topics);
  const provesFromMs = momentMs() + pingsLeftToOthers * pingEveryMs;
  let answered = 0;
  let figures: FeedFigures = { events: 0, notUnderstood: 0, lastEventAt: null, proven: false };
  for (;;) {
    const arrivals = await line.take();
    if (arrivals.length === 0) return;
    const changes = arrivals.flatMap((it) => (it.kind === 'event' && it.event.tenantId === tenantId ? [it.event] : []));
    const { lastEventAt, proven } = figures;
    const keptAt = (await keepInPages(memory, changes)) ?? lastEventAt;
    const pongs = arrivals.filter((it) => it.kind === 'pong');
    answered += pongs.length;
    const sentAtMs = pongs.at(-1)?.sentAtMs ?? Number.NEGATIVE_INFINITY;
    const isBroken = arrivals.some(({ kind }) => kind === 'unreadable');
    const isProof = sentAtMs >= provesFromMs && answered >= answersBeforeProof && !isBroken;
    if (isProof) await memory.complete(momentMs() - sentAtMs);
    if (isBroken) {
      await memory.broken();
      await memory.begin(topics);
    }
    figures = {
      events: figures.events + changes.length,
      notUnderstood: figures.notUnderstood + arrivals.length - pongs.length - changes.length,
      lastEventAt: keptAt,
      proven: proven || isProof,
    };
    show(figures);
  }
}

/** @returns when the last were kept; null where there were none */
async function keepInPages(memory: FeedMemory, changes: readonly ToldChange[]): Promise<string | null> {
  let keptAt: string | null = null;
  for (let first = 0; first < changes.length; first += keptAtOnce)
    keptAt = await memory.keep(changes.slice(first, first + keptAtOnce));
  return keptAt;
}
