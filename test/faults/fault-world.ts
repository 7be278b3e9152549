import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { WorkflowHandle } from '@temporalio/client';
import { ensureAnderssonWatch } from '../../client/watch';
import { anderssonWatchId, purchaseId } from '../../workflows/contract/ids';
import type { PurchaseStatusAnswer } from '../../workflows/contract/purchase';
import { inParallel } from '../../workflows/in-parallel';
import { connectTestTemporal, type TestTemporal, uniqueNames } from '../support/temporal';
import { wanted } from './expectations';
import type { FaultCase } from './fault-case';
import { type FaultCompany, purchaseNumber, startFaultCompany } from './fault-company';

const sandboxFolder = join(__dirname, '../../.sandbox');
const lookAgainMs = 1_000;
/** Long enough for time-outs, two looks and spent retries one after the other, on a busy machine. */
const patienceMs = 180_000;

/** Every case in a company of its own, on the run's shared dev server; the workers are the test's to start. */
export interface FaultWorld {
  readonly temporal: TestTemporal;
  readonly taskQueue: string;
  /** Names every company; workers in processes of their own read it too. */
  readonly settingsFile: string;
  readonly companies: readonly FaultCompany[];
  company(of: FaultCase): FaultCompany;
  process(company: FaultCompany): WorkflowHandle;
  /** Saves every purchase and sees each through its story; resolves when all have come to rest, however. */
  play(afterwards?: (company: FaultCompany) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Starts both sides of every case, and the watch over each Andersson. */
export async function startFaultWorld(cases: readonly FaultCase[]): Promise<FaultWorld> {
  const temporal = await connectTestTemporal();
  const { taskQueue, company: base } = uniqueNames('faults');
  await mkdir(sandboxFolder, { recursive: true });
  const folder = await mkdtemp(join(sandboxFolder, 'world-'));
  const companies: FaultCompany[] = [];
  for (const [index, one] of cases.entries()) {
    companies.push(await startFaultCompany(`${base}-${index}`.replace('faults', 'f'), one, folder));
  }
  const settingsFile = join(folder, 'settings.json');
  await writeFile(
    settingsFile,
    JSON.stringify({
      temporal: { address: temporal.address },
      watchEverySeconds: 1,
      companies: Object.fromEntries(companies.map(({ key, settings }) => [key, settings])),
    }),
  );
  const { workflow } = temporal.client;
  // A fact told late, when the process has ended, starts a run that only says so: looked at is the one that did the work.
  const runs = new Map<FaultCompany, string>();
  const process = (company: FaultCompany) =>
    workflow.getHandle(purchaseId(company.key, purchaseNumber), runs.get(company));
  for (const { key } of companies) await ensureAnderssonWatch(temporal.client, key, taskQueue);
  return {
    temporal,
    taskQueue,
    settingsFile,
    companies,
    process,
    company: (of) => {
      const found = companies.find((company) => company.case === of);
      if (!found) throw new Error(`no company plays ${of.name}`);
      return found;
    },
    async play(afterwards = async () => undefined) {
      await Promise.all(
        companies.map(async (company) => {
          await company.save();
          if (company.case.story !== 'saved' && company.case.story !== 'receivedAtOnce') {
            await rest(company, 'saved', () => process(company));
            runs.set(company, (await process(company).describe()).runId);
            await company.goOn();
          }
          await afterwards(company);
          await rest(company, company.case.story, () => process(company));
        }),
      );
    },
    async close() {
      const ids = companies.flatMap(({ key }) => [anderssonWatchId(key), purchaseId(key, purchaseNumber)]);
      await inParallel(ids, 10, async (id) => {
        await workflow
          .getHandle(id)
          .terminate('the test is over')
          .catch(() => undefined);
      });
      for (const company of companies) await company.close();
      await temporal.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

const ending: ReadonlySet<FaultCase['story']> = new Set(['deleted', 'received', 'receivedAtOnce']);

/** Waits until both sides are as they must be and the process waits for nothing but facts; gives up without a word. */
async function rest(company: FaultCompany, story: FaultCase['story'], process: () => WorkflowHandle): Promise<void> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; ) {
    const sight = await company.look().catch(() => null);
    if (sight && isDeepStrictEqual(sight, wanted(story, sight))) {
      const status = await process()
        .query<PurchaseStatusAnswer>('status')
        .catch(() => null);
      if (status?.stage === (ending.has(story) ? 'ended' : 'ordered') && status.problem === null) return;
    }
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
}
