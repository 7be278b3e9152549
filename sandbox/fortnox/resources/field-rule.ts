import type { Refusal } from '../http/error-answers';

/** A field's value as stored; a field that is not set is absent from the document. */
export type FieldValue = string | number | boolean | GroupValue | readonly RowValue[];

/** An object of texts inside a document. */
export type GroupValue = Readonly<Record<string, string>>;

/** One row of a document; a column that is not set is absent. */
export type RowValue = Readonly<Record<string, string | number>>;

interface FieldBase {
  readonly name: string;
  /** Shown by Fortnox, never taken from a request. */
  readonly readOnly?: true;
  /** How a request that carries it is treated, where neither a plain field's way nor a read-only one's is right. */
  readonly whenSent?: () => 'taken' | 'ignored' | 'refused';
  /** Read-only over the API, and yet filled in by Fortnox's own users (or by Fortnox, which they play here). */
  readonly userFills?: true;
  /** Must be there on create and cannot be cleared. */
  readonly required?: true;
  /** Set on create when nothing is sent. */
  readonly initial?: FieldValue;
  /** How a detail reads while the field was never set; null unless the recordings show "". */
  readonly unsetReads?: '';
}

/** A text, or a number written as text (`numeric`: a JSON number is taken too). */
export interface TextField extends FieldBase {
  readonly kind: 'text';
  readonly max?: number;
  readonly exactly?: number;
  readonly numeric?: true;
  /** Emptied by "", and a null is refused with this code: the other way round from all other fields. */
  readonly nullCode?: number;
  /** Answered for a text that is too long, where the sheet knows the code. */
  readonly tooLongCode?: number;
  readonly oneOf?: readonly string[];
  /** A check against the company's basic data. */
  readonly check?: (value: string) => Refusal | undefined;
}

export interface NumberField extends FieldBase {
  readonly kind: 'number';
  /** Smallest and largest value a request may carry. */
  readonly range?: readonly [number, number];
  /** Kept with so many decimals; absent: as sent. */
  readonly decimals?: number;
}

export interface BooleanField extends FieldBase {
  readonly kind: 'boolean';
}

/** An object of texts inside the document; parts not sent keep their value. */
export interface GroupField extends FieldBase {
  readonly kind: 'group';
  readonly parts: readonly TextField[];
}

/** Rows of a document; sent, they take the place of all that were there. */
export interface RowsField extends FieldBase {
  readonly kind: 'rows';
  readonly columns: readonly (TextField | NumberField)[];
}

export type FieldRule = TextField | NumberField | BooleanField | GroupField | RowsField;
