import type { Later } from './merge';

export interface ChangeTimes {
  /** When a user last changed the row, by Andersson's clock (UTC instant); null where the site keeps no such time. */
  readonly changedAt: string | null;
  /** When we last began reading Fortnox before this run, by Andersson's clock; null where the record was not read then. */
  readonly previousReadAt: string | null;
  /** When we ourselves last wrote the record in Fortnox, by Andersson's clock; null if never. */
  readonly writtenByUsAt: string | null;
}

/**
 * Who changed last, told by the clocks at hand (design rule 6). Fortnox gives no time of change: its change came after
 * our previous read, so an older change in Andersson lost for certain. Otherwise Fortnox must be asked, unless a write
 * of our own has moved the time it would answer with.
 */
export function laterByClock({ changedAt, previousReadAt, writtenByUsAt }: ChangeTimes): Later | 'ask' {
  if (changedAt === null) return 'undecided';
  if (previousReadAt !== null && changedAt < previousReadAt) return 'fortnox';
  if (writtenByUsAt !== null && writtenByUsAt >= changedAt) return 'undecided';
  return 'ask';
}
