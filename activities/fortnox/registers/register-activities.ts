import { activityInfo } from '@temporalio/activity';
import { type RegisterName, registers } from '../../../domain/registers';
import type { Answer, Ask, Export, ExportResult, ReadResult } from '../../../domain/sync/record';
import type { ListedRecord } from '../../../workflows/contract/register-sync';
import { alive } from '../alive';
import { cancellation } from '../cancellation';
import type { FortnoxOf } from '../company-fortnox';
import { failureRules } from '../failures';
import type { Lane } from '../rate-budget';
import { applicationFailure } from '../throw-failure';
import { changedSinceQuery } from './changed-since';
import { askWhoChangedLater } from './last-modified';
import { namedForWhatItLacks } from './missing-reference';
import { readResult } from './read-result';
import { recordFailure } from './record-failure';
import { registerApi } from './register-api';
import { writeRecord } from './register-writes';
import { writeFacts } from './write-facts';

interface Scope {
  readonly company: string;
  readonly register: RegisterName;
}

/** In whose turn calls wait: a register's first load lets its and others' runs go first (design rule 9). */
interface InLane {
  readonly lane?: Extract<Lane, 'register' | 'bulk'>;
}

export interface ChangedPage {
  readonly numbers: readonly string[];
  /** The page's lines, where their content tells what has changed. */
  readonly lines?: readonly ListedRecord[];
  readonly totalPages: number;
  readonly total: number;
  /** Fortnox's clock when the page was read (UTC instant). */
  readonly readAt: string;
  /** How far Fortnox's clock is ahead of the worker's, in milliseconds, to about a second. */
  readonly aheadMs: number;
}

/** Without cursor: an inactive record that nobody has linked has nothing to bring. */
const activeRecords = { filter: 'active' };
/** A record that cannot be read is tried this many times with the whole batch; then it alone is reported. */
const readAttempts = 4;

/** Fortnox's part in keeping a register in step (R0.3, R0.4, R1). */
export function fortnoxRegisterActivities(fortnoxOf: FortnoxOf) {
  const facts = writeFacts();
  return {
    /**
     * One page of the records changed since the cursor; without cursor every active record, as an inactive one that
     * nobody has linked has nothing to bring; the whole list where only its content tells. `list: 'changesToo'` asks
     * the register's other list. Throws a failure of the table when the page cannot be read.
     */
    async listChangedInFortnox(
      input: Scope & InLane & { readonly since: string | null; readonly page: number; readonly list?: 'changesToo' },
    ): Promise<ChangedPage> {
      const { client, language } = fortnoxOf(input.company);
      const register = registers[input.register];
      const api = registerApi(client, register, input.lane);
      const list = input.list === 'changesToo' ? api.listToo : api.list;
      const byContent = input.list === undefined && register.fortnox.changes === 'content';
      const query = byContent ? {} : input.since === null ? activeRecords : changedSinceQuery(input.since);
      const askedAt = Date.now();
      const page = await alive(() => list(query, input.page, cancellation()));
      if (page.outcome !== 'done') throw applicationFailure(page.failure, language);
      const { numbers, lines, totalPages, totalResources } = page.value;
      return {
        numbers,
        ...(lines && { lines }),
        totalPages,
        total: totalResources,
        readAt: page.at.toISOString(),
        aheadMs: page.at.getTime() - askedAt,
      };
    },

    /**
     * The records in full; each result stands for itself, so that one that cannot be read holds up no other (design rule
     * 4). Throws where the company's access is at fault, which would fail them all.
     */
    async readFromFortnox(
      input: Scope & InLane & { readonly numbers: readonly string[] },
    ): Promise<readonly ReadResult[]> {
      const { client, language } = fortnoxOf(input.company);
      const api = registerApi(client, registers[input.register], input.lane);
      const lastAttempt = activityInfo().attempt >= readAttempts;
      const readOne = async (number: string): Promise<ReadResult> => {
        const read = await api.read(number, cancellation());
        const mayPass = read.outcome === 'notSent' || read.outcome === 'unknown';
        if (mayPass && !lastAttempt) throw applicationFailure(read.failure, language);
        return readResult(number, read, language);
      };
      return alive(() => Promise.all(input.numbers.map(readOne)));
    },

    /**
     * Makes or changes one record. A refusal is a result, with Fortnox's own words; what may pass by itself is thrown
     * and tried again, which is safe: the record's number is its key, and a change is the same when made twice.
     */
    async writeToFortnox(input: Scope & InLane & { readonly write: Export }): Promise<ExportResult> {
      const { client, language } = fortnoxOf(input.company);
      const { write, lane = 'register' } = input;
      const register = registers[input.register];
      const scope = facts.scopeOf({ company: input.company, client, register, lane, signal: cancellation() });
      const written = await alive(() => writeRecord(scope, write));
      if (written.outcome === 'done') {
        return written.value === 'taken'
          ? { ...write, result: 'taken' }
          : { ...write, result: 'done', record: written.value };
      }
      if (failureRules[written.failure.kind].retry) throw applicationFailure(written.failure, language);
      const { failure, about } = await alive(() =>
        namedForWhatItLacks(client, register, write.fields, written.failure, lane, cancellation()),
      );
      return { ...write, result: 'failed', failure: recordFailure(failure, language, about) };
    },

    /** For fields both sides have changed: whose change came last, as far as `lastmodified` tells (design rule 6). */
    async whoChangedLater(
      input: Scope & { readonly asks: readonly Ask[]; readonly anderssonAheadMs: number },
    ): Promise<readonly Answer[]> {
      const { client, language } = fortnoxOf(input.company);
      const register = registers[input.register];
      const answers: Answer[] = [];
      for (const ask of input.asks) {
        const answer = await alive(() =>
          askWhoChangedLater(client, register, ask, input.anderssonAheadMs, cancellation()),
        );
        if (answer.outcome !== 'done') throw applicationFailure(answer.failure, language);
        answers.push({ number: ask.number, later: answer.value });
      }
      return answers;
    },
  };
}

export type FortnoxRegisterActivities = ReturnType<typeof fortnoxRegisterActivities>;
