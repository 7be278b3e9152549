import { type Benchmark, exactly, type Figure, rounded, told } from './benchmark';
import { everythingOn, polledTick } from './everything-on';
import { inWorld } from './world';

/** Of so many articles at most, the parts that are measured. */
const usualArticles = 100_000;
const parts = [100, 10, 1] as const;
const usualCustomers = 2_000;
const suppliers = 500;

/** How the cost of an idle tick grows with the articles of a company, all else being the same. */
export const scale: Benchmark = {
  name: 'scale',
  measures: 'one idle tick of everything by polling, at a hundredth and a tenth of the articles and at all of them',
  run: async ({ articles: most = usualArticles, customers = usualCustomers, progress, signal }) => {
    const figures: Figure[] = [told('customers', customers), told('suppliers', suppliers)];
    for (const part of parts) {
      const articles = Math.ceil(most / part);
      progress(`${articles} articles …`);
      const { options, sizes } = everythingOn({ customers, suppliers, articles });
      const { polled, firstTickPeakRssMb } = await inWorld({ ...options, progress, signal }, (world) =>
        polledTick(world, sizes, progress),
      );
      figures.push(
        told(`seconds${articles}`, rounded(polled.seconds, 2)),
        told(`peakRssMb${articles}`, rounded(polled.peakRssMb, 0)),
        told(`peakRssMbFirstTick${articles}`, rounded(firstTickPeakRssMb, 0)),
        told(`fortnoxRequests${articles}`, polled.fortnoxRequests),
        told(`activities${articles}`, polled.activities),
        told(`sqlStatements${articles}`, polled.sqlStatements),
        exactly(`writes${articles}`, polled.writes, 0),
      );
    }
    return figures;
  },
};
