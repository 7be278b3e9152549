import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { sql } from 'kysely';
import { type AnderssonDatabase, openAnderssonDatabase } from '../../activities/andersson/database';
import { ensureAnderssonWatch } from '../../activities/andersson/watch-start';
import type { Problem } from '../../workflows/contract/operator';
import type { PurchaseStatusAnswer } from '../../workflows/contract/purchase';
import { wanted } from './expectations';
import type { FaultCase } from './fault-case';
import type { FaultCompany } from './fault-company';
import { type FaultWorld, startFaultWorld } from './fault-world';
import { runWorkers } from './run-workers';

/*
 * R3.1, R3.3: a site's trigger does not let the number of what was made be written back. Waiting does not mend it: it is
 * a problem people are told of, and once the trigger is mended the process goes on with what was made, without making it
 * again.
 */

const patienceMs = 60_000;
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

const problemOf = async (process: WorkflowHandle): Promise<Problem | null> =>
  (await process.query<PurchaseStatusAnswer>('status').catch(() => null))?.problem ?? null;

async function until<T>(look: () => Promise<T | null | false>): Promise<T> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await pause(500)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`not within ${patienceMs / 1_000} s`);
}

function databaseOf(company: FaultCompany): Promise<AnderssonDatabase> {
  const { database } = company.settings.andersson as { readonly database: string };
  return openAnderssonDatabase({ kind: 'sqlite', file: database.replace('file:', '') });
}

test.each(cases)(
  '$name: refused by a trigger, it is a problem; cured, nothing is made twice',
  async (it) => {
    const company = world.company(it);
    const site = await databaseOf(company);
    try {
      await sql`create trigger site_refuses before update on ${sql.table(it.table)} when new.${sql.ref(it.column)} is not null begin select raise(abort, ${sql.lit(said)}); end`.execute(
        site.kysely,
      );
      await company.save();
      await company.goOn();
      await ensureAnderssonWatch(world.temporal.client, company.key, world.taskQueue);
      await until(company.process.hasBegun);
      const process = company.process.handle();
      const problem = await until(() => problemOf(process));
      expect(problem).toMatchObject({ kind: 'anderssonRefused', who: 'Anderssons administratör' });
      expect(problem.why).toContain(said);
      expect(problem.why).toContain('4711');
      const { typedSearchAttributes, memo } = await process.describe();
      expect(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value])).toContainEqual([
        'NeedsAttention',
        true,
      ]);
      expect(String(memo?.problem)).toContain('docs/operators/fel/anderssonRefused.md');

      await sql`drop trigger site_refuses`.execute(site.kysely);
      if (it.name.includes('retry')) await process.executeUpdate('retry', { args: [{ problem: problem.id }] });
      const { ends } = { ends: it.story !== 'saved' };
      await until(ends ? company.process.hasEnded : company.process.isOrdered);
      const sight = await company.look();
      expect(sight).toEqual(wanted(it.story, sight));
    } finally {
      await site.close();
    }
  },
  2 * patienceMs,
);
