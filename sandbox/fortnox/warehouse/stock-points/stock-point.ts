import type { MemberRule } from '../common/member-rule';

/** A stock point as the API shows it. */
export interface StockPoint {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly active: boolean;
  /** The delivery address is the company's; its own members are then unset. */
  readonly usingCompanyAddress: boolean;
  readonly deliveryName: string | null;
  readonly deliveryAddress: string | null;
  readonly deliveryAddress2: string | null;
  readonly deliveryZipCode: string | null;
  readonly deliveryCity: string | null;
  readonly deliveryCountryCode: string | null;
  readonly deliveryPhone: string | null;
  /** Null in lists, which leave locations out. */
  readonly stockLocations: readonly unknown[] | null;
}

const text = (name: string, most: number): MemberRule => ({ name, kind: 'text', size: [0, most] });

/** What a user fills in (warehouse-api §3.7). */
export const stockPointRules: readonly MemberRule[] = [
  { name: 'code', kind: 'text', size: [1, 10], required: true },
  { name: 'name', kind: 'text', size: [1, 25], required: true },
  { name: 'active', kind: 'boolean' },
  { name: 'usingCompanyAddress', kind: 'boolean' },
  text('deliveryName', 50),
  text('deliveryAddress', 50),
  text('deliveryAddress2', 50),
  text('deliveryZipCode', 10),
  text('deliveryCity', 50),
  text('deliveryCountryCode', 3),
  text('deliveryPhone', 50),
];

/** A tenant starts with this one (warehouse-api §3.7); its code is in no sheet. */
export const standardStockPoint = { code: 'STANDARD', name: 'Standardlager' };
