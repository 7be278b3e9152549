import { atMost, type Benchmark, exactly, type Figure, rounded, told } from './benchmark';
import { everythingOn } from './everything-on';
import { feedStands } from './feed-stands';
import { firstTick, measuredTick, type TickCost } from './tick';
import type { WorkerFigures } from './worker-messages';
import { inWorld } from './world';

const usualArticles = 10_000;
const usualCustomers = 2_000;
const suppliers = 500;

/** R0.3, R0.8: what it costs that nothing has happened in a whole company, by polling and with the change feed. */
export const idle: Benchmark = {
  name: 'idle',
  measures: 'one idle tick of everything, in step on both sides, by polling and with the change feed',
  run: ({ articles = usualArticles, customers = usualCustomers, progress, signal }) => {
    const { options, sizes } = everythingOn({ customers, suppliers, articles });
    return inWorld({ ...options, progress, signal }, async (world) => {
      progress('A tick that looks at every row, not measured …');
      await firstTick(world, sizes);
      progress('The measured tick …');
      const polled = await measuredTick(world, world.worker, sizes);
      const poller = await world.worker.figures();
      await world.worker.stop();

      progress('The change feed comes to stand …');
      const listener = await world.startWorker({ FORTNOX_FEED: 'on' });
      await feedStands(world);
      progress('The hourly lists, not measured …');
      await measuredTick(world, listener, sizes);
      progress('The measured tick with the feed …');
      const fed = await measuredTick(world, listener, sizes);
      return [
        ...[told('articles', articles), told('customers', customers), told('suppliers', suppliers)],
        atMost('fortnoxRequests', polled.fortnoxRequests, 30),
        atMost('fortnoxRequestsWithFeed', fed.fortnoxRequests, 4),
        ...costFigures('', polled, poller),
        ...costFigures('WithFeed', fed, await listener.figures()),
      ];
    });
  },
};

function costFigures(
  ending: '' | 'WithFeed',
  { writes, activities, sqlStatements, seconds }: TickCost,
  { peakRssMb }: WorkerFigures,
): Figure[] {
  return [
    exactly(`writes${ending}`, writes, 0),
    told(`activities${ending}`, activities),
    told(`sqlStatements${ending}`, sqlStatements),
    told(`seconds${ending}`, rounded(seconds, 2)),
    atMost(`peakRssMb${ending}`, rounded(peakRssMb, 0), 300),
  ];
}
