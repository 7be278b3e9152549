import { Decimal } from 'decimal.js';
import type { FieldRule, Register, Values } from '../../../domain/registers/register';
import type { Export, FortnoxRecord } from '../../../domain/sync/record';
import type { FailureKind } from '../failures';
import type { Outcome } from '../outcome';
import type { PriceApi } from './price-api';
import type { RegisterApi } from './register-api';

/** What writes of one register work with. */
export interface WriteScope {
  readonly register: Register;
  readonly api: RegisterApi;
  readonly prices: PriceApi;
  /** Whether the company keeps stock in Fortnox, remembered: what an article's cost is written as depends on it (R1.4). */
  warehouseActivated(signal?: AbortSignal): Promise<Outcome<boolean>>;
  /** Whether the company has the price list, remembered while it has. */
  hasPriceList(list: string, signal?: AbortSignal): Promise<Outcome<boolean>>;
  readonly signal?: AbortSignal | undefined;
}

/** `taken`: the number is another's. `record` is null where only a price was written. */
export type Written = FortnoxRecord | 'taken' | null;

/**
 * Makes or changes one record, its price on the list last. Safe to repeat as a whole: the number is the key, and the same
 * change made twice is one. What is missing for the price is found before anything is written.
 */
export async function writeRecord(scope: WriteScope, write: Export): Promise<Outcome<Written>> {
  const { register, signal } = scope;
  const priced = register.fields.filter((rule) => rule.onPriceList !== undefined && rule.fortnox.field in write.fields);
  for (const { onPriceList = '' } of priced) {
    const there = await scope.hasPriceList(onPriceList, signal);
    if (there.outcome !== 'done') return there;
    if (!there.value) return notWritten('priceListMissing');
  }
  const own = Object.fromEntries(Object.entries(write.fields).filter(([name]) => !priced.some(isOf(name))));
  const fields = await asWritten(scope, write, own);
  if (fields.outcome !== 'done') return fields;

  const isNew = write.action === 'create';
  const nothing: Outcome<Written> = { outcome: 'done', value: null, at: fields.at };
  const written = isNew
    ? await createRecord(scope, write.number, own, fields.value)
    : Object.keys(own).length === 0
      ? nothing
      : await scope.api.update(write.number, fields.value, signal);
  if (written.outcome !== 'done' || written.value === 'taken') return written;
  for (const { onPriceList = '', fortnox } of priced) {
    const price = write.fields[fortnox.field] ?? '';
    const set = await scope.prices.set(onPriceList, write.number, price, isNew, signal);
    if (set.outcome !== 'done') return set;
  }
  return written;
}

/**
 * Makes a record under the number Andersson gave it. The number is the key that makes this safe to repeat: where it is
 * taken, the record there is read. Holding just what was to be written, it is ours from a call whose answer was lost (or
 * needs nothing); holding something else or more, it is `taken`, to be merged. Deleted numbers stay reserved (core-api §4.1): refused.
 */
async function createRecord(
  { api, register, signal }: WriteScope,
  number: string,
  meant: Values,
  fields: Values,
): Promise<Outcome<FortnoxRecord | 'taken'>> {
  const created = await api.create(number, fields, signal);
  if (created.outcome !== 'refused' || created.failure.kind !== 'numberTaken') return created;
  const there = await api.read(number, signal);
  if (there.outcome === 'done')
    return { ...there, value: isOurs(register, there.value.values, meant) ? there.value : 'taken' };
  return there.outcome === 'refused' && there.failure.kind === 'notFound' ? created : there;
}

/** A price, a fact and whether it is active are not what makes it another's. */
function isOurs(register: Register, stored: Values, meant: Values): boolean {
  return register.fields
    .filter((rule) => rule.onPriceList === undefined && rule.content !== 'flag')
    .every(({ fortnox: { field } }) => (stored[field] ?? '') === (meant[field] ?? ''));
}

/**
 * The fields under the names they are written by: a cost that Fortnox adds up of parts is written as the part that is
 * ours, what the others leave of it (R1.4). Without a warehouse it is a plain field.
 */
async function asWritten(scope: WriteScope, write: Export, fields: Values): Promise<Outcome<Values>> {
  const { api, register, signal } = scope;
  const part = register.fields.find((rule) => rule.writtenAs && rule.fortnox.field in fields);
  const nothingToDo: Outcome<Values> = { outcome: 'done', value: fields, at: new Date() };
  if (!part?.writtenAs) return nothingToDo;
  const warehouse = await scope.warehouseActivated(signal);
  if (warehouse.outcome !== 'done') return warehouse;
  if (!warehouse.value) return nothingToDo;
  const { field, less } = part.writtenAs;
  const others = write.action === 'create' ? null : await api.readSum(write.number, less, signal);
  if (others && others.outcome !== 'done') return others;
  const { [part.fortnox.field]: whole = '', ...rest } = fields;
  const ours = new Decimal(whole || 0).minus(others?.value ?? 0);
  // Cleared, a cost leaves the other parts as they are.
  if (ours.isNegative() && whole !== '') return notWritten('costBelowItsParts');
  const value = ours.isNegative() ? '0' : ours.toFixed();
  return { outcome: 'done', value: { ...rest, [field]: value }, at: warehouse.at };
}

function isOf(name: string): (rule: FieldRule) => boolean {
  return ({ fortnox }) => fortnox.field === name;
}

/** Found out before the record is written. */
function notWritten(kind: FailureKind): Extract<Outcome<never>, { outcome: 'refused' }> {
  const noCall = { method: '', path: '', message: '', status: null, code: null, requestId: null, retryAfterMs: null };
  return { outcome: 'refused', failure: { kind, ...noCall } };
}
