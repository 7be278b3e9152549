import { z } from 'zod';
import type { Language } from '../../../domain/language';
import type { FieldRule, Reference, Register } from '../../../domain/registers/register';
import type { Export, RecordFailure } from '../../../domain/sync/record';
import { forbiddenCharactersIn } from '../allowed-characters';
import { readCard } from '../card';
import type { FortnoxClient } from '../client';
import { type FailureKind, meaning, type Said } from '../failures';
import type { Lane } from '../rate-budget';
import { parsed } from '../wire';
import { withValue } from './missing-reference';
import { listPageOf } from './record-wire';
import { listPageSize } from './register-api';

/** A list of what records name. */
type CodeList = Pick<Reference['fortnox'], 'collection' | 'list' | 'key'>;

const priceLists: CodeList = { collection: 'pricelists', list: 'PriceLists', key: 'Code' };

interface Asking {
  readonly client: FortnoxClient;
  readonly register: Register;
  readonly language: Language;
  readonly lane: Lane;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What Fortnox would refuse of a write, as far as that can be told without making it: signs it does not take, and what
 * the record names and Fortnox has not (R0.7). What cannot be looked up counts as there.
 */
export function refusalForeseer({ client, register, language, lane, signal }: Asking) {
  const lists = new Map<string, Promise<ReadonlySet<string> | null>>();
  const missing = new Map<string, Promise<boolean>>();

  const readCodes = async ({ collection, list, key }: CodeList): Promise<ReadonlySet<string> | null> => {
    const schema = listPageOf(list, key, false);
    const codes = new Set<string>();
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const path = `/3/${collection}`;
      const answer = await client.send({ method: 'GET', path, query: { limit: listPageSize, page }, lane, signal });
      const read = parsed(answer, 'GET', path, (json) => schema.safeParse(json));
      if (read.outcome !== 'done') return null;
      pages = read.value.totalPages;
      for (const number of read.value.numbers) codes.add(number);
    }
    return codes;
  };
  /** Each list is read once. */
  const codesOf = (list: CodeList) => remembered(lists, list.collection, () => readCodes(list));

  /** The list has it under another spelling, or not at all: Fortnox itself says. */
  const isMissing = async ({ fortnox }: Reference, value: string): Promise<boolean> => {
    const codes = await codesOf(fortnox);
    if (codes === null || codes.has(value)) return false;
    const { collection, single } = fortnox;
    return remembered(missing, `${collection}/${value}`, async () => {
      const card = await readCard(client, { collection, single, fields: z.object({}) }, value, lane, signal);
      return card.outcome === 'done' && card.value === null;
    });
  };

  const refusalOf = async (rule: FieldRule, value: string): Promise<{ kind: FailureKind; about?: Said } | null> => {
    const signs = rule.content === 'text' || rule.content === 'code' ? forbiddenCharactersIn(value).join(' ') : '';
    if (signs !== '') return { kind: 'forbiddenCharacters', about: withValue(rule, `(${signs})`) };
    if (rule.onPriceList !== undefined) {
      const codes = await codesOf(priceLists);
      return codes?.has(rule.onPriceList) === false ? { kind: 'priceListMissing' } : null;
    }
    if (!rule.refersTo || value === '' || !(await isMissing(rule.refersTo, value))) return null;
    return { kind: rule.refersTo.fortnox.missing, about: withValue(rule, value) };
  };

  return async ({ fields }: Export): Promise<RecordFailure | null> => {
    for (const rule of register.fields) {
      const value = fields[rule.fortnox.field];
      const found = value === undefined ? null : await refusalOf(rule, value);
      if (!found) continue;
      const sentence = meaning(found.kind, language, found.about);
      return { side: 'fortnox', kind: found.kind, code: null, sentence, passing: false };
    }
    return null;
  };
}

function remembered<T>(kept: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const known = kept.get(key) ?? ask();
  kept.set(key, known);
  return known;
}
