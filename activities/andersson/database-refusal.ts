import { ApplicationFailure } from '@temporalio/activity';
import type { Language } from '../../domain/language';
import { cutAtWord } from '../../domain/text';
import { anderssonRefused } from '../../workflows/contract/refusals';
import { AnderssonDatabaseError, type DatabaseFault } from './database';
import { databaseSentence } from './database-sentences';
import { type RefusedCall, refusalSentences } from './refusal-sentences';
import { rowRefusal } from './row-refusal';

/**
 * What may be over in a moment is tried so often first, some 15 seconds: a login or a database that a server refuses
 * while it starts, a key that another writer takes at the same time.
 */
const triesBefore = 6;
/** A trigger may say much; the rest is in the failure's cause. */
const saidAtMost = 400;

/** A person mends these; the others are `unreachable`, which passes, and faults of the program. */
const mendedByPeople: ReadonlySet<DatabaseFault> = new Set<DatabaseFault>([
  'loginRefused',
  'databaseMissing',
  'certificateRefused',
  'settingsInvalid',
  'fileUnusable',
  'schemaMissing',
  'contractOutdated',
  'contractNewer',
  'permissionMissing',
]);

/**
 * The failure of a call that Andersson's database refuses for good, for people: what, for which object, what the
 * database said, who mends it. Null where the error is anything else, or may still pass by itself.
 */
export function databaseRefusal(
  error: unknown,
  call: RefusedCall & { readonly attempt: number },
  language: Language,
): ApplicationFailure | null {
  const fault = databaseFault(error);
  const refusal = fault ? null : rowRefusal(error);
  const mayPass = fault !== null || refusal?.passing === true;
  if ((!fault && !refusal) || (mayPass && call.attempt < triesBefore)) return null;
  const ours = fault ?? (error instanceof AnderssonDatabaseError ? error : null);
  const said = ours ? databaseSentence(ours, language) : wordsOf(error, refusal?.code ?? null);
  const { sentence, help, skipIf } = refusalSentences[language];
  const { fortnoxNumber } = call.about;
  return ApplicationFailure.create({
    message: sentence(call, cutAtWord(said, saidAtMost)),
    type: anderssonRefused,
    details: [{ ...help, ...(fortnoxNumber !== undefined && { skipIf: skipIf(fortnoxNumber) }) }],
    ...(error instanceof Error && { cause: error }),
  });
}

/** As it is thrown, or as the worker says that a company's database cannot be opened. */
function databaseFault(error: unknown): AnderssonDatabaseError | null {
  const thrown = error instanceof ApplicationFailure && !error.nonRetryable ? error.cause : error;
  return thrown instanceof AnderssonDatabaseError && mendedByPeople.has(thrown.kind) ? thrown : null;
}

/** A trigger's own words come before SQL Server's that the transaction ended in it. */
function wordsOf(error: unknown, code: string | null): string {
  const { message, precedingErrors } = error as Error & { readonly precedingErrors?: unknown };
  const before = Array.isArray(precedingErrors) ? precedingErrors : [];
  const words = [...before.map((it: { readonly message?: unknown }) => String(it?.message ?? '')), message];
  const said = [...new Set(words.map((it) => it.trim()).filter((it) => it !== ''))].join(' ');
  return code === null ? said : `${said} (${/^\d+$/.test(code) ? `SQL ${code}` : code})`;
}
