import { Decimal } from 'decimal.js';
import type { Purchase, PurchaseRow } from '../../../domain/purchase/purchase';
import { clean } from '../../../domain/text';
import { forbiddenCharactersIn } from '../allowed-characters';
import type { Said } from '../failures';
import type { Finding } from '../throw-failure';
import { and, purchaseWords, rowWords } from './words';

/** Decimals Fortnox keeps of a quantity and of a price: measured for `/3` (core-api §2.3), not known for the warehouse. */
const keptDecimals = 2;

interface Text {
  readonly label: Said;
  readonly value: string;
  /** Most characters Fortnox takes (warehouse-api §3.5). */
  readonly limit: number;
}

/** The first thing that is wrong with a purchase as it stands in Andersson, told without asking Fortnox. */
export function faultOfPurchase(purchase: Purchase, reference: string): Finding | null {
  if (purchase.rows.length === 0) return { kind: 'purchaseWithoutRows', about: purchaseWords(purchase) };
  for (const row of purchase.rows) {
    const found = faultOfRow(purchase, row);
    if (found) return found;
  }
  return faultOfTexts(headerTexts(purchase, reference), purchaseWords(purchase));
}

/** The same of one row, ordered or received. */
export function faultOfRow(purchase: Purchase, row: PurchaseRow): Finding | null {
  const about = rowWords(purchase, row);
  const quantity = new Decimal(row.quantity);
  const price = new Decimal(row.price ?? 0);
  const quantityIs = and(about, { sv: `, antal ${row.quantity}`, en: `, quantity ${row.quantity}` });
  const priceIs = and(about, { sv: `, pris ${row.price}`, en: `, price ${row.price}` });
  if (!quantity.greaterThan(0)) return { kind: 'quantityNotPositive', about: quantityIs };
  if (quantity.decimalPlaces() > keptDecimals) return { kind: 'tooManyDecimals', about: quantityIs };
  if (price.lessThan(0)) return { kind: 'priceNegative', about: priceIs };
  if (price.decimalPlaces() > keptDecimals) return { kind: 'tooManyDecimals', about: priceIs };
  return faultOfTexts(rowTexts(row), about);
}

function faultOfTexts(texts: readonly Text[], owner: Said): Finding | null {
  for (const { label, value, limit } of texts) {
    const about = and(owner, { sv: `, ${label.sv}`, en: `, ${label.en}` });
    const { length } = clean(value);
    if (length > limit) {
      const figures = { sv: ` (${length} tecken, högst ${limit})`, en: ` (${length} characters, at most ${limit})` };
      return { kind: 'textTooLong', about: and(about, figures) };
    }
    const forbidden = forbiddenCharactersIn(clean(value)).join(' ');
    if (forbidden)
      return { kind: 'forbiddenCharacters', about: and(about, { sv: ` (${forbidden})`, en: ` (${forbidden})` }) };
  }
  return null;
}

function headerTexts(purchase: Purchase, reference: string): readonly Text[] {
  return [
    text('leverantörsnummer', 'supplier number', purchase.supplierNumber, 1024),
    text('vår referens', 'our reference', purchase.ourReference, 50),
    text('er referens', 'your reference', purchase.yourReference, 50),
    text('anteckning', 'note', purchase.note, 1000),
    text('intern referens', 'internal reference', reference, 50),
  ];
}

/** A row's description has no stated limit on purchase orders; 200 is that of other warehouse rows and of articles. */
function rowTexts(row: PurchaseRow): readonly Text[] {
  return [
    text('artikelnummer', 'article number', row.articleNumber, 50),
    text('benämning', 'description', row.description, 200),
  ];
}

function text(sv: string, en: string, value: string, limit: number): Text {
  return { label: { sv, en }, value, limit };
}
