import { ensureAnderssonWatch } from '../../activities/andersson/watch-start';
import type { BadInput } from './bad-input';
import { badPurchases } from './bad-purchases-table';
import { badReceipts } from './bad-receipts-table';
import { nothingStands, wanted, wantedBefore } from './expectations';
import { type FaultWorld, startFaultWorld } from './fault-world';
import { runWorkers } from './run-workers';
import { plans } from './stories';
import { patienceMs, until } from './until';

/*
 * R3.1, R3.2, R3.3: bad input, from end to end. It is a problem whose sentence says what is wrong, and nothing is made
 * of it; with the cause put right the process goes on, and everything is there once.
 */

const cases: readonly BadInput[] = [...badPurchases, ...badReceipts];
let world: FaultWorld;
let workers: { stop(): Promise<void> };
/** All at once, since each mostly waits; what one found wrong is told by its own test. */
let played: ReadonlyMap<BadInput, Promise<void>>;

beforeAll(async () => {
  world = await startFaultWorld(cases);
  const { settingsFile, taskQueue, temporal } = world;
  workers = await runWorkers({ connection: temporal.nativeConnection, settingsFile, taskQueue });
  played = new Map(cases.map((it) => [it, heals(it)]));
  await Promise.allSettled(played.values());
}, 5 * patienceMs);
afterAll(async () => {
  await workers?.stop();
  await world?.close();
}, patienceMs);

async function heals(it: BadInput): Promise<void> {
  const company = world.company(it);
  const { process } = company;
  const isOrderedFirst = plans[it.story].before === 'ordered';
  await company.save();
  if (!isOrderedFirst) await it.wrong(company);
  await ensureAnderssonWatch(world.temporal.client, company.key, world.taskQueue);
  await until(process.hasBegun);
  if (isOrderedFirst) {
    await until(process.isOrdered);
    await it.wrong(company);
  }

  const problem = await until(process.problem);
  expect(problem.kind).toBe(it.kind);
  expect(problem.why).toContain(it.says);
  expect(await process.needsAttention()).toBe(true);
  const stands = await company.look();
  const { orders, inbounds, invoices, inStock, stockValue, emails } = isOrderedFirst
    ? wantedBefore(it.story, stands)
    : nothingStands;
  expect(stands).toMatchObject({ orders, inbounds, invoices, inStock, stockValue, emails, ...it.meanwhile });

  await it.cure(company);
  if (it.healedBy === 'retry') await process.handle().executeUpdate('retry', { args: [{ problem: problem.id }] });
  await until(plans[it.story].ends ? process.hasEnded : process.isOrdered);
  const sight = await company.look();
  expect(sight).toEqual(it.ends?.(sight) ?? wanted(it.story, sight));
  expect(await process.problem()).toBeNull();
  expect(await process.needsAttention()).toBe(false);
}

test.each(cases)('$name: $kind, healed by $healedBy once it is put right', (it) => played.get(it));
