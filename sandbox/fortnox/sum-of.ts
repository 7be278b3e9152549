import { Decimal } from 'decimal.js';

/** The sum in decimal, so that 0.1 and 0.2 make 0.3. */
export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum.plus(value), new Decimal(0)).toNumber();
}

/** The product in decimal. */
export function productOf(...factors: readonly number[]): number {
  return factors.reduce((product, factor) => product.times(factor), new Decimal(1)).toNumber();
}
