import { inGroups } from '../../../domain/in-groups';
import type { ReadResult } from '../../../domain/sync/record';
import { type RegisterRow, rowsByNumber, rowsMadeAfter } from '../register-rows';
import { linksByNumber, type SyncLink } from '../sync-links';
import type { FortnoxRegister, ListedLine } from './fortnox-register';
import { type AtHand, knownInFortnox, type Looked, look, showsWhatIsKnown } from './look';
import { type Seen, seenInFortnox } from './seen';
import type { SurveyScope } from './survey-scope';
import { type PageOfAll, wholeList } from './whole-list';

/** Rows of Andersson's looked at in one query. */
const rowsPerPage = 500;
/** Records read side by side: 10 s of Fortnox's pace. */
const readsAtOnce = 50;

/** Why a record may have to be read in full: nothing is known of it, its line shows something new, or for certainty. */
export type ReadBecause = 'unknown' | 'lineDiffers' | 'forCertainty';

export interface SurveyOptions {
  /** Whether to spend a call on a record; without it, what its line shows and what is known of it must do. */
  readonly reads: (number: string, because: ReadBecause, link: SyncLink | null) => boolean;
  /** Told as the survey moves: lines of Fortnox's list done, of how many as far as is known. */
  readonly progress?: (done: number, of: number) => void;
}

export interface Survey {
  /**
   * Every record of either side with what a run would do with it, nothing written: Fortnox's whole list joined with
   * Andersson's rows and links page by page, then Andersson's rows that the list did not name. Only numbers are kept of
   * what has passed.
   */
  records(): AsyncGenerator<Looked>;
  /** A record looked at afresh, read in full and asked of by number; for one in doubt, since both sides live on meanwhile. */
  again(number: string): Promise<Looked>;
  /** Fortnox's clock when its list was first read. */
  readAt(): string;
}

/**
 * A survey of the register's two sides, which begins when its records are asked for. Its parts throw where a side cannot
 * be read: the activity or command then begins anew.
 */
export function createSurvey(scope: SurveyScope, fortnox: FortnoxRegister, options: SurveyOptions): Survey {
  const seen = seenInFortnox(scope.register);
  let readAt: string | null = null;
  const pages = async function* () {
    for await (const page of wholeList(fortnox)) {
      readAt ??= page.readAt;
      yield page;
    }
  };
  return {
    readAt: () => readAt ?? scope.now,
    async *records() {
      yield* listedRecords(scope, fortnox, pages(), seen, options);
      yield* unnamedRows(scope, fortnox, seen);
    },
    async again(number) {
      const [found] = await joined(scope, [number]);
      const [read = null] = await fortnox.read([number]);
      const looked = await look({ number, row: null, link: null, ...found, line: null, read }, scope, seen);
      const since = scope.cursor.fortnoxReadAt;
      const isTold = looked.told.fortnox || (since !== null && (await fortnox.isChangedSince(number, since)));
      return { ...looked, told: { ...looked.told, fortnox: isTold } };
    },
  };
}

async function* listedRecords(
  scope: SurveyScope,
  fortnox: FortnoxRegister,
  pages: AsyncGenerator<PageOfAll>,
  seen: Seen,
  options: SurveyOptions,
): AsyncGenerator<Looked> {
  const doubtful: AtHand[] = [];
  let done = 0;
  for await (const { lines, of } of pages) {
    const fresh = seen.newOf(lines);
    const atHand = await joined(
      scope,
      fresh.map(({ number }) => number),
    );
    const page = atHand.flatMap((at, index): Listed[] => {
      const line = fresh[index];
      return line ? [{ ...at, line, read: null }] : [];
    });
    for (const { row, line } of page) if (!row) seen.noteAlone(line);
    for (const group of inGroups(page, readsAtOnce)) {
      const reads = await readInFull(
        fortnox,
        group.filter((at) => isRead(at, scope, options)),
      );
      for (const at of group) {
        const whole = { ...at, read: reads.get(at.number) ?? null };
        const looked = await look(whole, scope, seen);
        if (isDoubtful(looked)) doubtful.push(whole);
        else yield looked;
      }
      done += group.length;
      options.progress?.(done, of);
    }
  }
  for (const at of doubtful) yield await look(at, scope, seen);
}

/** Whether the other record is Fortnox's own under its number shows only when the list has come to its end. */
function isDoubtful({ failure, plan }: Looked): boolean {
  return !failure && plan.do === 'fail' && plan.failure.kind === 'sameOrganisation';
}

type Listed = AtHand & { readonly line: ListedLine };

/** What the database has of the numbers, in their order. */
async function joined(scope: SurveyScope, numbers: readonly string[]) {
  const { database, register } = scope;
  // Links first: a run that writes both in between leaves a younger row, never an older one.
  const links = await linksByNumber(database.kysely, scope, numbers);
  const rows = await rowsByNumber(database.kysely, register, numbers);
  return numbers.map((number) => ({ number, row: rows.get(number) ?? null, link: links.get(number) ?? null }));
}

function isRead({ number, row, link, line }: Listed, scope: SurveyScope, { reads }: SurveyOptions): boolean {
  const known = knownInFortnox({ number, row, link }, scope.register);
  if (known) return reads(number, showsWhatIsKnown(line, known) ? 'forCertainty' : 'lineDiffers', link);
  const mayBeMade = line.active && scope.allowed.create.andersson;
  return (row !== null || mayBeMade) && reads(number, 'unknown', link);
}

async function readInFull(
  fortnox: FortnoxRegister,
  records: readonly { readonly number: string }[],
): Promise<ReadonlyMap<string, ReadResult>> {
  const numbers = records.map(({ number }) => number);
  const reads = numbers.length > 0 ? await fortnox.read(numbers) : [];
  return new Map(reads.map((read) => [read.number, read]));
}

/** Rows that the list did not name. Absence proves nothing: where both sides once agreed, Fortnox is asked by number. */
async function* unnamedRows(scope: SurveyScope, fortnox: FortnoxRegister, seen: Seen): AsyncGenerator<Looked> {
  const { database, register } = scope;
  for (let after = 0, more = true; more; ) {
    const page: readonly RegisterRow[] = await rowsMadeAfter(
      database.kysely,
      database.verbs,
      register,
      after,
      rowsPerPage,
    );
    const unnamed = page.filter(({ number }) => !seen.has(number));
    const links = await linksByNumber(
      database.kysely,
      scope,
      unnamed.map(({ number }) => number),
    );
    const records = unnamed.map((row) => ({ number: row.number, row, link: links.get(row.number) ?? null }));
    const once = records.filter((it) => knownInFortnox(it, register) !== null);
    const reads = await readInFull(fortnox, once);
    for (const it of records) yield await look({ ...it, line: null, read: reads.get(it.number) ?? null }, scope, seen);
    more = page.length === rowsPerPage;
    after = page.at(-1)?.id ?? after;
  }
}
