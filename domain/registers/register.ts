import type { Said } from '../language';
import type { FeedTopic } from '../sync/feed';

/** The two systems a record lives in. */
export type Side = 'andersson' | 'fortnox';

/** What a field holds: running text, a code that means nothing when cut, an amount or quantity, yes or no. */
export type Content = 'text' | 'code' | 'amount' | 'flag';

/** Another register, or list of codes, that a field's value must exist in where it goes (R0.7). */
export interface Reference {
  /** What a sentence about a missing one begins with. */
  readonly label: Said;
  readonly fortnox: {
    readonly collection: string;
    readonly single: string;
    readonly list: string;
    readonly key: string;
    /** The kind of failure it is to be missing there, a row of `activities/fortnox/failures`. */
    readonly missing: 'unitMissing' | 'currencyUnknown' | 'mainSupplierMissing';
  };
  /** Where Andersson has them; null: it has no register of them, and takes any. */
  readonly andersson: (AnderssonRegister | AnderssonCodes) | null;
}

/** A list of codes of Andersson's. A site whose codes are not mapped leaves it empty, and then none is missing. */
export interface AnderssonCodes {
  readonly table: 'unit';
  readonly key: 'code';
  readonly mayBeUnmapped: true;
}

/**
 * One shared field of a register: the same thing under Andersson's and Fortnox's name.
 * `travels` is what the manual says of the field itself; the company's settings narrow it further.
 */
export interface FieldRule {
  /** What an operator calls it. */
  readonly label: Said;
  /** `length`: characters of a text or code, digits before the point of an amount. */
  readonly andersson: { readonly column: string; readonly length: number };
  readonly fortnox: { readonly field: string; readonly length: number };
  /** The name Fortnox's list shows it under, where that is another than the record's. */
  readonly listedAs?: string;
  readonly travels: 'import' | 'export' | 'both';
  /**
   * Running text is cut at a word where the other side takes less; a code cut short would be another code, so it is
   * refused; an amount is rounded; the flag is whether the record is active, which travels by settings of its own.
   */
  readonly content: Content;
  /** Fills a second field from a column that another field already carries: it travels with a change, never by itself. */
  readonly copy?: true;
  /** Neither side takes a record without it. */
  readonly required?: true;
  /** Two records of one number that differ here are two different businesses (R0.7, matching before the first write). */
  readonly identifies?: true;
  readonly refersTo?: Reference;
  /** Fortnox refuses null for it; the empty text clears it (core-api §4.2). */
  readonly neverNull?: true;
  /** An amount that is written as a part of itself, what the other parts, Fortnox's own, leave of it (R1.4). */
  readonly writtenAs?: { readonly field: string; readonly less: readonly string[] };
  /** An amount that is written as the price on a price list, from quantity 0 (R1.3.2). */
  readonly onPriceList?: string;
  /** Where this fact holds Fortnox works the field out itself: it is never written there (R1.4). */
  readonly workedOutWhere?: Fact;
}

/** A field of a record in Fortnox and the value it has. */
export interface Fact {
  readonly field: string;
  readonly is: string;
}

/**
 * A register as the sync engine knows it. A new register is a new declaration of this shape and its tests; what else it
 * brings is listed in docs/decisions/0017.
 */
export interface Register {
  readonly name: string;
  /** What an operator calls one of its records. */
  readonly label: Said;
  /** The side that wins where time cannot decide (design rule 6): where R0.5 says records are usually made. */
  readonly mainSide: Side;
  /** The way it usually travels (R0.5); a company's settings say otherwise. */
  readonly usualDirection: FieldRule['travels'];
  /** Registers whose records these name: loaded first, so that references exist. */
  readonly after: readonly string[];
  readonly andersson: AnderssonRegister;
  readonly fortnox: {
    /** What a person consents to, so that these records may be reached (core-api §1). */
    readonly scope: string;
    readonly collection: string;
    readonly single: string;
    readonly list: string;
    readonly key: string;
    /**
     * The list parameter that searches by key among what was changed since a minute; it matches parts too, so answers are
     * compared exactly. Null: the list cannot be asked for that, and nobody can tell who changed last (design rule 6).
     */
    readonly searchByKey: string | null;
    /**
     * How Fortnox tells what has changed (core-api §3.1): its lists can be asked for what was changed since a minute, or
     * only the content of a line tells, and what a line lacks is read again in rotation (design rule 7).
     */
    readonly changes: 'lastmodified' | 'content';
    /** What its change feed calls changes of these records. */
    readonly topic: FeedTopic;
    /** Another list of Fortnox's whose changes are changes of these records, and the field that names them. */
    readonly changesToo?: { readonly collection: string; readonly list: string; readonly key: string };
    /** Fields that are no shared ones and tell how a record travels; read and kept with the others. */
    readonly facts: Readonly<Record<string, Extract<Content, 'code' | 'flag'>>>;
    /** Signs that a number may have there, as the inside of a character class; absent: any. */
    readonly numberSigns?: string;
    readonly numberLength: number;
    /** What a record is made with beside the shared fields. */
    readonly madeWith: Readonly<Record<string, boolean>>;
  };
  readonly fields: readonly FieldRule[];
  /** Only records of Fortnox's where this holds are kept in step (R1.3.1); `otherwise` is said of one that Andersson has. */
  readonly onlyWhere?: Fact & { readonly otherwise: Said };
  /** Only records that are active in Andersson go to Fortnox, changes too (R1.3.2). */
  readonly exportsOnlyActive?: true;
}

export type AnderssonRegister =
  | { readonly table: 'customer'; readonly key: 'customer_number' }
  | { readonly table: 'supplier'; readonly key: 'supplier_number' }
  | { readonly table: 'article'; readonly key: 'article_number' };

/** Longest number the contract's tables hold. */
export const longestNumberInAndersson = 50;

/** Values of one record on one side, by that side's own names; an unset value is the empty text. */
export type Values = Readonly<Record<string, string>>;

/** A column or field name and the rule's own view of it on the given side. */
export function nameOn(side: Side, rule: FieldRule): string {
  return side === 'andersson' ? rule.andersson.column : rule.fortnox.field;
}

/** Longest text the field takes on the given side, in characters; digits before the point for an amount. */
export function lengthOn(side: Side, rule: FieldRule): number {
  return side === 'andersson' ? rule.andersson.length : rule.fortnox.length;
}

/** The two systems as people call them. */
export const sideNames: Readonly<Record<Side, string>> = { andersson: 'Andersson', fortnox: 'Fortnox' };

/** The other system. */
export function otherSide(side: Side): Side {
  return side === 'andersson' ? 'fortnox' : 'andersson';
}

/** Whether the manual lets the field travel to that side. */
export function travelsTo(target: Side, { travels }: FieldRule): boolean {
  return travels === 'both' || travels === (target === 'andersson' ? 'import' : 'export');
}

/** Whether a record of Fortnox's is of those that are kept in step (R1.3.1). */
export function isKeptInStep({ onlyWhere }: Register, fortnox: Values | null): boolean {
  return onlyWhere === undefined || holds(onlyWhere, fortnox);
}

/** Whether a record of Fortnox's has the value; an unread field has none. */
export function holds(fact: Fact, fortnox: Values | null): boolean {
  return fortnox?.[fact.field] === fact.is;
}
