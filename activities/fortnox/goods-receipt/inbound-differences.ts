import type { InboundDraft } from '../../../domain/goods-receipt/inbound';
import { booksCurrency } from '../../../domain/money';
import type { Said } from '../failures';
import { numberDifference, textDifference } from '../purchase/differences';
import type { StoredInbound } from './inbound-wire';

/**
 * What enters stock otherwise than it was meant (design rule 2). The day's currency rate makes no difference by itself:
 * a document keeps the rate it was made at.
 */
export function inboundDifferences(draft: InboundDraft, stored: StoredInbound): readonly Said[] {
  const unit = draft.currency?.unit ?? 1;
  return [
    ...textDifference('datum', 'date', stored.date, draft.date),
    ...textDifference(
      'valuta',
      'currency',
      stored.currency?.currency ?? booksCurrency,
      draft.currency?.code ?? booksCurrency,
    ),
    // What a rate is for so many of; whether every answer carries it is not known.
    ...numberDifference('valutaenhet', 'currency unit', stored.currency?.unit ?? unit, unit),
    ...numberDifference('antal rader', 'number of rows', stored.rows.length, draft.rows.length),
    ...draft.rows.flatMap((row, index) => {
      const there = stored.rows[index];
      if (!there) return [];
      const [sv, en] = [`på rad ${index + 1} (${row.itemId})`, `of row ${index + 1} (${row.itemId})`];
      return [
        ...textDifference(`artikel ${sv}`, `article ${en}`, there.itemId, row.itemId),
        ...numberDifference(`antal ${sv}`, `quantity ${en}`, there.quantity, row.quantity),
        // No cost at all is a cost of 0: what came would enter stock for nothing.
        ...numberDifference(`kostnad ${sv}`, `cost ${en}`, there.directCost ?? 0, row.directCost),
        // Whether an answer carries the stock point's id is not known.
        ...textDifference(
          `lagerställe ${sv}`,
          `stock point ${en}`,
          there.stockPointId || row.stockPointId,
          row.stockPointId,
        ),
      ];
    }),
  ];
}

/** The same of a document just made, whose rate is the draft's. */
export function differencesOfNew(draft: InboundDraft, stored: StoredInbound): readonly Said[] {
  return [
    ...inboundDifferences(draft, stored),
    ...numberDifference('kurs', 'currency rate', stored.currency?.rate ?? 1, draft.currency?.rate ?? 1),
  ];
}
