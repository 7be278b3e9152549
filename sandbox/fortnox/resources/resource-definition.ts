import type { Refusal } from '../http/error-answers';
import type { FieldRule, FieldValue } from './field-rule';
import type { ChangeStamp } from './swedish-time';

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
  /** The field that is the key; several, in the order of the path, where it takes them all to tell one from another. */
  readonly keyFields: readonly [string, ...string[]];
  /** Every field of a detail, in the order of the wire. */
  readonly fields: readonly FieldRule[];
  /** One line of a list: field name and value, in the order of the wire. */
  readonly listItem: (fields: Fields) => Readonly<Record<string, unknown>>;
  /** Read-only fields worked out from the others, by name. */
  readonly derived: Readonly<Record<string, (fields: Fields, changed: ChangeStamp) => FieldValue | undefined>>;
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
  /** The key of one deleted is free again, whatever switch `deletedNumbers` says: it is no number of a series. */
  readonly reusesKeys?: true;
  /** Over the API nothing of it is ever deleted. */
  readonly keepsAll?: true;
  readonly refusals: {
    readonly notFound: Refusal;
    readonly numberTaken: (number: string) => Refusal;
    /** A required field that is missing or empty on create, or blanked later. */
    readonly missing: (field: string) => Refusal;
  };
  /** A check across fields, on the document as it would become. */
  readonly check: (fields: Fields) => Refusal | undefined;
  /** Fields that follow from those just written: the document as it becomes. */
  readonly settle?: (before: Fields, after: Fields) => Fields;
}
