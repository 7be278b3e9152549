import { isDeepStrictEqual } from 'node:util';
import type { Fields } from './resource-definition';

/** Whether two versions of a document hold the same, whatever the order. */
export function sameFields(a: Fields, b: Fields): boolean {
  return isDeepStrictEqual(new Map(a), new Map(b));
}
