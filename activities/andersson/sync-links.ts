import { z } from 'zod';
import type { Register } from '../../domain/registers/register';
import type { Base, Conflict } from '../../domain/sync/merge';
import type { KeptFailure } from '../../domain/sync/plan';
import { readRow } from './database/row-schemas';
import type { AnderssonExecutor, DialectVerbs } from './database/verbs';

const values = z.record(z.string(), z.string());

/** A decided write to Fortnox whose outcome is not recorded: what both sides looked like when it was decided. */
export interface ExportIntent {
  readonly andersson: z.output<typeof values>;
  readonly fortnox: z.output<typeof values> | null;
  /** What the write overrules in Fortnox, for the audit log. */
  readonly conflicts: readonly Conflict[];
}

/** What the integration remembers of one record. */
export interface SyncLink {
  readonly number: string;
  readonly base: Base | null;
  readonly failure: KeptFailure | null;
  readonly intent: ExportIntent | null;
  readonly handledInRun: number | null;
  readonly fortnoxWrittenAt: string | null;
}

/** What to remember after a record has been looked at; what is left out stays as it was. */
export interface LinkChange {
  readonly base?: Base;
  readonly failure?: KeptFailure | null;
  readonly intent?: ExportIntent | null;
  readonly again?: boolean;
  readonly handledInRun?: number;
  readonly fortnoxWrittenAt?: string;
}

const failureSchema: z.ZodType<KeptFailure> = z.object({
  side: z.enum(['andersson', 'fortnox']),
  kind: z.string(),
  code: z.string().nullable(),
  sentence: z.string(),
  passing: z.boolean(),
  andersson: values.nullable(),
  fortnox: values.nullable(),
});
const conflictSchema: z.ZodType<Conflict> = z.object({
  field: z.string(),
  andersson: z.string(),
  fortnox: z.string(),
  winner: z.enum(['andersson', 'fortnox']),
  reason: z.enum(['later', 'mainSide', 'firstMeeting']),
});
const intentSchema = z.object({ andersson: values, fortnox: values.nullable(), conflicts: z.array(conflictSchema) });

/** The links of the given numbers, by number; a number without link has never been looked at. */
export async function linksByNumber(
  db: AnderssonExecutor,
  scope: { readonly company: string; readonly register: Register },
  numbers: readonly string[],
): Promise<ReadonlyMap<string, SyncLink>> {
  if (numbers.length === 0) return new Map();
  const rows = await links(db, scope).where('number', 'in', numbers).execute();
  return new Map(rows.map(toLink).map((link) => [link.number, link]));
}

/** Numbers to look at again although nothing has changed, at most `count`, longest waiting first. */
export async function numbersToLookAtAgain(
  db: AnderssonExecutor,
  verbs: DialectVerbs,
  scope: { readonly company: string; readonly register: Register },
  count: number,
  now: string,
): Promise<readonly string[]> {
  const query = links(db, scope).where('again_at', '<=', now).orderBy('again_at').orderBy('number');
  const rows = await verbs.firstRows(query, count).execute();
  return rows.map((row) => row.number);
}

export async function saveLink(
  db: AnderssonExecutor,
  verbs: DialectVerbs,
  scope: { readonly company: string; readonly register: Register },
  number: string,
  change: LinkChange,
  now: string,
): Promise<void> {
  const { base, failure, intent, again, handledInRun, fortnoxWrittenAt } = change;
  await verbs.upsert(db, 'sync_link', {
    company: scope.company,
    register: scope.register.name,
    number,
    updated_at: now,
    ...(base !== undefined && {
      andersson_base: JSON.stringify(base.andersson),
      fortnox_base: JSON.stringify(base.fortnox),
    }),
    ...(failure !== undefined && { failure: asJson(failure) }),
    ...(intent !== undefined && { export_intent: asJson(intent) }),
    ...(again !== undefined && { again_at: again ? now : null }),
    ...(handledInRun !== undefined && { handled_in_run: handledInRun }),
    ...(fortnoxWrittenAt !== undefined && { fortnox_written_at: fortnoxWrittenAt }),
  });
}

function links(db: AnderssonExecutor, scope: { readonly company: string; readonly register: Register }) {
  return db
    .selectFrom('sync_link')
    .selectAll()
    .where('company', '=', scope.company)
    .where('register', '=', scope.register.name);
}

function toLink(raw: unknown): SyncLink {
  const row = readRow('sync_link', raw);
  const { andersson_base, fortnox_base } = row;
  return {
    number: row.number,
    base:
      andersson_base === null || fortnox_base === null
        ? null
        : { andersson: values.parse(JSON.parse(andersson_base)), fortnox: values.parse(JSON.parse(fortnox_base)) },
    failure: row.failure === null ? null : failureSchema.parse(JSON.parse(row.failure)),
    intent: row.export_intent === null ? null : intentSchema.parse(JSON.parse(row.export_intent)),
    handledInRun: row.handled_in_run,
    fortnoxWrittenAt: row.fortnox_written_at,
  };
}

function asJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
