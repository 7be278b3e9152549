import { receiptTexts } from '../../domain/goods-receipt/texts';
import type { ReceiptDocument } from '../contract/ledger';
import type { OperatorDesk } from '../operator/desk';
import { receiptDocuments } from './activities';
import { liveDocuments } from './live-documents';
import { documentsAreLookedAt } from './patches';
import type { PurchaseState } from './purchase-state';
import { documentWords, forget } from './receipt-documents';

/** What has been made of a receipt that is no more. */
export interface FormerReceipt {
  readonly what: string;
  of(documents: readonly ReceiptDocument[]): readonly ReceiptDocument[];
  failure(words: readonly string[]): Error;
  /** Another receipt is there, and its goods are to come in. */
  readonly replaced: boolean;
  /** A person may leave in Fortnox what stands there: nothing is made anew of the same goods. */
  readonly mayStay: boolean;
}

/**
 * Documents that only a person can settle are a problem as long as they stand in Fortnox; void there they count no more.
 * In words what is left there then; null when something became known.
 */
export async function settleFormer(
  desk: OperatorDesk,
  state: PurchaseState,
  { what, of, failure, replaced, mayStay }: FormerReceipt,
): Promise<readonly string[] | null> {
  const lookedAt = documentsAreLookedAt();
  const { language } = state.rules;
  let documents: readonly ReceiptDocument[] = [];
  /** As far as is known. */
  let standing: readonly ReceiptDocument[] = [];
  const words = () => documentWords(standing, language);
  const step = await desk.run({
    what,
    run: async () => {
      documents = of(await receiptDocuments(state.input));
      standing = documents;
      if (lookedAt) standing = await liveDocuments(state.scope, documents);
      if (standing.length > 0) throw failure(words());
    },
    skippable: mayStay || !lookedAt,
    othersFollow: true,
  });
  if (step.result === 'factsCame') return null;
  if (step.result === 'skipped' || documents.length > 0) {
    await forget(documents, step.result === 'skipped' ? step.note : receiptTexts[language].voidInFortnox);
    state.forgetReceipt(replaced && lookedAt);
  }
  return words();
}
