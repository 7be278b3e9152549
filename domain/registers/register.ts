/** The two systems a record lives in. */
export type Side = 'andersson' | 'fortnox';

/** Which way a company lets a register travel (R0.5). */
export type Direction = 'import' | 'export' | 'both' | 'off';

/**
 * One shared field of a register: the same thing under Andersson's and Fortnox's name.
 * `travels` is what the manual says of the field itself; the company's direction narrows it further.
 */
export interface FieldRule {
  /** What an operator calls it, in Swedish. */
  readonly label: string;
  readonly andersson: { readonly column: string; readonly length: number };
  readonly fortnox: { readonly field: string; readonly length: number };
  readonly travels: 'import' | 'export' | 'both';
  /** Running text is cut at a word where the other side takes less; a code cut short would be another code, so it is refused. */
  readonly content: 'text' | 'code';
  /** Fills a second field from a column that another field already carries: it travels with a change, never by itself. */
  readonly copy?: true;
  /** Neither side takes a record without it. */
  readonly required?: true;
  /** Two records of one number that differ here are two different businesses (R0.7, matching before the first write). */
  readonly identifies?: true;
}

/** A register as the sync engine knows it. A new register is a new declaration of this shape and its tests. */
export interface Register {
  readonly name: string;
  /** What an operator calls one of its records, in Swedish. */
  readonly label: string;
  /** The side that wins where time cannot decide (design rule 6): where R0.5 says records are usually made. */
  readonly mainSide: Side;
  readonly andersson: { readonly table: 'customer'; readonly key: 'customer_number' };
  readonly fortnox: {
    readonly collection: string;
    readonly single: string;
    readonly list: string;
    readonly key: string;
    /** The list parameter that searches by key; it matches parts too, so answers are compared exactly. */
    readonly searchByKey: string;
  };
  readonly fields: readonly FieldRule[];
}

/** Values of one record on one side, by that side's own names; an unset value is the empty text. */
export type Values = Readonly<Record<string, string>>;

/** A column or field name and the rule's own view of it on the given side. */
export function nameOn(side: Side, rule: FieldRule): string {
  return side === 'andersson' ? rule.andersson.column : rule.fortnox.field;
}

/** Longest text the field takes on the given side, in characters. */
export function lengthOn(side: Side, rule: FieldRule): number {
  return side === 'andersson' ? rule.andersson.length : rule.fortnox.length;
}
