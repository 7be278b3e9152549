import type { Register } from '../../../domain/registers/register';
import type { Later } from '../../../domain/sync/merge';
import type { Ask, ReadResult } from '../../../domain/sync/record';
import type { FortnoxClient } from '../client';
import type { CompanyFortnox } from '../company-fortnox';
import type { Lane } from '../rate-budget';
import { changedSinceQuery } from './changed-since';
import { refusalForeseer } from './foreseen-refusals';
import { askWhoChangedLater } from './last-modified';
import { readResult } from './read-result';
import { type ListQuery, registerApi } from './register-api';
import { answerOf, untilAnswered } from './until-answered';

/** Nobody waits for a survey: runs and documents go first (design rule 9). */
const lane: Lane = 'bulk';
/** Inactive ones first: how many there are in all is then known as soon as the long list begins. */
const byActivity = ['inactive', 'active'];

/** Everything a survey asks of Fortnox about one register; it only reads. What does not pass is thrown as a sentence. */
export function registerReader(fortnox: CompanyFortnox, register: Register, signal?: AbortSignal) {
  const { language } = fortnox;
  let calls = 0;
  let aheadMs = 0;
  const client: FortnoxClient = {
    ...fortnox.client,
    send(request) {
      calls += 1;
      return fortnox.client.send(request);
    },
  };
  const api = registerApi(client, register, lane);
  const { changes, changesToo, searchByKey } = register.fortnox;
  const byContent = changes === 'content';
  const tells = byContent ? [] : [api.list, ...(changesToo ? [api.listToo] : [])];

  const readOne = async (number: string): Promise<ReadResult> => {
    const read = await untilAnswered(() => api.read(number, signal), signal);
    return readResult(number, read, language);
  };

  return {
    lists: byContent ? ['all'] : byActivity,

    /** A page of one of the lists that are the register together. */
    async page(list: string, page: number) {
      const active = byContent ? null : list === 'active';
      const askedAt = Date.now();
      const read = await untilAnswered(() => api.wholeList(active, page, signal), signal);
      const { value, at } = answerOf(read, language);
      const { lines, totalPages, totalResources: total } = value;
      aheadMs = at.getTime() - askedAt;
      return { lines, total, totalPages, readAt: at.toISOString() };
    },

    read: (numbers: readonly string[]): Promise<readonly ReadResult[]> => Promise.all(numbers.map(readOne)),

    /** Numbers of what lists tell has changed since; none where only a list's content tells. */
    async *changedSince(since: string): AsyncGenerator<readonly string[]> {
      for (const list of tells) {
        for (let page = 1, pages = 1; page <= pages; page += 1) {
          const read = await untilAnswered(() => list(changedSinceQuery(since), page, signal), signal);
          const { value } = answerOf(read, language);
          pages = value.totalPages;
          yield value.numbers;
        }
      }
    },

    async isChangedSince(number: string, since: string): Promise<boolean> {
      if (searchByKey === null) return false;
      const query: ListQuery = { ...changedSinceQuery(since), [searchByKey]: number };
      for (const list of tells) {
        const read = await untilAnswered(() => list(query, 1, signal), signal);
        if (answerOf(read, language).value.numbers.includes(number)) return true;
      }
      return false;
    },

    /** Whose change came last; where no list tells the time of one, nobody can say. */
    async whoChangedLater(ask: Ask, anderssonAheadMs: number): Promise<Later> {
      if (byContent) return 'undecided';
      const asked = () => askWhoChangedLater(client, register, ask, anderssonAheadMs - aheadMs, signal);
      return answerOf(await untilAnswered(asked, signal), language).value;
    },

    foreseenRefusal: refusalForeseer({ client, register, language, lane, signal }),
    calls: () => calls,
  };
}
