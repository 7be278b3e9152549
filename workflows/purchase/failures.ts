import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';
import { receiptTexts } from '../../domain/goods-receipt/texts';
import type { Language } from '../../domain/language';
import type { PurchaseOrderSight } from '../../domain/purchase/order';
import { purchaseTexts } from '../../domain/purchase/texts';

/** What a person has done to the order in Fortnox, as a failure the operator can answer (R3.4); null when it is as we left it. */
export function handledByOthers(
  fortnoxNumber: string,
  sight: PurchaseOrderSight | null,
  language: Language,
): {
  readonly kind: 'orderGone' | 'orderVoidedByHand' | 'orderReceivedByHand';
  readonly failure: ApplicationFailure;
} | null {
  const { byHand } = purchaseTexts[language];
  if (sight === null) return found('orderGone', byHand.gone(fortnoxNumber));
  if (sight.state === 'voided') return found('orderVoidedByHand', byHand.voided(fortnoxNumber));
  if (sight.touchedByHand || sight.state === 'received')
    return found('orderReceivedByHand', byHand.received(fortnoxNumber));
  return null;

  function found<K extends string>(kind: K, sentence: string): { kind: K; failure: ApplicationFailure } {
    return { kind, failure: purchaseFailure(kind, sentence, language) };
  }
}

/** A failure the process itself finds, with who mends it and where. */
export function purchaseFailure(kind: string, sentence: string, language: Language): ApplicationFailure {
  const { help } = purchaseTexts[language];
  return ApplicationFailure.nonRetryable(sentence, kind, { who: help.purchaser, where: help.purchaseOrders });
}

/** Whether an activity failed with a failure of this kind. */
export function isFailure(error: unknown, kind: string): error is ActivityFailure {
  return error instanceof ActivityFailure && error.cause instanceof ApplicationFailure && error.cause.type === kind;
}

/** A failure the process itself finds about a receipt; `who` mends it: goods are received in Andersson, invoices kept in Fortnox. */
export function receiptFailure(
  kind: string,
  sentence: string,
  who: 'receiver' | 'accountant',
  language: Language,
): ApplicationFailure {
  const { help } = receiptTexts[language];
  const mended =
    who === 'receiver'
      ? { who: help.receiver, where: help.receipts }
      : { who: help.accountant, where: help.supplierInvoices };
  return ApplicationFailure.nonRetryable(sentence, kind, mended);
}
