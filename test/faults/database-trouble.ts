import { setTimeout as pause } from 'node:timers/promises';
import type { WorkerInterceptors } from '@temporalio/worker';
import { type AnderssonDatabase, openAnderssonDatabase } from '../../activities/andersson/database';
import { type Companies, databaseSettings } from '../../workers/companies';
import type { FaultCompany } from './fault-company';
import { type ArmedFault, faultyDatabase } from './faulty-database';

/** How long another process holds SQLite's lock: within a statement's patience of 15 s, and beyond it. */
const heldForMs = { lockedShortly: 2_000, lockedLong: 17_000 } as const;

/** The databases of the cases that have a fault there, as the activities meet them. */
export interface DatabaseTrouble {
  around(companies: Companies): Companies;
  readonly interceptors: WorkerInterceptors;
  /** Whether the company's fault has struck. */
  struck(key: string): boolean;
}

export function databaseTrouble(cases: readonly FaultCompany[]): DatabaseTrouble {
  const armed = new Map<string, ArmedFault>();
  const locks = new Map<string, { readonly activity: string; readonly ms: number; taken: boolean }>();
  for (const { key, case: it } of cases) {
    if (it.trouble.from !== 'database') continue;
    const { fault } = it.trouble;
    if (fault === 'lockedShortly' || fault === 'lockedLong')
      locks.set(key, { activity: it.activity, ms: heldForMs[fault], taken: false });
    else armed.set(key, { activity: it.activity, skip: it.skip ?? 0, calls: new Set(), fault, struckAt: null });
  }
  let settingsOf: Companies['settingsOf'] | null = null;
  return {
    around(companies) {
      settingsOf = companies.settingsOf;
      return {
        ...companies,
        async andersson(key) {
          const andersson = await companies.andersson(key);
          const fault = armed.get(key);
          return fault ? { ...andersson, database: faultyDatabase(andersson.database, fault) } : andersson;
        },
      };
    },
    interceptors: {
      activity: [
        ({ info }) => ({
          inbound: {
            async execute(input, next) {
              const key = info.workflowExecution?.workflowId.split('/')[1] ?? '';
              const lock = locks.get(key);
              if (lock && !lock.taken && lock.activity === info.activityType && settingsOf) {
                lock.taken = true;
                await hold(await openAnderssonDatabase(databaseSettings(settingsOf(key).andersson)), lock.ms);
              }
              return next(input);
            },
          },
        }),
      ],
    },
    struck: (key) => armed.get(key)?.struckAt != null || locks.get(key)?.taken === true,
  };
}

/** Another writer's transaction; resolves when it has the lock, and lets go of it by itself. */
async function hold(database: AnderssonDatabase, ms: number): Promise<void> {
  await new Promise<void>((taken, failed) => {
    database
      .transaction(async () => {
        taken();
        await pause(ms);
      })
      .finally(() => database.close())
      .catch(failed);
  });
}
