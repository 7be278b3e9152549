import type { MemberRule } from '../common/member-rule';

const text = (name: string, least: number, most: number): MemberRule => ({ name, kind: 'text', size: [least, most] });
const date: MemberRule = { name: 'date', kind: 'date', required: true };
const note = text('note', 0, 1000);

/** Members of an inbound's header that a request may set (warehouse-api §3.2); key, currency and rows are read apart. */
export const inboundRules: readonly MemberRule[] = [date, note];

/** The same of an outbound. */
export const outboundRules: readonly MemberRule[] = [
  date,
  { name: 'deliveryState', kind: 'choice', oneOf: ['registration', 'reservation', 'delivery'], required: true },
  { name: 'forcedDelivery', kind: 'boolean' },
  note,
];

/** The currency of an inbound's costs. */
export const currencyRules: readonly MemberRule[] = [
  { name: 'currency', kind: 'text', size: [3, 3], required: true },
  { name: 'rate', kind: 'number', least: 0.000001, required: true },
  { name: 'unit', kind: 'integer', least: 1 },
];

const commonRowRules: readonly MemberRule[] = [
  text('costCenterCode', 1, 25),
  text('itemDescription', 0, 200),
  { name: 'itemId', kind: 'text', size: [1, 50], required: true },
  text('itemUnit', 0, 50),
  text('projectId', 1, 25),
  // No least is documented for custom rows; this is that of manual ones.
  { name: 'quantity', kind: 'number', least: 0.01, required: true },
  { name: 'rowId', kind: 'integer', least: 1 },
  { name: 'stockLocationId', kind: 'uuid' },
  { name: 'stockPointId', kind: 'uuid' },
];

/** Members of an inbound's row that a request may set. Costs are per unit. */
export const inboundRowRules: readonly MemberRule[] = [
  ...commonRowRules,
  text('batch', 0, 50),
  { name: 'directCost', kind: 'number' },
  { name: 'freightCost', kind: 'number' },
  { name: 'otherCost', kind: 'number' },
  { name: 'stockLocationCode', kind: 'text' },
  { name: 'stockPointCode', kind: 'text' },
];

/** The same of an outbound: a stock point has no code here (warehouse-api §3.2). */
export const outboundRowRules = commonRowRules;
