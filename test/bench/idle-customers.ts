import { atMost, type Benchmark, exactly, rounded, told } from './benchmark';
import { businessRows, writesSince } from './business-rows';
import { seedCustomersInStep } from './customers';
import { runSync } from './sync-run';
import { inWorld } from './world';

/** R0.3: what it costs that nothing has happened, in a company whose customers are all in step. */
export const idleCustomers: Benchmark = {
  name: 'idle-customers',
  measures: 'one idle tick with customers in step on both sides, direction both',
  run: ({ customers, progress, signal }) =>
    inWorld(
      {
        progress,
        signal,
        directions: { customers: 'both' },
        rateClock: 1,
        seed: (sides) => seedCustomersInStep(sides, customers),
      },
      async (world) => {
        const { fortnox, worker } = world;
        progress('A tick that looks at every row, not measured …');
        const { counts } = (await runSync(world, 'customers')).result;
        if (counts.read !== customers || counts.same !== customers) {
          throw new Error(`The sides are not in step: ${JSON.stringify(counts)}`);
        }
        await fortnox.clear();
        const [rows, before] = [await businessRows(world), await worker.figures()];
        progress('The measured tick …');
        const run = await runSync(world, 'customers');
        const after = await worker.figures();
        const { requests } = await fortnox.figures();
        return [
          told('customers', customers),
          atMost('fortnoxRequests', requests, 2),
          told('sqlStatements', after.sqlStatements - before.sqlStatements),
          atMost('activities', run.activities, 3),
          exactly('writes', await writesSince(rows, world), 0),
          told('peakRssMb', rounded(after.peakRssMb, 0)),
          told('seconds', rounded(run.seconds, 3)),
        ];
      },
    ),
};
