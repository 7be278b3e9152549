import { keyText } from '../resources/document-key';
import type { DocumentStore, StoredDocument } from '../resources/document-store';
import type { FieldValue } from '../resources/field-rule';
import type { Switches } from '../switches';

/** The quantity that the base price of an article holds from. */
const baseQuantity = 0;

const baseKey = (priceList: string, articleNumber: string): string =>
  keyText([priceList, articleNumber, String(baseQuantity)]);

/** The list whose prices articles show; a company has one. */
export function preselectedList(priceLists: DocumentStore): string | undefined {
  return priceLists.inOrder().find(({ fields }) => fields.get('PreSelected') === true)?.number;
}

/** The prices of an article in one list, by quantity. */
export function pricesOf(prices: DocumentStore, priceList: string, articleNumber: string): readonly StoredDocument[] {
  return prices
    .inOrder()
    .filter(({ fields }) => fields.get('ArticleNumber') === articleNumber && fields.get('PriceList') === priceList);
}

/** What the article's card shows: its base price in the preselected list (core-api §3.4); undefined where it has none. */
export function salesPrice(
  articleNumber: string,
  priceLists: DocumentStore,
  prices: DocumentStore,
): FieldValue | undefined {
  const list = preselectedList(priceLists);
  return list === undefined ? undefined : prices.find(baseKey(list, articleNumber))?.fields.get('Price');
}

/** Makes prices and articles follow each other, whoever changes them. */
export function tiePricesToArticles(prices: DocumentStore, articles: DocumentStore, switches: Switches): void {
  prices.onChange(({ kind, document: { fields, changed } }) => {
    const [list, articleNumber] = [String(fields.get('PriceList')), String(fields.get('ArticleNumber'))];
    const isStep = fields.get('FromQuantity') !== baseQuantity;
    // The first price of an article brings a base price with it (core-api §3.5 T); of how much is in no sheet.
    if (kind === 'created' && isStep && pricesOf(prices, list, articleNumber).length === 1) {
      const base = new Map(fields).set('FromQuantity', baseQuantity).set('Price', 0);
      prices.save(baseKey(list, articleNumber), base, { changedAt: new Date(changed.epochSeconds * 1_000) });
    }
    const article = articles.find(articleNumber);
    if (switches.priceChangeTouchesArticle && article !== undefined) articles.save(articleNumber, article.fields);
  });
  // Not in the sheets: an article that is gone has no prices.
  articles.onChange(({ kind, document: { number } }) => {
    if (kind !== 'deleted') return;
    const gone = prices.inOrder().filter(({ fields }) => fields.get('ArticleNumber') === number);
    for (const price of gone) prices.remove(price.number);
  });
}
