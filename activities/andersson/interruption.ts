import type { Language } from '../../domain/language';
import type { AnderssonDatabase } from './database';
import type { LastRun } from './last-run';
import type { RunsOf } from './run-slot';

const words = {
  sv: (register: string, why: string) => `Körningen av ${register} avbröts. ${why}`,
  en: (register: string, why: string) => `The run of ${register} was interrupted. ${why}`,
} as const;

/** What a register's last run says of its interruption; null where it was not interrupted. */
export function interruptionOf(register: string, lastRun: LastRun | null, language: Language): string | null {
  return lastRun?.outcome === 'interrupted' ? words[language](register, lastRun.result?.message ?? '') : null;
}

/**
 * What people are to be told of a run that is interrupted: once while its cause stands, which is so as long as the run
 * before it that came to an end of its own was interrupted by the same.
 */
export async function interruptionToTell(
  {
    database,
    language,
    company,
    register,
  }: RunsOf & { readonly database: AnderssonDatabase; readonly language: Language },
  runId: number,
  message: string,
): Promise<string | null> {
  const { kysely, verbs } = database;
  const runs = kysely
    .selectFrom('sync_run')
    .select(['outcome', 'result'])
    .where('company', '=', company)
    .where('register', '=', register)
    .where('outcome', 'in', ['done', 'interrupted'])
    .where('id', '<', runId)
    .orderBy('id', 'desc');
  const before = await verbs.firstRows(runs, 1).executeTakeFirst();
  if (before?.outcome === 'interrupted' && before.result !== null) {
    const told = JSON.parse(before.result) as { readonly message: string };
    if (cause(told.message) === cause(message)) return null;
  }
  return words[language](register, message);
}

/** A sentence without the call that support asks for, which has an id of its own each time. */
function cause(sentence: string): string {
  return sentence.replace(/ \[[^\]]*\]/g, '');
}
