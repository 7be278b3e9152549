import { customers } from '../../domain/registers/customers';
import type { Values } from '../../domain/registers/register';
import { type KnownRecord, type KnownRow, type PlanContext, planRecord } from '../../domain/sync/plan';
import type { ReadResult } from '../../domain/sync/record';
import { agreeing, bothWays, inAndersson } from './customer-values';

const previousReadAt = '2026-11-23T10:00:00.000Z';
export const before = '2026-11-23T09:00:00.000Z';
export const after = '2026-11-23T10:01:00.000Z';
export const held = { name: 'Volvo', city: 'Göteborg', organisation_number: '556677-8899' };
export const base = agreeing(held);

export const row = (values: Values = {}, rest: Partial<KnownRow> = {}): KnownRow => ({
  values: { ...inAndersson(held), active: String(rest.active ?? true), ...values },
  active: true,
  changedAt: after,
  unreadable: null,
  ...rest,
});
export const found = (values: Values = {}, active = true): ReadResult => ({
  number: '7',
  result: 'found',
  record: { number: '7', values: { ...base.fortnox, Active: String(active), ...values } },
});
export const absent: ReadResult = { number: '7', result: 'absent' };
const unknown: KnownRecord = { number: '7', row: null, read: null, base: null, failure: null, writtenByUsAt: null };

export function plan(known: Partial<KnownRecord>, context: Partial<PlanContext> = {}) {
  const defaults: PlanContext = {
    register: customers,
    allowed: bothWays,
    language: 'sv',
    previousReadAt,
    answer: undefined,
  };
  return planRecord({ ...unknown, ...known }, { ...defaults, ...context });
}

export const same = { do: 'leave', result: 'same', notes: [] };
export const skipped = { do: 'leave', result: 'skipped', notes: [] };
export const waits = { ...skipped, waits: true };
export const toFortnox = (action: 'create' | 'update', fields: object) => ({
  do: 'write',
  toAndersson: null,
  toFortnox: { number: '7', action, fields },
});
export const toAndersson = (action: 'create' | 'update', values: object) => ({
  do: 'write',
  toAndersson: { action, values },
  toFortnox: null,
});
export const fails = (kind: string, passing = false) => ({ do: 'fail', failure: { kind, passing } });
export const read = { side: 'fortnox', kind: 'noAnswer', code: null, sentence: 'Inget svar.', passing: true } as const;
