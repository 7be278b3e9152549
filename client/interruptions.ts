import { interruptionOf } from '../activities/andersson/interruption';
import { type LastRun, lastRun } from '../activities/andersson/last-run';
import type { Language } from '../domain/language';
import type { Direction } from '../domain/registers/rules';
import type { Companies } from '../workers/companies';
import { interruptedProblem } from '../workflows/contract/register-sync';
import { type SyncName, syncDirection, syncNames, syncScheduleId } from './syncs';
import type { Waiting } from './waiting';

/** A register, or the stock balances, with its last run. */
export interface Synced {
  readonly register: SyncName;
  readonly direction: Direction;
  readonly lastRun: LastRun | null;
}

/** Why its last run was interrupted; null where it was not, and where it is switched off, so that no run will mend it. */
export function whyInterrupted({ register, direction, lastRun }: Synced, language: Language): string | null {
  return direction === 'off' ? null : interruptionOf(register, lastRun, language);
}

/** What of a company's was interrupted when it last ran. @throws while the database cannot be reached */
export async function interruptedSyncs(companies: Companies, company: string, language: Language): Promise<Waiting[]> {
  const { database } = await companies.andersson(company);
  const found: Waiting[] = [];
  for (const register of syncNames) {
    const direction = syncDirection(companies.settingsOf(company), register);
    const last = await lastRun(database, { company, register });
    const text = whyInterrupted({ register, direction, lastRun: last }, language);
    if (text === null) continue;
    const workflowId = syncScheduleId(company, register);
    found.push({ workflowId, company, kind: interruptedProblem, stage: null, text });
  }
  return found;
}
