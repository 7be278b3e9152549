import { errorCodes, type Refusal, refusal } from '../http/error-answers';
import type { Switches } from '../switches';
import { hasOnlyAllowedCharacters } from './allowed-characters';
import type { FieldRule, FieldValue, GroupField, NumberField, RowsField, RowValue, TextField } from './field-rule';

/** A value as it would be stored, or why it is refused. */
export type ReadValue = { readonly value: FieldValue } | { readonly refused: Refusal };

const refused = (code: number, message: string): ReadValue => ({ refused: refusal(code, message) });

function lengthRefusal({ name, max, exactly, tooLongCode }: TextField, value: string): Refusal | undefined {
  const length = [...value].length;
  if (exactly !== undefined && length !== exactly) {
    return refusal(errorCodes.wrongLength, `Fältet ${name} måste vara exakt ${exactly} tecken.`);
  }
  if (max === undefined || length <= max) return undefined;
  return refusal(tooLongCode ?? errorCodes.wrongLength, `Fältet ${name} får vara högst ${max} tecken.`);
}

function textRefusal(rule: TextField, value: string): Refusal | undefined {
  if (!hasOnlyAllowedCharacters(value)) {
    return refusal(errorCodes.illegalCharacters, `Fältet ${rule.name} innehåller otillåtna tecken.`);
  }
  if (rule.oneOf !== undefined && !rule.oneOf.includes(value)) {
    return refusal(errorCodes.notOneOf, `Fältet ${rule.name} måste vara något av ${rule.oneOf.join(', ')}.`);
  }
  if (rule.numeric === true && !Number.isFinite(Number(value))) {
    return refusal(errorCodes.notNumeric, `Fältet ${rule.name} måste vara numeriskt.`);
  }
  return lengthRefusal(rule, value) ?? rule.check?.(value);
}

function readText(rule: TextField, sent: unknown, switches: Switches): ReadValue {
  const takesNumbers = rule.numeric === true || switches.numberInTextField === 'accepted';
  const value = typeof sent === 'number' && takesNumbers ? String(sent) : sent;
  if (typeof value !== 'string') return refused(errorCodes.notText, `Fältet ${rule.name} är av typen string.`);
  const problem = textRefusal(rule, value);
  return problem === undefined ? { value } : { refused: problem };
}

/** Halves go up, in decimal and not in binary: 1.125 becomes 1.13 (core-api §2.3). */
export function rounded(value: number, decimals: number): number {
  const text = String(value);
  // Very large and very small numbers are written with an exponent of their own.
  if (text.includes('e')) return Number(value.toFixed(decimals));
  return Number(`${Math.round(Number(`${text}e${decimals}`))}e-${decimals}`);
}

function readNumber({ name, range, decimals }: NumberField, sent: unknown): ReadValue {
  const value = typeof sent === 'string' && sent.trim() !== '' ? Number(sent) : sent;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return refused(errorCodes.notNumeric, `Fältet ${name} måste vara numeriskt.`);
  }
  if (range !== undefined && (value < range[0] || value > range[1])) {
    return refused(errorCodes.outOfRange, `Fältet ${name} måste vara mellan ${range[0]} och ${range[1]}.`);
  }
  return { value: decimals === undefined ? value : rounded(value, decimals) };
}

function readBoolean(name: string, sent: unknown): ReadValue {
  if (typeof sent === 'boolean') return { value: sent };
  if (sent === 'true' || sent === 'false') return { value: sent === 'true' };
  return refused(errorCodes.notBoolean, `Fältet ${name} måste vara sant eller falskt.`);
}

function readGroup(rule: GroupField, sent: unknown, switches: Switches): ReadValue {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
    return refused(errorCodes.wrongEnvelope, `Fältet ${rule.name} har felaktig typ av data.`);
  }
  const value: Record<string, string> = {};
  for (const [name, partSent] of Object.entries(sent)) {
    const part = rule.parts.find((candidate) => candidate.name === name);
    if (part === undefined) return refused(errorCodes.unknownField, `Felaktigt fältnamn (${name})`);
    const read = readText(part, partSent, switches);
    if ('refused' in read) return read;
    value[name] = String(read.value);
  }
  return { value };
}

/** A row's columns; one that is null or empty is not set. */
function readRow(columns: RowsField['columns'], sent: object, switches: Switches): RowValue | { refused: Refusal } {
  const row: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(sent)) {
    const column = columns.find((candidate) => candidate.name === name);
    if (column === undefined) return { refused: refusal(errorCodes.unknownField, `Felaktigt fältnamn (${name})`) };
    if (column.readOnly === true && switches.readOnlyFields === 'refused') {
      return { refused: refusal(errorCodes.readOnlyField, `Fältet ${name} kan inte ändras.`) };
    }
    if (column.readOnly === true || value === null || value === '') continue;
    const read = column.kind === 'text' ? readText(column, value, switches) : readNumber(column, value);
    if ('refused' in read) return read;
    row[name] = read.value as string | number;
  }
  return row;
}

function readRows({ name, columns }: RowsField, sent: unknown, switches: Switches): ReadValue {
  const wrong = refused(errorCodes.wrongEnvelope, `Fältet ${name} har felaktig typ av data.`);
  if (!Array.isArray(sent)) return wrong;
  const rows: RowValue[] = [];
  for (const row of sent as readonly unknown[]) {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return wrong;
    const read = readRow(columns, row, switches);
    if (isRefused(read)) return read;
    rows.push(read);
  }
  return { value: rows };
}

function isRefused(read: RowValue | { refused: Refusal }): read is { refused: Refusal } {
  return typeof read.refused === 'object';
}

/** Reads one field of a request as Fortnox would: type, characters, length, allowed values. */
export function readField(rule: FieldRule, sent: unknown, switches: Switches): ReadValue {
  switch (rule.kind) {
    case 'text':
      return readText(rule, sent, switches);
    case 'number':
      return readNumber(rule, sent);
    case 'boolean':
      return readBoolean(rule.name, sent);
    case 'group':
      return readGroup(rule, sent, switches);
    case 'rows':
      return readRows(rule, sent, switches);
  }
}
