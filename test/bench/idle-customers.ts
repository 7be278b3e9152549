import { atMost, type Benchmark, exactly, rounded, told } from './benchmark';
import { seedCustomersInStep } from './customers';
import { firstTick, measuredTick } from './tick';
import { inWorld } from './world';

const usualCustomers = 5_000;

/** R0.3: what it costs that nothing has happened, in a company whose customers are all in step. */
export const idleCustomers: Benchmark = {
  name: 'idle-customers',
  measures: 'one idle tick with customers in step on both sides, direction both',
  run: ({ customers = usualCustomers, progress, signal }) =>
    inWorld(
      {
        progress,
        signal,
        directions: { customers: 'both' },
        rateClock: 1,
        seed: (sides) => seedCustomersInStep(sides, customers),
      },
      async (world) => {
        const { worker } = world;
        progress('A tick that looks at every row, not measured …');
        await firstTick(world, { customers });
        progress('The measured tick …');
        const tick = await measuredTick(world, worker, { customers });
        return [
          told('customers', customers),
          atMost('fortnoxRequests', tick.fortnoxRequests, 2),
          told('sqlStatements', tick.sqlStatements),
          atMost('activities', tick.activities, 3),
          exactly('writes', tick.writes, 0),
          told('peakRssMb', rounded(tick.peakRssMb, 0)),
          told('seconds', rounded(tick.seconds, 3)),
        ];
      },
    ),
};
