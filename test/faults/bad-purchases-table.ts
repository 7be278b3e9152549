import { neededScopes } from '../../activities/fortnox/consent';
import {
  addPurchaseRow,
  editPurchase,
  editPurchaseRow,
  type HeadEdit,
  type LineEdit,
  removePurchaseRow,
} from '../../sandbox/andersson/purchase-gestures';
import type { TypedFields } from '../../sandbox/fortnox/resources/as-user';
import type { Company, Warehouse } from '../../sandbox/fortnox/simulator';
import { badInput, consent, type Gesture, type Told } from './bad-input';
import { day, purchaseNumber, usual } from './stories';

/* R3.1: what keeps a purchase from getting its order, each put right where people would. */

const head =
  (edit: HeadEdit): Gesture =>
  ({ andersson }) =>
    editPurchase(andersson, purchaseNumber, edit);
const row =
  (edit: LineEdit): Gesture =>
  ({ andersson }) =>
    editPurchaseRow(andersson, purchaseNumber, 1, edit);
const supplier =
  (fields: TypedFields): Gesture =>
  ({ fortnox }) =>
    fortnox.suppliers.put('501', fields);
const article =
  (fields: TypedFields): Gesture =>
  ({ fortnox }) =>
    fortnox.articles.put('PL-10', fields);
const warehouse =
  (state: Partial<Warehouse>): Gesture =>
  ({ fortnox }) =>
    Object.assign(fortnox.warehouse, state);
const company =
  (settings: Partial<Company>): Gesture =>
  ({ fortnox }) =>
    Object.assign(fortnox.company, settings);

