import { sql } from 'kysely';
import { ensureAnderssonWatch } from '../../activities/andersson/watch-start';
import { wanted } from './expectations';
import type { FaultCase } from './fault-case';
import { type FaultWorld, startFaultWorld } from './fault-world';
import { runWorkers } from './run-workers';
import { patienceMs, until } from './until';

/*
 * R3.1, R3.3: a site's trigger does not let the number of what was made be written back. Waiting does not mend it: it is
 * a problem people are told of, and once the trigger is mended the process goes on with what was made, without making it
 * again.
 */

const said = 'Kolumnen är låst av driftavdelningen';
const untouched = { from: 'fortnox', faults: [] } as const;
const cases: readonly (FaultCase & { readonly table: string; readonly column: string })[] = [
  {
    ...{ name: "the order's number, healed by retry", story: 'saved', activity: 'ledgerConfirmed', trouble: untouched },
    ...{ table: 'purchase', column: 'fortnox_number' },
  },
  {
    ...{
      name: "the order's number, healed by itself",
      story: 'saved',
      activity: 'ledgerConfirmed',
      trouble: untouched,
    },
    ...{ table: 'purchase', column: 'fortnox_number' },
  },
  {
    ...{ name: "the inbound's number", story: 'receivedAtOnce', activity: 'ledgerConfirmed', trouble: untouched },
    ...{ table: 'goods_receipt', column: 'fortnox_inbound' },
  },
  {
    ...{ name: "the invoice's number", story: 'receivedAtOnce', activity: 'ledgerConfirmed', trouble: untouched },
    ...{ table: 'goods_receipt', column: 'fortnox_invoice' },
  },
];

let world: FaultWorld;
let workers: { stop(): Promise<void> };

beforeAll(async () => {
  world = await startFaultWorld(cases);
  const { settingsFile, taskQueue, temporal } = world;
  workers = await runWorkers({ connection: temporal.nativeConnection, settingsFile, taskQueue });
}, 60_000);
afterAll(async () => {
  await workers?.stop();
  await world?.close();
}, 60_000);

test.each(cases)(
  '$name: refused by a trigger, it is a problem; cured, nothing is made twice',
  async (it) => {
    const company = world.company(it);
    const { andersson, process } = company;
    await sql`create trigger site_refuses before update on ${sql.table(it.table)} when new.${sql.ref(it.column)} is not null begin select raise(abort, ${sql.lit(said)}); end`.execute(
      andersson.kysely,
    );
    await company.save();
    await company.goOn();
    await ensureAnderssonWatch(world.temporal.client, company.key, world.taskQueue);
    await until(process.hasBegun);
    const problem = await until(process.problem);
    expect(problem).toMatchObject({ kind: 'anderssonRefused', who: 'Anderssons administratör' });
    expect(problem.why).toContain(said);
    expect(problem.why).toContain('4711');
    expect(await process.needsAttention()).toBe(true);
    const { memo } = await process.handle().describe();
    expect(String(memo?.problem)).toContain('docs/operators/fel/anderssonRefused.md');

    await sql`drop trigger site_refuses`.execute(andersson.kysely);
    if (it.name.includes('retry')) await process.handle().executeUpdate('retry', { args: [{ problem: problem.id }] });
    await until(it.story === 'saved' ? process.isOrdered : process.hasEnded);
    const sight = await company.look();
    expect(sight).toEqual(wanted(it.story, sight));
  },
  2 * patienceMs,
);
