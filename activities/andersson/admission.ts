import { isRegisterName, registerNames } from '../../domain/registers';
import { emptyReport } from '../../domain/sync/report';
import { isStampedRunOf, registerSyncId } from '../../workflows/contract/ids';
import type { Admission, RegisterSyncResult } from '../../workflows/contract/register-sync';
import { adoptedFrom, notAdoptedSentence } from './adoption-date';
import type { AnderssonOf } from './company-database';
import { isHeldBy, isRunning, openRun, ownExecution } from './run-slot';
import { inputFaults, inputText, startInput, startRefused } from './start-input';
import { registerInputSentence, startSentences } from './start-sentences';
import { readCursor } from './sync-cursors';
import { beginRun, resumeRun } from './sync-runs';
import { type SyncScope, syncScope } from './sync-scope';

const inputSchema = startInput({
  company: inputText,
  register: inputText.refine(isRegisterName, { error: `ska vara ett av: ${registerNames.join(', ')}` }),
});

/**
 * Lets a sync begin, or says why not (design §3): checks its input, that the company is configured, and that the run
 * was started by its schedule, whose overlap policy keeps runs apart. Takes the register's one open run; another
 * execution that holds it makes this one end as `alreadyRunning`, one that has ended is taken over. Before adoption
 * nothing is moved (R7.1): the run ends as `notAdopted`.
 * @throws a non-retryable failure `startRefused` with a sentence that names the right command.
 */
export async function admitRegisterSync(anderssonOf: AnderssonOf, rawInput: unknown): Promise<Admission> {
  const input = inputSchema.safeParse(rawInput);
  if (!input.success) throw startRefused(registerInputSentence(inputFaults(input.error)));
  const { company, register } = input.data;
  const owner = ownExecution();
  const scope = await syncScope(anderssonOf, { company, register });
  const say = startSentences[scope.language];
  if (!isStampedRunOf(registerSyncId(company, register), owner.workflowId)) {
    throw startRefused(say.runNotScheduled(company, register, owner.workflowId));
  }
  if (scope.rules.direction === 'off') return notAdmitted('off', say.registerOff(register));
  if ((await adoptedFrom(scope.database, company)) === null) {
    return notAdmitted('notAdopted', notAdoptedSentence(company, scope.language));
  }
  const first = await notTakenInYet(anderssonOf, scope);
  if (first !== null) return notAdmitted('waitsForOthers', say.waitsForOthers(register, first));
  const held = await openRun(scope.database.kysely, { company, register });
  if (held && isHeldBy(held, owner)) {
    return { admitted: true, run: await resumeRun(scope, held) };
  }
  if (held && (await isRunning(held))) {
    return notAdmitted('alreadyRunning', say.alreadyRunning(register, held.workflowId));
  }
  return { admitted: true, run: await beginRun(scope, owner, held) };
}

/** A register that is on, whose records this one's name, and that has not been taken in whole (suppliers before articles). */
export async function notTakenInYet(
  anderssonOf: AnderssonOf,
  { company, register }: SyncScope,
): Promise<string | null> {
  for (const name of register.after) {
    const other = await syncScope(anderssonOf, { company, register: name });
    if (other.rules.direction === 'off') continue;
    const { fortnoxReadAt } = await readCursor(other.database.kysely, other);
    if (fortnoxReadAt === null) return name;
  }
  return null;
}

function notAdmitted(outcome: RegisterSyncResult['outcome'], message: string): Admission {
  return { admitted: false, result: { ...emptyReport, outcome, message, openFailures: 0 } };
}