const purchases: readonly Told[] = [
  {
    name: 'the supplier is unknown',
    wrong: head({ supplier_number: '502' }),
    ...{ kind: 'supplierMissing', says: 'leverantör 502: Leverantören finns inte i Fortnox' },
    healedBy: 'itself',
    cure: ({ fortnox }) =>
      fortnox.suppliers.create({ SupplierNumber: '502', Name: 'Nya Rör AB', TermsOfPayment: '30' }),
  },
  {
    name: 'the supplier is inactive',
    wrong: supplier({ Active: false }),
    ...{ kind: 'supplierInactive', says: 'leverantör 501: Leverantören är inaktiv' },
    healedBy: 'retry',
    cure: supplier({ Active: true }),
  },
  {
    name: 'the supplier has no terms of payment',
    wrong: supplier({ TermsOfPayment: null }),
    ...{ kind: 'paymentTermsMissing', says: 'leverantör 501: Leverantören saknar betalningsvillkor' },
    healedBy: 'itself',
    cure: supplier({ TermsOfPayment: '30' }),
  },
  {
    name: 'an article is unknown',
    wrong: row({ article_number: 'PL-12' }),
    ...{ kind: 'articleMissing', says: 'rad 1, artikel PL-12: Artikeln finns inte i Fortnox' },
    healedBy: 'itself',
    cure: ({ fortnox }) =>
      fortnox.articles.create({ ArticleNumber: 'PL-12', Description: 'Plåt 12 mm', Unit: 'st', StockGoods: true }),
  },
  {
    name: 'an article is inactive',
    wrong: article({ Active: false }),
    ...{ kind: 'articleInactive', says: 'rad 1, artikel PL-10: Artikeln är inaktiv' },
    healedBy: 'retry',
    cure: article({ Active: true }),
  },
  {
    name: 'an article is no stock goods',
    wrong: article({ StockGoods: false }),
    ...{ kind: 'articleNotStockGoods', says: 'rad 1, artikel PL-10: Artikeln är inte lagervara' },
    healedBy: 'itself',
    cure: article({ StockGoods: true }),
  },
  {
    name: 'the unit is another in Fortnox, and put right there',
    wrong: article({ Unit: 'kg' }),
    ...{ kind: 'unitMismatch', says: 'artikel PL-10 (st i Andersson, kg i Fortnox)' },
    healedBy: 'retry',
    cure: article({ Unit: 'st' }),
  },
  {
    name: 'the unit is another in Andersson, and put right there',
    wrong: row({ unit: 'kg' }),
    ...{ kind: 'unitMismatch', says: 'artikel PL-10 (kg i Andersson, st i Fortnox)' },
    healedBy: 'fact',
    cure: row({ unit: 'st' }),
  },
  {
    name: 'the quantity is 0',
    wrong: row({ quantity: '0' }),
    ...{ kind: 'quantityNotPositive', says: 'rad 1, antal 0: Antalet måste vara större än noll' },
    healedBy: 'fact',
    cure: row({ quantity: '12' }),
  },
  {
    name: 'the quantity is negative',
    wrong: row({ quantity: '-12' }),
    ...{ kind: 'quantityNotPositive', says: 'rad 1, antal -12: Antalet måste vara större än noll' },
    healedBy: 'fact',
    cure: row({ quantity: '12' }),
  },
  {
    name: 'the purchase has no rows',
    wrong: ({ andersson }) => removePurchaseRow(andersson, purchaseNumber, 1),
    ...{ kind: 'purchaseWithoutRows', says: 'Inköp 4711: Inköpet har inga rader' },
    healedBy: 'fact',
    cure: async ({ andersson }) => {
      for (const one of usual.rows) await addPurchaseRow(andersson, purchaseNumber, one);
    },
  },
  {
    name: 'delivery was to be yesterday',
    wrong: head({ delivery_date: day(-1) }),
    ...{ kind: 'deliveryDatePast', says: `leveransdatum ${day(-1)}: Leveransdatumet har passerat` },
    healedBy: 'fact',
    cure: head({ delivery_date: day(7) }),
  },
  {
    name: 'a text is too long',
    wrong: head({ your_reference: 'x'.repeat(51) }),
    ...{ kind: 'textTooLong', says: 'er referens (51 tecken, högst 50)' },
    healedBy: 'fact',
    cure: head({ your_reference: 'Åsa Lind' }),
  },
  {
    name: 'the currency has no rate',
    wrong: async (it) => {
      await head({ currency: 'EUR' })(it);
      it.fortnox.currencies.put('EUR', { BuyRate: null });
    },
    ...{ kind: 'currencyRateMissing', says: 'valuta EUR: Valutan saknar inköpskurs' },
    healedBy: 'retry',
    cure: ({ fortnox }) => fortnox.currencies.put('EUR', { BuyRate: 11.15 }),
  },
  {
    name: 'the company has no address',
    wrong: company({ address: '' }),
    ...{ kind: 'deliveryAddressMissing', says: 'lagerställe STANDARD: Leveransadressen är inte fullständig' },
    healedBy: 'itself',
    cure: company({ address: 'Svarvargränd 3' }),
  },
  {
    name: 'Lager is not activated',
    wrong: warehouse({ activated: false }),
    ...{ kind: 'missingLicence', says: 'Modulen Lager är inte aktiverad' },
    healedBy: 'itself',
    cure: warehouse({ activated: true }),
  },
  {
    name: 'Lager Plus is missing',
    wrong: warehouse({ lagerPlus: false }),
    ...{ kind: 'missingRight', says: 'Lager Plus (krävs för inköpsordrar)' },
    healedBy: 'retry',
    cure: warehouse({ lagerPlus: true }),
  },
  {
    name: 'the user may not write in the warehouse',
    wrong: warehouse({ rights: false }),
    ...{ kind: 'missingRight', says: 'Kopplingen saknar behörighet' },
    healedBy: 'itself',
    cure: warehouse({ rights: true }),
  },
  {
    name: 'the consent does not reach suppliers',
    wrong: ({ fortnox }) =>
      consent(
        fortnox,
        neededScopes.filter((scope) => scope !== 'supplier'),
      ),
    ...{ kind: 'missingRight', says: 'Saknar behörighet för leverantörsregister' },
    healedBy: 'retry',
    cure: ({ fortnox }) => consent(fortnox, neededScopes),
  },
];

export const badPurchases = purchases.map((told) =>
  badInput(told, { story: 'saved', activity: 'preparePurchaseOrder' }),
);
