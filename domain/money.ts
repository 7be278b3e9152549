import { Decimal } from 'decimal.js';

/** The currency of the books; what is in it has rate 1. */
export const booksCurrency = 'SEK';

const oreDecimals = 2;

/** An amount to the öre (or cent), half an öre upwards. */
export function roundedToOre(amount: Decimal): Decimal {
  return amount.toDecimalPlaces(oreDecimals, Decimal.ROUND_HALF_UP);
}

/** An amount as text, always with its öre: `1234.50`. */
export function amountText(amount: Decimal): string {
  return amount.toFixed(oreDecimals);
}
