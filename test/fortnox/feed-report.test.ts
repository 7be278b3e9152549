import type { Client } from '@temporalio/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import type { FeedFigures } from '../../activities/fortnox/feed/listen';
import { feedTeller } from '../../activities/fortnox/feed/report';
import type { FeedReport } from '../../workflows/contract/fortnox-watch';

const topics = { topics: ['customers'], refusedTopics: [] } as const;
const figures = (events: number, proven = false): FeedFigures => ({
  events,
  notUnderstood: 0,
  lastEventAt: null,
  proven,
});
const since = '2026-11-23T09:00:00.000Z';
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A teller whose reports arrive when they are let through, and are lost where `lose` is called instead. */
async function telling(
  tellEveryMs: number,
  test: (teller: ReturnType<typeof feedTeller>, line: Line) => Promise<void>,
): Promise<readonly FeedReport[]> {
  const arrived: FeedReport[] = [];
  const line: Line = { waiting: [], unbrokenSince: null };
  const signal = (_name: string, report: FeedReport) =>
    new Promise<void>((resolve, reject) =>
      line.waiting.push({
        arrive: () => {
          arrived.push(report);
          resolve();
        },
        lose: () => reject(new Error('no answer in time')),
      }),
    );
  const client = {
    workflow: { getHandle: () => ({ signal }) },
    withDeadline: (_at: number, work: () => Promise<void>) => work(),
    withAbortSignal: (_signal: AbortSignal, work: () => Promise<void>) => work(),
  } as unknown as Client;
  const environment = new MockActivityEnvironment({}, { client, logger: new DefaultLogger('ERROR', () => undefined) });
  await environment.run(async () => {
    await test(feedTeller({ unbrokenSince: async () => line.unbrokenSince }, tellEveryMs), line);
  });
  return arrived;
}

interface Line {
  /** Reports under way, oldest first. */
  readonly waiting: { arrive(): void; lose(): void }[];
  unbrokenSince: string | null;
}

const next = async ({ waiting }: Line) => {
  await turn();
  return waiting.shift();
};

test('a report that is slow is not overtaken: how the connection stands is told last', async () => {
  const reports = await telling(60_000, async (teller, line) => {
    teller.going(topics, figures(1));
    const slow = await next(line);
    line.unbrokenSince = since;
    teller.going(topics, figures(1, true));
    await turn();
    expect(line.waiting).toEqual([]);
    slow?.arrive();
    (await next(line))?.arrive();
  });
  expect(reports).toMatchObject([
    { connectedSince: null, events: 1 },
    { connectedSince: since, events: 0 },
  ]);
});

test('what could not be told is told with a later report, also that the connection is proven; each event once', async () => {
  const reports = await telling(0, async (teller, line) => {
    line.unbrokenSince = since;
    teller.going(topics, figures(2, true));
    (await next(line))?.lose();
    await turn();
    teller.going(topics, figures(2, true));
    (await next(line))?.arrive();
    await turn();
    teller.going(topics, figures(2, true));
    expect(await next(line)).toBeUndefined();
    teller.going(topics, figures(5, true));
    (await next(line))?.lose();
    const ended = teller.ended();
    (await next(line))?.arrive();
    await ended;
  });
  expect(reports).toMatchObject([
    { connectedSince: since, events: 2 },
    { connectedSince: since, events: 3 },
  ]);
});
