import type { Refusal } from '../http/error-answers';
import type { FieldRule, FieldValue } from './field-rule';

/** Values of a document by field name; a field that is not set is absent, one cleared to "" may hold "". */
export type Fields = ReadonlyMap<string, FieldValue>;

/** A register of Fortnox: all that sets customers, suppliers or articles apart from each other. */
export interface ResourceDefinition {
  /** In the path and in `Location`: `customers`. */
  readonly collection: string;
  /** Envelope of one: `Customer`. */
  readonly item: string;
  /** Envelope of many: `Customers`. */
  readonly list: string;
  /** The field that is the key. */
  readonly numberField: string;
  /** Every field of a detail, in the order of the wire. */
  readonly fields: readonly FieldRule[];
  /** One line of a list: field name and value, in the order of the wire. */
  readonly listItem: (fields: Fields) => Readonly<Record<string, unknown>>;
  /** Read-only fields worked out from the others, by name. */
  readonly derived: Readonly<Record<string, (fields: Fields) => FieldValue | undefined>>;
  /** Fields that answer a create as the JSON type they were sent in (recorded for customers). */
  readonly echoedOnCreate: readonly string[];
  /** Whether `lastmodified` is known to filter this list (core-api §3.1); absent: see switch `lastmodifiedUnproven`. */
  readonly lastmodified?: 'proven';
  /** `filter=` words. */
  readonly filters: Readonly<Record<string, (fields: Fields) => boolean>>;
  /** Search parameters, and the texts each looks through. */
  readonly search: Readonly<Record<string, readonly string[]>>;
  /** The day that `fromdate` and `todate` are held against; absent: the list has neither. */
  readonly dayField?: string;
  /** `sortby=` words and the field each sorts by. */
  readonly sorts: Readonly<Record<string, string>>;
  /** Number of the first document where none is given. */
  readonly firstNumber: number;
  readonly refusals: {
    readonly notFound: Refusal;
    readonly numberTaken: (number: string) => Refusal;
    /** A required field that is missing or empty on create, or blanked later. */
    readonly missing: (field: string) => Refusal;
  };
  /** A check across fields, on the document as it would become. */
  readonly check: (fields: Fields) => Refusal | undefined;
}
