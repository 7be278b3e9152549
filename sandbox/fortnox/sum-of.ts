import { Decimal } from 'decimal.js';

/** The sum in decimal, so that 0.1 and 0.2 make 0.3. */
export function sumOf(values: readonly number[]): number {
  const parts = values.filter((value) => value !== 0);
  // Most sums here are of one number or of none, in their hundreds of thousands.
  if (parts.length < 2) return parts[0] ?? 0;
  return parts.reduce((sum, value) => sum.plus(value), new Decimal(0)).toNumber();
}

/** The product in decimal. */
export function productOf(...factors: readonly number[]): number {
  return factors.reduce((product, factor) => product.times(factor), new Decimal(1)).toNumber();
}
