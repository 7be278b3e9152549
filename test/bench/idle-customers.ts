import { atMost, type Benchmark, exactly, rounded, told } from './benchmark';
import { rowsMoved, rowVersions, seedInStep } from './customers';
import { runSync } from './sync-run';
import { inWorld } from './world';

/** Calls with which something is written in Fortnox. */
const writingMethods = ['POST', 'PUT', 'DELETE'];

/** R0.3: what it costs that nothing has happened, in a company whose customers are all in step. */
export const idleCustomers: Benchmark = {
  name: 'idle-customers',
  measures: 'one idle tick with customers in step on both sides, direction both',
  run: ({ customers, progress, signal }) =>
    inWorld(
      { progress, signal, direction: 'both', rateClock: 1, seed: (sides) => seedInStep(sides, customers) },
      async (world) => {
        const { fortnox, worker } = world;
        progress('A tick that looks at every row, not measured …');
        const { counts } = (await runSync(world)).result;
        if (counts.read !== customers || counts.same !== customers) {
          throw new Error(`The sides are not in step: ${JSON.stringify(counts)}`);
        }
        await fortnox.clear();
        const [rowsBefore, before] = [await rowVersions(world), await worker.figures()];
        progress('The measured tick …');
        const run = await runSync(world);
        const [rowsAfter, after] = [await rowVersions(world), await worker.figures()];
        const calls = await fortnox.figures();
        const fortnoxWrites = writingMethods.reduce((sum, method) => sum + (calls.byMethod[method] ?? 0), 0);
        return [
          told('customers', customers),
          atMost('fortnoxRequests', calls.requests, 2),
          told('sqlStatements', after.sqlStatements - before.sqlStatements),
          atMost('activities', run.activities, 3),
          exactly('writes', fortnoxWrites + rowsMoved(rowsBefore, rowsAfter), 0),
          told('peakRssMb', rounded(after.peakRssMb, 0)),
          told('seconds', rounded(run.seconds, 3)),
        ];
      },
    ),
};
