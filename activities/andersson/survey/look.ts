import type { Register, Values } from '../../../domain/registers/register';
import { fortnoxValues, type KnownRecord, type Plan, planRecord } from '../../../domain/sync/plan';
import type { ReadResult } from '../../../domain/sync/record';
import type { Surveyed } from '../../../domain/sync/surveyed';
import { knownRecord, type RecordAtHand } from '../known-record';
import { whyNotWritten } from '../why-not-written';
import type { ListedLine } from './fortnox-register';
import type { Seen } from './seen';
import type { SurveyScope } from './survey-scope';

/** One record at hand: as the database has it, as Fortnox's list shows it, and as it was read in full, where it was. */
export interface AtHand extends RecordAtHand {
  readonly line: ListedLine | null;
}

/** A surveyed record, and how it was looked at. */
export interface Looked extends Surveyed {
  readonly readInFull: boolean;
  /** A run that began now would read it in full. */
  readonly readByRun: boolean;
}

/** What a run knows of Fortnox's record without reading it; null: nothing. */
export function knownInFortnox(at: Omit<RecordAtHand, 'read'>, register: Register): Values | null {
  return fortnoxValues(knownRecord(register, { ...at, read: null }));
}

/** Whether the line shows just what is known; what it does not show counts as known. */
export function showsWhatIsKnown(line: ListedLine, known: Values): boolean {
  return Object.entries(line.values).every(([name, value]) => known[name] === value);
}

/** What becomes of a record by the run's own rules and checks; nothing is written. */
export async function look(at: AtHand, scope: SurveyScope, seen: Seen): Promise<Looked> {
  const { number, row, link } = at;
  const { cursor } = scope;
  const known = asRunKnows(at, scope);
  const plan = await planOf(known, at, scope, seen);
  return {
    number,
    row,
    fortnox: fortnoxValues(known),
    base: known.base,
    plan,
    failure: link?.failure ?? null,
    pending: link !== null && (link.againAt !== null || link.intent !== null),
    told: {
      andersson: row !== null && (cursor.anderssonRowVersion === null || row.rowVersion > cursor.anderssonRowVersion),
      fortnox: toldByFortnox(at, scope),
    },
    readInFull: at.read !== null,
    readByRun: isReadByRun(at, scope),
  };
}

/** A record that is just as it was known is unchanged: a run would not have read it. */
function asRunKnows(at: AtHand, { register }: SurveyScope): KnownRecord {
  const read = at.read ?? (at.line && asListed(at, at.line, register));
  const whole = knownRecord(register, { ...at, read });
  if (whole.read?.result !== 'found') return whole;
  const unread = { ...whole, read: null };
  const before = fortnoxValues(unread);
  return before && sameValues(before, whole.read.record.values) ? unread : whole;
}

/** What its line shows of a record that was not read, the rest as it is known. */
function asListed(at: AtHand, line: ListedLine, register: Register): ReadResult {
  const values = { ...knownInFortnox(at, register), ...line.values };
  return { number: at.number, result: 'found', record: { number: at.number, values } };
}

async function planOf(known: KnownRecord, at: AtHand, scope: SurveyScope, seen: Seen): Promise<Surveyed['plan']> {
  const context = {
    register: scope.register,
    allowed: scope.allowed,
    language: scope.language,
    previousReadAt: scope.cursor.anderssonReadAt,
  };
  const first = planRecord(known, { ...context, answer: undefined });
  const plan: Plan =
    first.do === 'ask'
      ? planRecord(known, { ...context, answer: await scope.whoChangedLater(known.number, first.changedAt) })
      : first;
  if (plan.do === 'ask') throw new Error(`${known.number}: asked twice`);
  if (plan.do !== 'write') return plan;
  const failure = await whyNotWritten(scope, known, plan, at.link?.separate ?? false, seen);
  return failure ? { do: 'fail', failure } : plan;
}

/** Where lists tell the time of a change Fortnox must be asked; this is what is known without. */
function toldByFortnox({ link, line }: AtHand, { register, cursor, now }: SurveyScope): boolean {
  if (cursor.fortnoxReadAt === null) return true;
  if (register.fortnox.changes === 'lastmodified') return false;
  if (line !== null && line.mark !== link?.listMark) return true;
  const { fortnoxReadAt = null } = link ?? {};
  return fortnoxReadAt !== null && Date.parse(now) - Date.parse(fortnoxReadAt) < rotationMs;
}

/** Every record is read again within a day, and a little more where runs have fallen away (design rule 7). */
const rotationMs = 26 * 60 * 60_000;

function isReadByRun({ link, number, line }: AtHand, { register, cursor, now, changed }: SurveyScope): boolean {
  if (link?.againAt && link.againAt <= now) return true;
  if (line === null) return false;
  if (register.fortnox.changes === 'content') return link ? link.listMark !== line.mark : line.active;
  if (cursor.fortnoxReadAt !== null) return changed.has(number);
  const { loadBeganAt } = cursor;
  return line.active && (loadBeganAt === null || !link?.fortnoxReadAt || link.fortnoxReadAt < loadBeganAt);
}

function sameValues(a: Values, b: Values): boolean {
  return Object.entries(b).every(([name, value]) => a[name] === value);
}
