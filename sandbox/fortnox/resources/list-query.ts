import { errorCodes, type Refusal, refusal } from '../http/error-answers';
import type { Switches } from '../switches';
import type { ResourceDefinition } from './resource-definition';
import { type ChangeStamp, isDay, parseSwedishTime } from './swedish-time';

/** core-api §2.2. */
const defaultLimit = 100;
const largestLimit = 500;

/** What a list call asks for, read and checked. */
export interface ListQuery {
  readonly page: number;
  readonly limit: number;
  readonly offset: number;
  readonly filter?: string;
  readonly changedSince?: ChangeStamp;
  /** Search words by parameter, in lower case. */
  readonly search: readonly (readonly [parameter: string, word: string])[];
  /** First and last day asked for, both in. */
  readonly fromDate?: string;
  readonly toDate?: string;
  readonly sortBy?: string;
  readonly descending: boolean;
}

const globalParameters = ['page', 'limit', 'offset', 'filter', 'lastmodified', 'sortby', 'sortorder'];
const illegal = refusal(errorCodes.illegalParameter, 'Ogiltig parameter i anropet.');

function wholeNumber(text: string | null, fallback: number, smallest: number): number | undefined {
  if (text === null || text === '') return fallback;
  const value = Number(text);
  return /^\d+$/.test(text) && value >= smallest ? value : undefined;
}

function readLimit(query: URLSearchParams, switches: Switches): number | undefined {
  const asked = wholeNumber(query.get('limit'), defaultLimit, 1);
  if (asked === undefined || asked <= largestLimit) return asked;
  return switches.limitAbove500 === 'clamped' ? largestLimit : undefined;
}

function searchWords(definition: ResourceDefinition, query: URLSearchParams): ListQuery['search'] {
  return Object.keys(definition.search).flatMap((parameter) => {
    const word = query.get(parameter);
    return word === null || word === '' ? [] : [[parameter, word.toLowerCase()] as const];
  });
}

function hasForbiddenText(definition: ResourceDefinition, query: URLSearchParams, switches: Switches): boolean {
  const ofDays = definition.dayField === undefined ? [] : ['fromdate', 'todate'];
  const known = new Set([...globalParameters, ...ofDays, ...Object.keys(definition.search)]);
  for (const [name, value] of query) {
    if (/[<>]/.test(name + value)) return true;
    if (!known.has(name) && switches.unknownQueryParameter === 'refused') return true;
  }
  return false;
}

function isOneOf(value: string | null, allowed: readonly string[]): boolean {
  return value === null || allowed.includes(value);
}

/** Reads the query of a list call, or says why Fortnox refuses it. */
export function readListQuery(
  definition: ResourceDefinition,
  query: URLSearchParams,
  switches: Switches,
): ListQuery | { readonly refused: Refusal } {
  if (hasForbiddenText(definition, query, switches)) return { refused: illegal };
  const [filter, sortBy, sortOrder] = [query.get('filter'), query.get('sortby'), query.get('sortorder')];
  if (!isOneOf(filter, Object.keys(definition.filters))) {
    return { refused: refusal(errorCodes.unknownFilter, 'Ett ogiltigt filter har använts.') };
  }
  const sortable = isOneOf(sortBy, Object.keys(definition.sorts)) && isOneOf(sortOrder, ['ascending', 'descending']);
  const page = wholeNumber(query.get('page'), 1, 1);
  const limit = readLimit(query, switches);
  const offset = wholeNumber(query.get('offset'), 0, 0);
  const since = query.get('lastmodified');
  const changedSince = since === null ? undefined : parseSwedishTime(since);
  const unproven = definition.lastmodified === undefined ? switches.lastmodifiedUnproven : 'filters';
  const search = searchWords(definition, query);
  const dayIn = (name: string): string => (definition.dayField === undefined ? '' : (query.get(name) ?? ''));
  const [fromDate, toDate] = [dayIn('fromdate'), dayIn('todate')];
  const tooManyWords = search.length > 1 && switches.severalSearchParameters === 'refused';
  const badTime = since !== null && (changedSince === undefined || unproven === 'refused');
  const badDay = [fromDate, toDate].some((text) => text !== '' && !isDay(text));
  const badNumber = page === undefined || limit === undefined || offset === undefined;
  if (!sortable || badNumber || badTime || badDay || tooManyWords) {
    return { refused: illegal };
  }
  return {
    page,
    limit,
    offset,
    search,
    descending: sortOrder === 'descending',
    ...(filter === null ? {} : { filter }),
    ...(fromDate === '' ? {} : { fromDate }),
    ...(toDate === '' ? {} : { toDate }),
    ...(sortBy === null ? {} : { sortBy }),
    ...(changedSince === undefined || unproven === 'ignored' ? {} : { changedSince }),
  };
}
