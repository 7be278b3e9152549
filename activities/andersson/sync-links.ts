import { z } from 'zod';
import type { Register } from '../../domain/registers/register';
import type { Base, Conflict } from '../../domain/sync/merge';
import type { KeptFailure } from '../../domain/sync/plan';
import { readRow } from './database/row-schemas';
import type { AnderssonExecutor, DialectVerbs } from './database/verbs';
import { keptNumber } from './kept-number';

const values = z.record(z.string(), z.string());

/** A decided write to Fortnox whose outcome is not recorded: what both sides looked like when it was decided. */
export interface ExportIntent {
  readonly andersson: z.output<typeof values>;
  readonly fortnox: z.output<typeof values> | null;
  /** What the write overrules in Fortnox, for the audit log. */
  readonly conflicts: readonly Pick<Conflict, 'field' | 'reason'>[];
  /** When Andersson's row had last been changed by then. */
  readonly changedAt: string | null;
}

/** What the integration remembers of one record. */
export interface SyncLink {
  readonly number: string;
  readonly base: Base | null;
  readonly failure: KeptFailure | null;
  readonly intent: ExportIntent | null;
  readonly tries: number;
  readonly handledInRun: number | null;
  readonly fortnoxWrittenAt: string | null;
  /** When it is looked at although nothing has changed; null: only when something does. */
  readonly againAt: string | null;
  /** Fortnox's clock when it was last read in full. */
  readonly fortnoxReadAt: string | null;
  /** Fingerprint of its line in Fortnox's list by then. */
  readonly listMark: string | null;
  /** A person has said that it is no other record's double. */
  readonly separate: boolean;
}

/** What to remember after a record has been looked at; what is left out stays as it was. */
export interface LinkChange {
  readonly base?: Base;
  readonly failure?: KeptFailure | null;
  readonly intent?: ExportIntent | null;
  /** When it is looked at although nothing has changed; null: only when something does. */
  readonly againAt?: string | null;
  readonly tries?: number;
  readonly handledInRun?: number;
  readonly fortnoxWrittenAt?: string;
  readonly fortnoxReadAt?: string;
  readonly listMark?: string;
  readonly identity?: string;
  /** A person has said that it is no other record's double. */
  readonly separate?: true;
}

/** Whose links. */
export interface LinkScope {
  readonly company: string;
  readonly register: Pick<Register, 'name'>;
}

const failureSchema: z.ZodType<KeptFailure> = z.object({
  side: z.enum(['andersson', 'fortnox']),
  kind: z.string(),
  code: z.string().nullable(),
  sentence: z.string(),
  passing: z.boolean(),
  andersson: values.nullable(),
  fortnox: values.nullable(),
  changedAt: z.string().nullable().default(null),
});
/** Failures kept before numbers were told with them have the link's own. */
const told = z.object({ number: z.string().optional(), sentence: z.string() });
const conflictSchema: z.ZodType<Pick<Conflict, 'field' | 'reason'>> = z.object({
  field: z.string(),
  reason: z.enum(['later', 'mainSide', 'firstMeeting']),
});
const intentSchema = z.object({
  andersson: values,
  fortnox: values.nullable(),
  conflicts: z.array(conflictSchema),
  changedAt: z.string().nullable().default(null),
});

/** The links of the given numbers, by number; a number without link has never been looked at. */
export async function linksByNumber(
  db: AnderssonExecutor,
  scope: LinkScope,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, SyncLink>> {
  if (numbers.length === 0) return new Map();
  const whole = new Map(numbers.map((number) => [keptNumber(number), number]));
  const rows = await linksOf(db, scope)
    .selectAll()
    .where('number', 'in', [...whole.keys()])
    .execute();
  return new Map(rows.map(toLink).map((link) => [whole.get(link.number) ?? link.number, link]));
}

/** Numbers to look at again by now although nothing has changed, at most `count`, longest waiting first. */
export async function numbersToLookAtAgain(
  db: AnderssonExecutor,
  verbs: DialectVerbs,
  scope: LinkScope,
  now: string,
  count: number,
): Promise<readonly string[]> {
  const due = linksOf(db, scope)
    .select(['number', 'failure'])
    .where('again_at', '<=', now)
    .orderBy('again_at')
    .orderBy('number');
  const rows = await verbs.firstRows(due, count).execute();
  return rows.map(({ number, failure }) => (failure === null ? number : toldFailure({ number, failure }).number));
}

/** What a kept failure says of a record, by its whole number. */
export function toldFailure(row: { readonly number: string; readonly failure: unknown }): {
  readonly number: string;
  readonly sentence: string;
} {
  const { number = row.number, sentence } = told.parse(JSON.parse(String(row.failure)));
  return { number, sentence };
}

/** Remembers what is known of a record by now. */
export async function saveLink(
  db: AnderssonExecutor,
  verbs: DialectVerbs,
  scope: LinkScope,
  number: string,
  change: LinkChange,
  now: string,
): Promise<void> {
  const { base, failure, intent } = change;
  await verbs.upsert(db, 'sync_link', {
    company: scope.company,
    register: scope.register.name,
    number: keptNumber(number),
    updated_at: now,
    ...(base !== undefined && {
      andersson_base: JSON.stringify(base.andersson),
      fortnox_base: JSON.stringify(base.fortnox),
    }),
    ...(failure !== undefined && { failure: asJson(failure && { ...failure, number }) }),
    ...(intent !== undefined && { export_intent: asJson(intent) }),
    ...given('again_at', change.againAt),
    ...given('tries', change.tries),
    ...given('handled_in_run', change.handledInRun),
    ...given('fortnox_written_at', change.fortnoxWrittenAt),
    ...given('fortnox_read_at', change.fortnoxReadAt),
    ...given('list_mark', change.listMark),
    ...given('identity', change.identity),
    ...(change.separate && { separate: 1 as const }),
  });
}

/** All links of a register. */
export function linksOf(db: AnderssonExecutor, scope: LinkScope) {
  return db.selectFrom('sync_link').where('company', '=', scope.company).where('register', '=', scope.register.name);
}

/** A link as the database holds it. */
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
    tries: row.tries ?? 0,
    handledInRun: row.handled_in_run,
    fortnoxWrittenAt: row.fortnox_written_at,
    againAt: row.again_at,
    fortnoxReadAt: row.fortnox_read_at,
    listMark: row.list_mark,
    separate: row.separate === 1,
  };
}

function given<Column extends string, T>(column: Column, value: T | undefined): { [C in Column]?: T } {
  return value === undefined ? {} : ({ [column]: value } as { [C in Column]: T });
}

function asJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
