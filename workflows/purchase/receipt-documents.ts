import type { GoodsReceipt } from '../../domain/goods-receipt/goods-receipt';
import { isInboundOf, receiptMarkStart } from '../../domain/goods-receipt/references';
import { type ReceiptTexts, receiptTexts } from '../../domain/goods-receipt/texts';
import type { Language } from '../../domain/language';
import type { ReceiptDocument } from '../contract/ledger';
import { ledgerVoided } from './activities';

/** Documents that were made of another receipt than the present one, if there is one. */
export function ofAnotherReceipt(
  documents: readonly ReceiptDocument[],
  receipt: GoodsReceipt | undefined,
): readonly ReceiptDocument[] {
  return documents.filter((document) => receipt === undefined || !isOf(document, receipt));
}

/** The documents for people, as they may be found in Fortnox. */
export function documentWords(documents: readonly ReceiptDocument[], language: Language): readonly string[] {
  const texts: ReceiptTexts = receiptTexts[language];
  return documents.map(({ key, fortnoxNumber, state }) => {
    const words = texts.document(key.document, fortnoxNumber ?? key.reference);
    return state === 'confirmed' ? words : texts.perhaps(words);
  });
}

/** A person has settled what was made: it counts no more. */
export async function forget(documents: readonly ReceiptDocument[], note: string): Promise<void> {
  for (const { key } of documents) await ledgerVoided({ key, note });
}

/** One whose making was not seen to the end tells by its reference, where that names the receipt. */
function isOf({ key, madeFrom }: ReceiptDocument, receipt: GoodsReceipt): boolean {
  if (madeFrom) return madeFrom.startsWith(receiptMarkStart(receipt));
  return key.document !== 'inbound' || isInboundOf(key.reference, receipt.id);
}
