import { nameOn, type Reference, type Register, type Values } from '../../domain/registers/register';
import { identityOf } from '../../domain/sync/create';
import { fortnoxValues, type KnownRecord, type Write } from '../../domain/sync/plan';
import type { RecordFailure } from '../../domain/sync/record';
import { syncSentences } from '../../domain/sync/sentences';
import type { AnderssonExecutor } from './database';
import { anyTables } from './database/verb-parts';
import { linksOf } from './sync-links';
import type { SyncScope } from './sync-scope';

/** Records of one organisation number that are named; more would say no more. */
const mostNamed = 5;

/** What a survey has seen of Fortnox's whole list: a run knows only the records that runs have read. */
export interface SeenInFortnox {
  has(number: string): boolean;
  /** Records of the identity that Andersson has no row of. */
  alone(identity: string): readonly string[];
}

/**
 * Why a decided write is not made after all, by what else Andersson's database knows: the record may be one that is there
 * under another number, or names something that Andersson does not have (R0.7). Null: it is made.
 * @param separate a person has said that it is no other record's double
 * @param seen what a survey that writes nothing has seen, in place of what the run before would have kept
 */
export async function whyNotWritten(
  scope: SyncScope,
  known: KnownRecord,
  plan: Write,
  separate: boolean,
  seen?: SeenInFortnox,
): Promise<RecordFailure | null> {
  const say = syncSentences[scope.language];
  const creates =
    plan.toAndersson?.action === 'create' ? 'andersson' : plan.toFortnox?.action === 'create' && 'fortnox';
  if (creates && !separate) {
    const { register } = scope;
    const identity = creates === 'andersson' ? fortnoxIdentity(register, known) : anderssonIdentity(register, known);
    const numbers = identity === '' ? [] : await unmatched(scope, creates, known.number, identity, seen);
    const command = `andersson-fortnox sync separate ${register.name} ${known.number}`;
    if (numbers.length > 0)
      return failure('sameOrganisation', say.sameOrganisation(register.label, numbers, creates, command));
  }
  const missing = await missingInAndersson(scope, plan.toAndersson?.values ?? {});
  return missing ? failure('referenceMissing', say.missingInAndersson(missing.reference, missing.value)) : null;
}

function fortnoxIdentity(register: Register, known: KnownRecord): string {
  return identityOf(register, 'fortnox', fortnoxValues(known) ?? {});
}

function anderssonIdentity(register: Register, known: KnownRecord): string {
  return identityOf(register, 'andersson', known.row?.values ?? {});
}

/** Records of the side that carry the identity and that the other side has not under their number. */
async function unmatched(
  scope: SyncScope,
  where: 'andersson' | 'fortnox',
  number: string,
  identity: string,
  seen: SeenInFortnox | undefined,
): Promise<readonly string[]> {
  if (where === 'andersson') {
    const rows = await unmatchedRows(scope, number, identity);
    return rows.filter((it) => !seen?.has(it));
  }
  const others = (seen?.alone(identity) ?? []).filter((it) => it !== number);
  return [...new Set([...(await unmatchedLinks(scope, number, identity)), ...others])].slice(0, mostNamed);
}

/** Andersson's rows that have never been compared with a record of Fortnox's. */
async function unmatchedRows(scope: SyncScope, number: string, identity: string): Promise<readonly string[]> {
  const { register, database } = scope;
  const rule = register.fields.find((it) => it.identifies);
  if (!rule) return [];
  const { table, key } = register.andersson;
  const matched = linksOf(database.kysely, scope).select('number').where('andersson_base', 'is not', null);
  const rows = anyTables(database.kysely)
    .selectFrom(table)
    .select(key)
    .where(nameOn('andersson', rule), 'in', spellings(identity))
    .where(key, '<>', number)
    .where(key, 'not in', matched)
    .orderBy(key);
  return (await database.verbs.firstRows(rows, mostNamed).execute()).map((row) => String(row[key]));
}

/** Fortnox's records that were read and that Andersson has no row of. */
async function unmatchedLinks(scope: SyncScope, number: string, identity: string): Promise<readonly string[]> {
  const { register, database } = scope;
  const { table, key } = register.andersson;
  const links = linksOf(database.kysely, scope)
    .select('number')
    .where('identity', '=', identity)
    .where('number', '<>', number)
    .where('andersson_base', 'is', null)
    .where('number', 'not in', anyTables(database.kysely).selectFrom(table).select(key) as never)
    .orderBy('number');
  return (await database.verbs.firstRows(links, mostNamed).execute()).map((row) => row.number);
}

/** How an organisation number may be written: with and without dash and century, or in a VAT number. */
function spellings(identity: string): readonly string[] {
  const dashed = `${identity.slice(0, -4)}-${identity.slice(-4)}`;
  return [
    identity,
    dashed,
    `SE${identity}01`,
    ...['16', '19', '20'].flatMap((century) => [`${century}${identity}`, `${century}${dashed}`]),
  ];
}

/** What a row is to name and Andersson does not have. */
async function missingInAndersson(
  { register, database }: SyncScope,
  values: Values,
): Promise<{ readonly reference: Reference; readonly value: string } | null> {
  for (const { refersTo, andersson } of register.fields) {
    const value = values[andersson.column] ?? '';
    if (refersTo && value !== '' && !(await isThere(database.kysely, refersTo, value))) {
      return { reference: refersTo, value };
    }
  }
  return null;
}

async function isThere(db: AnderssonExecutor, { andersson }: Reference, value: string): Promise<boolean> {
  if (andersson === null) return true;
  const { table, key } = andersson;
  const rows = anyTables(db).selectFrom(table);
  if (await rows.select(key).where(key, '=', value).executeTakeFirst()) return true;
  if (!('mayBeUnmapped' in andersson)) return false;
  const { count } = await rows.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return Number(count) === 0;
}

function failure(kind: string, sentence: string): RecordFailure {
  return { side: 'andersson', kind, code: null, sentence, passing: false };
}
