import type { StoredDocument } from './stored-document';

/** Digits by value, before anything else; the rest as text. */
export function compareNumbers(a: string, b: string): number {
  const [left, right] = [wholeNumberOr(a, Number.POSITIVE_INFINITY), wholeNumberOr(b, Number.POSITIVE_INFINITY)];
  if (left !== right) return left < right ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}

export function wholeNumberOr(number: string, otherwise: number): number {
  return /^\d+$/.test(number) ? Number(number) : otherwise;
}

/** Keys of several parts: by the first part that differs. */
export function compareParts(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (const [index, part] of left.entries()) {
    const order = compareNumbers(part, right[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/** Documents in order, kept so while they come and go: a list is asked for after nearly every write. */
export interface DocumentOrder {
  /** The document of this number has come, changed or gone. */
  touch(number: string): void;
  /** All have. */
  reset(): void;
  /** Lowest first. An array once given stays as it is. */
  all(): readonly StoredDocument[];
}

/** Beyond so many changes at once, sorting anew is cheaper than finding each one's place. */
const mostPlaced = 500;

/** The documents of a map, in the order of `compare`. */
export function createDocumentOrder(
  documents: ReadonlyMap<string, StoredDocument>,
  compare: (a: string, b: string) => number,
): DocumentOrder {
  const touched = new Set<string>();
  let ordered: readonly StoredDocument[] | undefined = [];

  const placeOf = (list: readonly StoredDocument[], number: string): number => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare((list[middle] as StoredDocument).number, number) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const withTouched = (before: readonly StoredDocument[]): readonly StoredDocument[] => {
    const list = [...before];
    for (const number of touched) {
      const place = placeOf(list, number);
      const document = documents.get(number);
      list.splice(place, Number(list[place]?.number === number), ...(document === undefined ? [] : [document]));
    }
    return list;
  };

  return {
    touch(number) {
      touched.add(number);
      if (touched.size > mostPlaced) ordered = undefined;
    },
    reset() {
      ordered = undefined;
    },
    all() {
      if (ordered === undefined) ordered = [...documents.values()].sort((a, b) => compare(a.number, b.number));
      else if (touched.size > 0) ordered = withTouched(ordered);
      touched.clear();
      return ordered;
    },
  };
}
