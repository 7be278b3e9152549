import type { AnderssonDatabase } from '../../activities/andersson/database';
import { type Card, saveCards } from '../andersson/register-gestures';
import { believableArticles } from '../fortnox/believable-articles';
import type { Detail, FortnoxSimulator } from '../fortnox/simulator';
import { missingSupplier } from './purchase-seed';

/** Fortnox has more suppliers than these: the rest come to Andersson as they are taken in. */
const suppliersInAndersson = 14;
/** Every so many of Fortnox's articles nobody has typed in Andersson. */
const onlyInFortnoxEvery = 8;
const ownArticles = 6;
const seed = 20261124;
const firstOwnArticle = 20_001;

/** What the scenario tells of suppliers and articles. */
export const told = {
  /** Andersson's article in a unit that Fortnox lacks until somebody adds it. */
  unitMissing: '20100',
  unit: { Code: 'rle', Description: 'rulle', CodeEnglish: 'roll' },
  /** A supplier typed under another name in Andersson. */
  otherName: '502',
  /** Added in Fortnox during the day, and an article that names it. */
  newSupplier: {
    SupplierNumber: '530',
    Name: 'Anderstorps Fjäderteknik AB',
    Address1: 'Verkstadsgatan 7',
    ZipCode: '334 32',
    City: 'Anderstorp',
    TermsOfPayment: '30',
  },
  newArticle: {
    ArticleNumber: '10101',
    Description: 'Tryckfjäder SS 1774-04 2,0x16x45',
    Unit: 'st',
    StockGoods: true,
    SupplierNumber: '530',
    DirectCost: 7.4,
    PurchasePrice: 7.4,
  },
} as const;

/** Andersson's suppliers and articles: most of those in Fortnox, typed in by hand, and some of its own. */
export async function seedAnderssonPurchasing(fortnox: FortnoxSimulator, andersson: AnderssonDatabase): Promise<void> {
  const suppliers = fortnox.suppliers.all().filter(({ Active }) => Active === true);
  const articles = fortnox.articles.all().filter(({ Active, StockGoods }) => Active === true && StockGoods === true);
  const known = suppliers.slice(0, suppliersInAndersson);
  const numbers = known.map(({ SupplierNumber }) => String(SupplierNumber));
  await saveCards(andersson, 'supplier', [...known, missingSupplier].map(typedSupplier));
  await saveCards(andersson, 'article', [
    ...articles.filter((_, index) => index % onlyInFortnoxEvery !== onlyInFortnoxEvery - 1).map(typedArticle),
    ...believableArticles(ownArticles, seed, firstOwnArticle, numbers).map((it) => typedArticle({ ...it })),
    { article_number: told.unitMissing, name: 'Packtejp PP brun 48 mm x 66 m', unit: told.unit.Code, cost: '14.9' },
  ]);
}

/** Nobody has filled in whom to ask for; here and there a phone number or a giro is missing as well. */
function typedSupplier(card: Detail, index: number): Card<'supplier'> {
  const number = String(card.SupplierNumber);
  return {
    supplier_number: number,
    name: number === told.otherName ? 'Plåtcenter i Trollhättan AB' : String(card.Name),
    address: filled(card.Address1),
    zip_code: filled(card.ZipCode),
    city: filled(card.City),
    country_code: filled(card.CountryCode),
    phone: index % 4 === 0 ? null : filled(card.Phone1),
    email: filled(card.Email),
    organisation_number: filled(card.OrganisationNumber),
    bankgiro: index % 5 === 0 ? null : filled(card.BG),
  };
}

function typedArticle(card: Detail): Card<'article'> {
  return {
    article_number: String(card.ArticleNumber),
    name: String(card.Description),
    unit: filled(card.Unit),
    supplier_number: filled(card.SupplierNumber),
    cost: filled(card.PurchasePrice),
    sales_price: filled(card.SalesPrice),
  };
}

function filled(value: unknown): string | null {
  return value === undefined || value === null || value === '' ? null : String(value);
}
