import { setTimeout as pause } from 'node:timers/promises';
import { seedAnderssonOnly } from './articles';
import { atLeast, atMost, type Benchmark, exactly, type Figure, rounded, told } from './benchmark';
import { type Exchange, madeAgain } from './exchanges';
import { type FinishedRun, runSync } from './sync-run';
import type { WorkerFigures } from './worker-messages';
import { inWorld, type World } from './world';

/** As many as a workshop that has bought for years. */
const usualArticles = 5_000;
/** The most that design §7 allows: at Fortnox's own pace 5,000 articles take 35 minutes. */
const rateClock = 5;
/** Fortnox lets 25 calls through in 5 s. */
const callsPerSecond = 5;
/** Each article is a call for its card and one for its price. */
const callsPerArticle = 2;
const progressEveryMs = 15_000;
const lookEveryMs = 100;
/** Calls that the killed worker had sent have arrived by now. */
const underWayMs = 500;

/** R0.3, R1.3.2: the first load of articles into Fortnox, and what a worker killed halfway costs. */
export const loadArticles: Benchmark = {
  name: 'load-articles',
  measures: 'first export into an empty Fortnox, the worker killed halfway, the rate clock five times as fast',
  run: ({ articles = usualArticles, progress, signal }) =>
    inWorld(
      {
        progress,
        signal,
        directions: { articles: 'export' },
        rateClock,
        recordsExchanges: true,
        seed: (sides) => seedAnderssonOnly(sides, articles),
      },
      async (world) => {
        progress(`Loading ${articles} articles …`);
        const telling = setInterval(() => void tell(world, articles, progress), progressEveryMs);
        const [run, killed] = await Promise.all([
          runSync(world, 'articles'),
          killAtHalf(world, articles, progress),
        ]).finally(() => clearInterval(telling));
        const { toFortnox, counts } = run.result;
        if (toFortnox.created !== articles || counts.failed > 0) {
          throw new Error(`Not everything came over: ${JSON.stringify(run.result)}`);
        }
        const after = { exchanges: await world.exchanges(), arrivals: await world.fortnox.arrivals() };
        return [
          told('articles', articles),
          told('rateClock', rateClock),
          ...(await callFigures(world, articles)),
          ...stretchFigures(articles, killed.at, after.arrivals),
          ...resumeFigures(killed.exchanges, after.exchanges),
          ...costFigures(run, [killed.figures, await killed.successor.figures()]),
        ];
      },
    ),
};

/** What was known when the first worker died, and who took over. */
interface Killed {
  /** The simulator's clock, in milliseconds. */
  readonly at: number;
  readonly exchanges: readonly Exchange[];
  readonly figures: WorkerFigures;
  readonly successor: World['worker'];
}

async function killAtHalf(world: World, articles: number, progress: (line: string) => void): Promise<Killed> {
  const { fortnox, worker } = world;
  while ((await fortnox.figures()).requests < (articles * callsPerArticle) / 2) await pause(lookEveryMs);
  const figures = await worker.figures();
  await worker.kill();
  const at = (await fortnox.now()).getTime();
  progress('  … killed; a new worker goes on');
  await pause(underWayMs);
  const exchanges = await world.exchanges();
  return { at, exchanges, figures, successor: await world.startWorker() };
}

async function callFigures({ fortnox }: World, articles: number): Promise<Figure[]> {
  const { requests, http429, maxIn5s } = await fortnox.figures();
  return [
    told('requests', requests),
    atMost('requestsPerArticle', rounded(requests / articles, 3), 2.1),
    exactly('http429', http429, 0),
    told('maxIn5s', maxIn5s),
  ];
}

/** How the load went while a worker was there: up to the kill, and from the first call of its successor. */
function stretchFigures(articles: number, killedAt: number, arrivals: readonly number[]): Figure[] {
  const stretches = [arrivals.filter((at) => at <= killedAt), arrivals.filter((at) => at > killedAt)];
  const lengthOf = (stretch: readonly number[]) => ((stretch.at(-1) ?? 0) - (stretch[0] ?? 0)) / 1_000;
  const seconds = stretches.reduce((sum, stretch) => sum + lengthOf(stretch), 0);
  const [before = [], after = []] = stretches;
  const still = ((after[0] ?? 0) - (before.at(-1) ?? 0)) / 1_000;
  return [
    atLeast('budgetUsed', rounded(arrivals.length / (callsPerSecond * seconds), 4), 0.95),
    told('recordsPerSecond', rounded((articles * rateClock) / seconds, 2)),
    told('recordsPerSecondOnRateClock', rounded(articles / seconds, 2)),
    told('secondsWithoutWorker', rounded(still / rateClock, 1)),
  ];
}

/** What was done twice: calls that had been answered, and looks at cards, of which an unbroken load needs none. */
function resumeFigures(before: readonly Exchange[], all: readonly Exchange[]): Figure[] {
  const after = all.slice(before.length);
  const again = madeAgain(before, after).length;
  const looks = after.filter(({ method, path }) => method === 'GET' && path.startsWith('/3/articles/')).length;
  return [atMost('resumeRepeated', again + looks, 25), told('resumeLooks', looks)];
}

function costFigures(run: FinishedRun, workers: readonly WorkerFigures[]): Figure[] {
  const sum = (of: (figures: WorkerFigures) => number) => workers.reduce((total, it) => total + of(it), 0);
  const most = (of: (figures: WorkerFigures) => number) => Math.max(...workers.map(of));
  return [
    told('activities', run.activities),
    told('executions', run.executions),
    told(
      'sqlStatements',
      sum((it) => it.sqlStatements),
    ),
    told(
      'peakRssMb',
      rounded(
        most((it) => it.peakRssMb),
        0,
      ),
    ),
    told('cpuPerSecond', rounded(sum((it) => it.cpuUserSeconds + it.cpuSystemSeconds) / run.seconds, 3)),
    told(
      'loopStillMaxMs',
      rounded(
        most((it) => it.loopStillMaxMs),
        1,
      ),
    ),
    told('seconds', rounded(run.seconds, 1)),
  ];
}

async function tell({ fortnox }: World, articles: number, progress: (line: string) => void): Promise<void> {
  const { requests, http429 } = await fortnox.figures();
  progress(`  … ${requests} calls for ${articles} articles, ${http429} refused`);
}
