import type { FieldProblem } from '../../http/warehouse-errors';
import type { Switches } from '../../switches';
import { refuseMembers } from './warehouse-problem';

/** Of the framework (warehouse-api §1, F). */
const defaultLimit = 100;
const largestLimit = 1_000;

const swedishOrder = new Intl.Collator('sv', { numeric: true });

function wholeNumber(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  return /^\d+$/.test(text) ? Number(text) : refuseMembers([{ field: name, error: 'validation.invalid.integer' }]);
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function textAt(item: object, name: string): string {
  return String((item as Readonly<Record<string, unknown>>)[name] ?? '');
}

function sortedBy<Shown extends object>(items: readonly Shown[], by: string): readonly Shown[] {
  const isKnown = items[0] !== undefined && Object.hasOwn(items[0], by);
  return isKnown ? items.toSorted((a, b) => swedishOrder.compare(textAt(a, by), textAt(b, by))) : items;
}

/** The part of a list that was asked for, as it is shown, in the order asked for; an unknown `sortby` is ignored. */
export function pageOfList<Item, Shown extends object>(
  items: readonly Item[],
  show: (item: Item) => Shown,
  query: URLSearchParams,
  switches: Switches,
): readonly Shown[] {
  const limit = Math.min(wholeNumber(query, 'limit', defaultLimit), largestLimit);
  const offset = wholeNumber(query, 'offset', 0);
  const start = switches.warehouseOffset === 'used' ? offset : 0;
  const part = <T>(list: readonly T[]): readonly T[] =>
    (query.get('order') === 'DESC' ? list.toReversed() : list).slice(start, start + limit);
  const sortBy = query.get('sortby');
  // Showing costs more than choosing: all are shown only where the order depends on it.
  return sortBy === null ? part(items).map(show) : part(sortedBy(items.map(show), camelCase(sortBy)));
}

/** A parameter that takes one of a few words, spelled exactly so. */
export function choiceParameter<const T extends string>(
  query: URLSearchParams,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const text = query.get(name);
  if (text === null || text === '') return undefined;
  const problem: FieldProblem = { field: name, error: 'validation.invalid.enum' };
  return allowed.find((word) => word === text) ?? refuseMembers([problem]);
}
