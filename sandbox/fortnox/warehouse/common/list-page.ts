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

function sorted<T extends object>(items: readonly T[], query: URLSearchParams): readonly T[] {
  const by = camelCase(query.get('sortby') ?? '');
  const isKnown = items[0] !== undefined && Object.hasOwn(items[0], by);
  const inOrder = isKnown ? items.toSorted((a, b) => swedishOrder.compare(textAt(a, by), textAt(b, by))) : items;
  return query.get('order') === 'DESC' ? inOrder.toReversed() : inOrder;
}

/** The part of a list that was asked for, in the order asked for; an unknown `sortby` is ignored. */
export function pageOfList<T extends object>(
  items: readonly T[],
  query: URLSearchParams,
  switches: Switches,
): readonly T[] {
  const limit = Math.min(wholeNumber(query, 'limit', defaultLimit), largestLimit);
  const offset = wholeNumber(query, 'offset', 0);
  const start = switches.warehouseOffset === 'used' ? offset : 0;
  return sorted(items, query).slice(start, start + limit);
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
