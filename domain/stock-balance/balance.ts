import { Decimal } from 'decimal.js';
import type { OpenQuantities } from './open-quantities';

/** What Fortnox holds of an article, over all its stock points; decimals as text, in the article's unit. */
export interface StockFigures {
  readonly inStock: string;
  /** In stock less what is reserved; knows nothing of what is expected. */
  readonly available: string;
}

/** An article's balance as Andersson shows it (R1.3.3); decimals as text. */
export interface Balance {
  /** Artikelsaldo. */
  readonly stock: string;
  /** Disponibelt saldo: the sum of the five parts. */
  readonly disposable: string;
  readonly availableInFortnox: string;
  /** Counted off. */
  readonly orderedByCustomers: string;
  readonly expectedFromPurchases: string;
  readonly expectedFromManufacturing: string;
  /** Counted off. */
  readonly plannedMaterial: string;
}

/** What an article has that Fortnox lists at no stock point. */
export const noStock: StockFigures = { inStock: '0', available: '0' };

/** Andersson keeps so many decimals of a quantity; 0.1 + 0.2 of a JSON number has more. */
const quantityDecimals = 6;

/** The sum over an article's stock points. */
export function sumOfPoints(points: readonly StockFigures[]): StockFigures {
  const sum = (of: keyof StockFigures) =>
    kept(points.reduce((total, point) => total.plus(point[of]), new Decimal(0))).toFixed();
  return { inStock: sum('inStock'), available: sum('available') };
}

/** The balance Andersson is to show. Summed of the parts as they are kept, so that what is shown adds up. */
export function balanceOf(figures: StockFigures, open: OpenQuantities): Balance {
  const available = kept(new Decimal(figures.available));
  const ordered = kept(open.orderedByCustomers);
  const purchased = kept(open.expectedFromPurchases);
  const made = kept(open.expectedFromManufacturing);
  const material = kept(open.plannedMaterial);
  return {
    stock: kept(new Decimal(figures.inStock)).toFixed(),
    disposable: available.minus(ordered).plus(purchased).plus(made).minus(material).toFixed(),
    availableInFortnox: available.toFixed(),
    orderedByCustomers: ordered.toFixed(),
    expectedFromPurchases: purchased.toFixed(),
    expectedFromManufacturing: made.toFixed(),
    plannedMaterial: material.toFixed(),
  };
}

const parts = [
  'stock',
  'disposable',
  'availableInFortnox',
  'orderedByCustomers',
  'expectedFromPurchases',
  'expectedFromManufacturing',
  'plannedMaterial',
] as const satisfies readonly (keyof Balance)[];

/** The same quantities, however they are written. */
export function sameBalance(a: Balance, b: Balance): boolean {
  return parts.every((part) => new Decimal(a[part]).equals(b[part]));
}

/** Whether a balance holds these figures of Fortnox. */
export function holdsFigures(balance: Balance, figures: StockFigures): boolean {
  const same = (a: string, b: string) => new Decimal(a).equals(kept(new Decimal(b)));
  return same(balance.stock, figures.inStock) && same(balance.availableInFortnox, figures.available);
}

function kept(quantity: Decimal): Decimal {
  // Plus 0: what is rounded up to nothing would else be shown as -0.
  return quantity.toDecimalPlaces(quantityDecimals, Decimal.ROUND_HALF_UP).plus(0);
}
