import { receiptDocumentTexts } from '../../../domain/goods-receipt/document-texts';
import type { GoodsReceipt } from '../../../domain/goods-receipt/goods-receipt';
import type { InboundDraft } from '../../../domain/goods-receipt/inbound';
import { receiptDocumentType } from '../../../domain/goods-receipt/references';
import { booksCurrency } from '../../../domain/money';
import type { Purchase } from '../../../domain/purchase/purchase';
import type { FortnoxGoodsReceiptActivities } from '../../../workflows/contract/goods-receipt-activities';
import { orderRows } from '../purchase/articles';
import { type Call, unlessWrong } from '../purchase/call';
import { stockPointOf } from '../purchase/delivery';
import type { Facts } from '../purchase/facts';
import { type Currency, currencyOf } from '../purchase/prepare';
import { and, purchaseWords } from '../purchase/words';
import { findingFailure } from '../throw-failure';
import { receivedPurchase } from './check-receipt';

type Received = Omit<Parameters<FortnoxGoodsReceiptActivities['prepareInbound']>[0], 'company'>;

/**
 * Checks what came and makes the whole inbound document of it. What Andersson alone can tell comes first, then
 * articles, date, currency and stock point.
 * @throws the first thing that is wrong, as a failure for people
 */
export async function prepareInbound(
  call: Call,
  facts: Facts,
  { purchase, receipt, freeOfCharge = false, documentId }: Received,
): Promise<InboundDraft> {
  const received = unlessWrong(receivedPurchase(purchase, receipt, freeOfCharge), call);
  const rows = unlessWrong(await orderRows(call, facts, received), call);
  await mustHaveCome(call, facts, purchase, receipt);
  const currency = unlessWrong(await currencyOf(call, facts, purchase), call);
  const stockPoint = unlessWrong(await stockPointOf(call, facts, purchase), call);
  return {
    type: receiptDocumentType,
    id: documentId,
    date: receipt.receivedOn,
    note: receiptDocumentTexts[call.language].inboundNote(purchase.number),
    currency: inboundCurrency(currency),
    rows: rows.map(({ price, ...row }) => ({ ...row, directCost: price, stockPointId: stockPoint.id })),
  };
}

/** Fortnox lets no goods in before their day (warehouse-api §1), and what day it is is Fortnox's to say. */
async function mustHaveCome(call: Call, facts: Facts, purchase: Purchase, { receivedOn }: GoodsReceipt): Promise<void> {
  if (receivedOn <= (await facts.today(call, receivedOn))) return;
  const date = { sv: `, inlevererat ${receivedOn}`, en: `, received on ${receivedOn}` };
  throw findingFailure({ kind: 'receiptDateFuture', about: and(purchaseWords(purchase), date) }, call.language);
}

function inboundCurrency({ currencyCode, currencyRate, currencyUnit }: Currency): InboundDraft['currency'] {
  return currencyCode === booksCurrency ? null : { code: currencyCode, rate: currencyRate, unit: currencyUnit };
}
