import { Decimal } from 'decimal.js';
import type { Language } from '../../../domain/language';
import type { PurchaseOrderDraft } from '../../../domain/purchase/order';
import type { Said } from '../failures';
import { findingFailure } from '../throw-failure';
import { type HeadField, type HeadFieldName, headDifferences, headFields } from './order-head';
import type { StoredOrder } from './order-wire';
import { and, orderWords, same } from './words';

/** The language an order is printed in changes nothing of it. */
const printedOnly: HeadFieldName = 'languageCode';

/** What Fortnox stored otherwise than it was meant (design rule 2), each as "antal på rad 2: 5 i stället för 10". */
function storedOtherwise(draft: PurchaseOrderDraft, stored: StoredOrder): readonly Said[] {
  return [
    ...headDifferences(draft, stored).flatMap(({ name, there, meant }) => {
      const { sv, en, freely, named }: HeadField = headFields[name];
      if (name === printedOnly || (freely && saysTheSame(there, meant))) return [];
      return named ? [{ sv, en }] : textDifference(sv, en, there, meant);
    }),
    ...numberDifference('antal rader', 'number of rows', stored.rows.length, draft.rows.length),
    ...draft.rows.flatMap((row, index) => {
      const there = stored.rows[index];
      if (!there) return [];
      const [sv, en] = [`på rad ${index + 1} (${row.itemId})`, `of row ${index + 1} (${row.itemId})`];
      return [
        ...textDifference(`artikel ${sv}`, `article ${en}`, there.itemId, row.itemId),
        ...wordsDifference(`text ${sv}`, `text ${en}`, there.itemDescription, row.description),
        ...wordsDifference(`enhet ${sv}`, `unit ${en}`, there.itemUnit, row.unit),
        ...numberDifference(`antal ${sv}`, `quantity ${en}`, there.orderedQuantity, row.quantity),
        ...numberDifference(`pris ${sv}`, `price ${en}`, there.price, row.price),
      ];
    }),
  ];
}

/** @throws `storedDifferently`, with the order's number in its details, when Fortnox stored something else than was meant */
export function mustBeStored(draft: PurchaseOrderDraft, stored: StoredOrder, language: Language): void {
  const differences = storedOtherwise(draft, stored);
  if (differences.length > 0) throw storedDifferently(stored.id, differences, language);
}

/** The failure of a document, an order if nothing else is said, that is not what it was made to be. */
export function storedDifferently(
  fortnoxNumber: string,
  differences: readonly Said[],
  language: Language,
  document: Said = orderWords(fortnoxNumber),
) {
  const about = withDifferences(document, differences);
  return findingFailure({ kind: 'storedDifferently', about, fortnoxNumbers: [fortnoxNumber] }, language);
}

/** A document and what is not as it was meant in it. */
export function withDifferences(document: Said, differences: readonly Said[]): Said {
  return and(and(document, same(', ')), listOf(differences));
}

/** What is not as it was meant, one thing after the other. */
export function listOf(differences: readonly Said[]): Said {
  return { sv: differences.map(({ sv }) => sv).join('; '), en: differences.map(({ en }) => en).join('; ') };
}

/** One thing that is not as it was meant. */
export function difference(sv: string, en: string, there: string, meant: string): Said {
  return { sv: `${sv}: ${there} i stället för ${meant}`, en: `${en}: ${there} instead of ${meant}` };
}

/** Nothing, or that a text is another one. */
export function textDifference(sv: string, en: string, there: string | null, meant: string | null): readonly Said[] {
  return there === meant ? [] : [difference(sv, en, there || '–', meant || '–')];
}

/** Nothing, or that a text which Fortnox need not give back letter by letter says something else. */
function wordsDifference(sv: string, en: string, there: string, meant: string): readonly Said[] {
  return saysTheSame(there, meant) ? [] : textDifference(sv, en, there, meant);
}

/** Nothing was meant, nothing is told, or both say the same apart from spaces and capitals. */
function saysTheSame(there: string | null, meant: string | null): boolean {
  const [a, b] = [there, meant].map((text) => (text ?? '').replace(/\s+/gu, '').toLowerCase());
  return !a || !b || a === b;
}

/** Nothing, or that a number is of another value. */
export function numberDifference(sv: string, en: string, there: Decimal.Value, meant: Decimal.Value): readonly Said[] {
  return new Decimal(there).equals(meant) ? [] : [difference(sv, en, String(there), String(meant))];
}
