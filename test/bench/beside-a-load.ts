import { setTimeout as pause } from 'node:timers/promises';
import { atMost, type BenchmarkOptions, exactly, type Figure, rounded, told } from './benchmark';
import { seedFortnoxOnly } from './customers';
import { percentile } from './purchase-times';
import { seedPurchasing } from './purchases';
import type { FortnoxFigures } from './simulator-process';
import { endSync, runSync } from './sync-run';
import { inWorld, type World } from './world';

const callsPerSecond = 5;
/** The import is under way and the budget full before anything is measured. */
const warmUpMs = 8_000;

/** What a measurement beside a load gives, and what Fortnox counted meanwhile. */
export interface BesideALoad<T> {
  readonly measured: T;
  readonly calls: FortnoxFigures;
}

/**
 * Measures at Fortnox's real pace while an import of customers keeps the budget full. `customers`: so many that it goes
 * on longer than the measurement. @throws where it has ended before.
 */
export function besideALoad<T, R>(
  { progress, signal }: BenchmarkOptions,
  customers: number,
  measure: (world: World) => Promise<T>,
  told: (world: World, beside: BesideALoad<T>) => Promise<R>,
): Promise<R> {
  return inWorld(
    {
      progress,
      signal,
      directions: { customers: 'import' },
      rateClock: 1,
      seed: async (sides) => {
        await seedFortnoxOnly(sides, customers);
        await seedPurchasing(sides);
      },
    },
    async (world) => {
      const load = runSync(world, 'customers').then(
        () => 'ended',
        (error: unknown) => `failed: ${String(error)}`,
      );
      const loadState = () => Promise.race([load, pause(0, 'running')]);
      await pause(warmUpMs);
      await world.fortnox.clear();
      const measured = await measure(world);
      const calls = await world.fortnox.figures();
      const state = await loadState();
      if (state !== 'running') throw new Error(`The import that was to keep the budget full has ${state}.`);
      await endSync(world, 'customers');
      await load;
      return told(world, { measured, calls });
    },
  );
}

/** Percentiles of waits, in milliseconds. */
export function waitFigures(name: string, waits: readonly number[], p95AtMost: number): Figure[] {
  return [
    atMost(`${name}P95Ms`, percentile(waits, 0.95), p95AtMost),
    told(`${name}P50Ms`, percentile(waits, 0.5)),
    told(`${name}MaxMs`, Math.max(...waits)),
  ];
}

/** Calls per purchase, the load's left out, and what became of the budget. */
export function budgetFigures(calls: FortnoxFigures, purchases: number): Figure[] {
  const between = (Date.parse(calls.lastAt ?? '') - Date.parse(calls.firstAt ?? '')) / 1_000;
  const ofCustomers = Object.entries(calls.byRoute).filter(([route]) => route.includes('/3/customers'));
  const forPurchases = calls.requests - ofCustomers.reduce((sum, [, count]) => sum + count, 0);
  return [
    told('requestsPerPurchase', rounded(forPurchases / purchases, 2)),
    told('purchases', purchases),
    exactly('http429', calls.http429, 0),
    told('maxIn5s', calls.maxIn5s),
    told('budgetUsed', rounded(calls.requests / (callsPerSecond * between), 4)),
  ];
}
