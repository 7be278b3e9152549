import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { ensureAnderssonWatch } from '../../activities/andersson/watch-start';
import { anderssonWatchId, purchaseId } from '../../workflows/contract/ids';
import { inParallel } from '../../workflows/in-parallel';
import { connectTestTemporal, type TestTemporal, uniqueNames } from '../support/temporal';
import { wanted, wantedBefore } from './expectations';
import type { FaultCase } from './fault-case';
import { type FaultCompany, startFaultCompany } from './fault-company';
import { plans, purchaseNumber } from './stories';
import { howItStands } from './trace';
import { inTime } from './until';

const sandboxFolder = join(__dirname, '../../.sandbox');
/** More at a time would only wait for one another: they share one processor, and late calls miss their slots. */
const playedAtOnce = 40;
/** Long enough for a minute without a database, time-outs, two looks and spent retries one after the other, on a busy machine. */
const patienceMs = 300_000;

/** Every case in a company of its own, on the run's shared dev server; the workers are the test's to start. */
export interface FaultWorld {
  readonly temporal: TestTemporal;
  readonly taskQueue: string;
  /** Names every company; workers in processes of their own read it too. */
  readonly settingsFile: string;
  readonly companies: readonly FaultCompany[];
  company(of: FaultCase): FaultCompany;
  /** How a company stood that had not come to rest when patience was at its end. */
  stuck(company: FaultCompany): string | undefined;
  /** Saves every purchase and sees each through its story; resolves when all have come to rest, however. */
  play(options?: PlayOptions): Promise<void>;
  close(): Promise<void>;
}

export interface PlayOptions {
  /** Waited for after a company's last gesture. */
  readonly afterwards?: () => Promise<void>;
  /** How many companies play at a time; absent: so many busy ones, and those that wait for their database beside them. */
  readonly atOnce?: number;
}

/** Starts both sides of every case. */
export async function startFaultWorld(cases: readonly FaultCase[]): Promise<FaultWorld> {
  const temporal = await connectTestTemporal();
  const { taskQueue, company: base } = uniqueNames('faults');
  await mkdir(sandboxFolder, { recursive: true });
  const folder = await mkdtemp(join(sandboxFolder, 'world-'));
  const { workflow } = temporal.client;
  const companies: FaultCompany[] = [];
  for (const [index, one] of cases.entries()) {
    companies.push(await startFaultCompany(workflow, `${base}-${index}`.replace('faults', 'f'), one, folder));
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
  const stuck = new Map<FaultCompany, string>();
  const rest = async (company: FaultCompany, isAtRest: () => Promise<boolean>) => {
    if (await inTime(isAtRest, patienceMs)) return;
    const seen = JSON.stringify(await company.look().catch(String));
    stuck.set(company, `${await howItStands(company.process.handle())}, while both sides show ${seen}`);
  };
  const isAs = async (company: FaultCompany, want: typeof wanted) => {
    const sight = await company.look().catch(() => null);
    return sight !== null && isDeepStrictEqual(sight, want(company.case.story, sight));
  };

  const end = (id: string) =>
    workflow
      .getHandle(id)
      .terminate('the test is over')
      .catch(() => undefined);
  const playOne = async (company: FaultCompany, afterwards: () => Promise<void>) => {
    const { before, ends } = plans[company.case.story];
    const { hasBegun, isStuck, isOrdered, hasEnded } = company.process;
    if (!before) company.breakFortnox();
    await company.save();
    if (!before) await company.goOn();
    await ensureAnderssonWatch(temporal.client, company.key, taskQueue);
    await rest(company, hasBegun);
    if (before === 'stuck') await rest(company, isStuck);
    if (before === 'ordered') await rest(company, async () => (await isAs(company, wantedBefore)) && isOrdered());
    if (stuck.has(company)) return;
    if (before) {
      company.breakFortnox();
      await company.goOn();
    }
    await afterwards();
    await rest(company, async () => (await isAs(company, wanted)) && (ends ? hasEnded() : isOrdered()));
    await pause(latestCommitMs(company.case));
    // It would go on looking at Andersson each second, beside those that still play.
    await end(anderssonWatchId(company.key));
  };

  return {
    temporal,
    taskQueue,
    settingsFile,
    companies,
    stuck: (company) => stuck.get(company),
    company: (of) => {
      const found = companies.find((company) => company.case === of);
      if (!found) throw new Error(`no company plays ${of.name}`);
      return found;
    },
    play: ({ afterwards = async () => undefined, atOnce = playedAtOnce } = {}) =>
      inParallel(companies, atOnce, (company) => playOne(company, afterwards)),
    async close() {
      const ids = companies.flatMap(({ key }) => [anderssonWatchId(key), purchaseId(key, purchaseNumber)]);
      await inParallel(ids, 10, async (id) => {
        await end(id);
      });
      for (const company of companies) await company.close();
      await temporal.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** What Fortnox does late has been done by then: a process that went on too soon would be caught with two documents. */
function latestCommitMs({ trouble }: FaultCase): number {
  const faults = trouble.from === 'fortnox' ? trouble.faults : [];
  return Math.max(0, ...faults.map((fault) => (fault.kind === 'commitLate' ? fault.delayMs : 0)));
}
