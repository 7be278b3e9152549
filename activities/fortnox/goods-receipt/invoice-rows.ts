import { receiptDocumentTexts } from '../../../domain/goods-receipt/document-texts';
import { rowAmount } from '../../../domain/goods-receipt/invoice-amounts';
import type { ReceivedRow } from '../../../domain/goods-receipt/received';
import type { SupplierInvoiceDraftRow } from '../../../domain/goods-receipt/supplier-invoice';
import { clean } from '../../../domain/text';
import type { ArticleCard, SupplierCard } from '../cards';
import { articleCards, articleNumber } from '../purchase/articles';
import type { Call } from '../purchase/call';
import type { Facts } from '../purchase/facts';
import { and, rowWords } from '../purchase/words';
import type { Finding } from '../throw-failure';
import type { ReceivedPurchase } from './check-receipt';

/**
 * A row on an account for every row that came. The account is the article's, else the supplier's, else the company's
 * setting; or the first row that has none.
 */
export async function invoiceRows(
  call: Call,
  facts: Facts,
  received: ReceivedPurchase,
  supplier: SupplierCard,
): Promise<readonly SupplierInvoiceDraftRow[] | Finding> {
  const otherwise = supplier.purchaseAccount ?? call.settings.purchaseAccount;
  const accountOf = (article: ArticleCard | null) => article?.purchaseAccount ?? otherwise;
  const articles = await articleCards(call, facts, received.rows, (_row, card) => accountOf(card) !== null);
  const rows: SupplierInvoiceDraftRow[] = [];
  for (const row of received.rows) {
    const article = articles.get(articleNumber(row)) ?? null;
    const account = accountOf(article);
    if (account === null) {
      const named = { sv: `, artikel ${row.articleNumber}`, en: `, article ${row.articleNumber}` };
      return { kind: 'accountMissing', about: and(rowWords(received, row), named) };
    }
    rows.push({ account, text: textOf(call, row, article), amount: rowAmount(row) });
  }
  return rows;
}

function textOf({ language }: Call, row: ReceivedRow, article: ArticleCard | null): string {
  return receiptDocumentTexts[language].invoiceRow({
    itemId: articleNumber(row),
    description: clean(row.description) || (article?.description ?? ''),
    unit: clean(row.unit) || (article?.unit ?? ''),
    quantity: row.quantity,
  });
}
