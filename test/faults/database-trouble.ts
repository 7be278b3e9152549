import { setTimeout as pause } from 'node:timers/promises';
import type { WorkerInterceptors } from '@temporalio/worker';
import {
  type AnderssonDatabase,
  type AnderssonDatabaseSettings,
  openAnderssonDatabase,
} from '../../activities/andersson/database';
import type { FaultCompany } from './fault-company';
import { type ArmedFault, faultyDatabase } from './faulty-database';

/** How long another process holds SQLite's lock: within a statement's patience of 15 s, and beyond it. */
const heldForMs = { lockedShortly: 2_000, lockedLong: 17_000 } as const;

/** A lock that another process takes when the activity begins. */
interface Lock {
  readonly activity: string;
  readonly file: string;
  readonly ms: number;
  taken: boolean;
}

/** The databases of the cases that have a fault there, as the activities of both sides meet them. */
export interface DatabaseTrouble {
  openDatabase(settings: AnderssonDatabaseSettings): Promise<AnderssonDatabase>;
  readonly interceptors: WorkerInterceptors;
  /** Whether the company's fault has struck. */
  struck(company: FaultCompany): boolean;
}

export function databaseTrouble(cases: readonly FaultCompany[]): DatabaseTrouble {
  /** By the database's file. */
  const armed = new Map<string, ArmedFault>();
  /** By company. */
  const locks = new Map<string, Lock>();
  for (const { key, file, case: it } of cases) {
    if (it.trouble.from !== 'database') continue;
    const { fault } = it.trouble;
    if (fault === 'lockedShortly' || fault === 'lockedLong')
      locks.set(key, { activity: it.activity, file, ms: heldForMs[fault], taken: false });
    else armed.set(file, { activity: it.activity, skip: it.skip ?? 0, calls: new Set(), fault, struckAt: null });
  }
  return {
    async openDatabase(settings) {
      const database = await openAnderssonDatabase(settings);
      const fault = settings.kind === 'sqlite' ? armed.get(settings.file) : undefined;
      return fault ? faultyDatabase(database, fault) : database;
    },
    interceptors: {
      activity: [
        ({ info }) => ({
          inbound: {
            async execute(input, next) {
              const key = info.workflowExecution?.workflowId.split('/')[1] ?? '';
              const lock = locks.get(key);
              if (lock && !lock.taken && lock.activity === info.activityType) {
                lock.taken = true;
                await hold(await openAnderssonDatabase({ kind: 'sqlite', file: lock.file }), lock.ms);
              }
              return next(input);
            },
          },
        }),
      ],
    },
    struck: ({ key, file }) => armed.get(file)?.struckAt != null || locks.get(key)?.taken === true,
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
