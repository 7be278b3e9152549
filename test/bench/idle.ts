import { atMost, type Benchmark, exactly, type Figure, rounded, told } from './benchmark';
import { everythingOn, polledTick, tickWithFeed } from './everything-on';
import type { TickCost } from './tick';
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
      const { polled, worker, firstTickPeakRssMb } = await polledTick(world, sizes, progress);
      await worker.stop();
      const fed = await tickWithFeed(world, sizes, progress);
      return [
        ...[told('articles', articles), told('customers', customers), told('suppliers', suppliers)],
        atMost('fortnoxRequests', polled.fortnoxRequests, 30),
        atMost('fortnoxRequestsWithFeed', fed.fortnoxRequests, 4),
        ...costFigures('', polled),
        ...costFigures('WithFeed', fed),
        told('peakRssMbFirstTick', rounded(firstTickPeakRssMb, 0)),
      ];
    });
  },
};

function costFigures(ending: '' | 'WithFeed', cost: TickCost): Figure[] {
  return [
    exactly(`writes${ending}`, cost.writes, 0),
    told(`activities${ending}`, cost.activities),
    told(`sqlStatements${ending}`, cost.sqlStatements),
    told(`seconds${ending}`, rounded(cost.seconds, 2)),
    atMost(`peakRssMb${ending}`, rounded(cost.peakRssMb, 0), 300),
  ];
}
