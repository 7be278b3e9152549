import { rounded } from '../resources/read-field';
import type { Fields } from '../resources/resource-definition';
import { sumOf } from '../sum-of';

const partNames = ['DirectCost', 'FreightCost', 'OtherCost'] as const;

/**
 * With the warehouse active the purchase price is the sum of three costs (warehouse-api §3.10, R1.4). A purchase price
 * that is written by itself, as without the warehouse, is the direct cost and whatever else is there, so that a company
 * that gets the warehouse later keeps its costs; how Fortnox does that is in no sheet.
 */
export function withCost(before: Fields, after: Fields, isWarehouseActive: boolean): Fields {
  const isWritten = (name: string) => before.get(name) !== after.get(name);
  const numberOf = (name: string): number => Number(after.get(name) ?? 0);
  const [direct, ...others] = partNames;
  if (partNames.some(isWritten)) {
    if (!isWarehouseActive) return after;
    return new Map(after).set('PurchasePrice', rounded(sumOf(partNames.map(numberOf)), 2));
  }
  if (!isWritten('PurchasePrice')) return after;
  const rest = sumOf([numberOf('PurchasePrice'), ...others.map((name) => -numberOf(name))]);
  return new Map(after).set(direct, rounded(rest, 2));
}
