import { ActivityFailure, type ApplicationFailure, isCancellation } from '@temporalio/workflow';
import type { GoodsReceipt } from '../../domain/goods-receipt/goods-receipt';
import type { InboundSight } from '../../domain/goods-receipt/inbound';
import {
  inboundOfReference,
  inboundReference,
  receiptDocumentId,
  receiptMark,
} from '../../domain/goods-receipt/references';
import { receiptTexts } from '../../domain/goods-receipt/texts';
import type { PurchaseOrderSight } from '../../domain/purchase/order';
import type { Purchase } from '../../domain/purchase/purchase';
import type { OrderState } from '../contract/purchase';
import type { VoidedOrder } from '../contract/purchase-activities';
import { asksFor, type RetriedProblem } from '../operator/retried-problem';
import {
  ledgerChanged,
  ledgerConfirmed,
  ledgerSent,
  ledgerSkipped,
  ledgerVoided,
  prepareInbound,
  readInbound,
  readPurchaseOrder,
  releaseInbound,
  storeInbound,
  voidPurchaseOrder,
} from './activities';
import { isFailure, purchaseFailure, receiptFailure } from './failures';
import { type Place, placeInLedger } from './ledger-place';
import { type OrderScope, orderKey } from './order-steps';
import { partsCountTwice, skipsLookAtTheInbound } from './patches';

/** How goods go into stock. */
export interface StockEntry {
  /** The order they were ordered by, if it is not settled. */
  readonly order: OrderState | null;
  /** Why rows without a price go in at 0, in an operator's words; null: nobody has said so. */
  readonly free: string | null;
  readonly retried: RetriedProblem;
}

/** Each says that a document voided in Fortnox is made anew by a retry. */
const inboundProblems = ['inboundVoided', 'inboundDiffers', 'storedDifferently'];

/** Goods that are in stock. */
export interface Entered {
  /** The inbound document's number; null where an operator wants none from here. */
  readonly inbound: string | null;
  /** When their order was seen to live, nothing received on it: a UTC instant. Null: it was not. */
  readonly orderLiveAt: string | null;
}

/**
 * R3.3: the goods are in stock. The document's id is ours, so that storing and releasing may be repeated: one that is
 * there already is compared with what came.
 */
export async function enterStock(
  scope: OrderScope,
  purchase: Purchase,
  receipt: GoodsReceipt,
  how: StockEntry,
): Promise<Entered> {
  const { order, free, retried } = how;
  const { company } = scope.input;
  const { key, entry, revision } = await inboundPlace(scope, receipt);
  if (entry.state === 'skipped') return { inbound: null, orderLiveAt: null };
  if (entry.state === 'confirmed') {
    if (entry.madeFrom !== receiptMark(receipt)) throw changedSince(scope, key.reference);
    return { inbound: entry.fortnoxNumber, orderLiveAt: null };
  }
  const orderLiveAt = order && (await lives(scope, order)) ? new Date().toISOString() : null;
  const documentId = receiptDocumentId(receipt.id, revision);
  const draft = await prepareInbound({ company, purchase, receipt, freeOfCharge: free !== null, documentId });
  const sentBy = await ledgerSent(key);
  try {
    const neverSent = entry.state === 'intent';
    const { type, id, state: seen } = await storeInbound({ company, draft, neverSent, sentBy });
    await releaseInbound({ company, type, id, seen });
  } catch (error) {
    // A void document's id is spent: only a person can say that the goods are to come in once more.
    if (!isFailure(error, 'inboundVoided') || !asksFor(retried, ...inboundProblems)) throw error;
    await ledgerVoided({ key });
    return enterStock(scope, purchase, receipt, how);
  }
  const fortnoxNumber = key.reference;
  const madeFrom = receiptMark(receipt);
  await ledgerConfirmed({ key, fortnoxNumber, madeFrom, by: 'created', ...(free !== null && { note: free }) });
  return { inbound: fortnoxNumber, orderLiveAt };
}

/** What is left of a step that an operator has skipped. */
export interface Skipped {
  /** The document's number, where it is made and taken as it is. */
  readonly number: string | null;
  /** The reference of a document that Fortnox may have, since its making was not seen to the end. */
  readonly maybe: string | null;
  /** How one whose making was not seen to the end was found in Fortnox: in stock, or waiting to be released. */
  readonly found?: { readonly reference: string; readonly state: 'released' | 'draft' };
}

/**
 * The operator wants no goods brought in from here, or those that were, as they are: one whose making was not seen to
 * the end is looked at, since its goods may be in stock, or anybody may still let them in.
 */
export async function skipStock(scope: OrderScope, receipt: GoodsReceipt, note: string): Promise<Skipped> {
  const place = await inboundPlace(scope, receipt);
  const { key, entry } = place;
  const reference = key.reference;
  if (entry.state !== 'sent' || !skipsLookAtTheInbound()) return skip(place, receipt, note);
  const state = await inboundIfSeen(scope, reference);
  if (state === 'released') {
    const madeFrom = receiptMark(receipt);
    await ledgerConfirmed({ key, fortnoxNumber: reference, madeFrom, by: 'foundAgain', note });
    return { number: reference, maybe: null, found: { reference, state } };
  }
  const skipped = await skip(place, receipt, note);
  if (state === 'draft') return { number: null, maybe: null, found: { reference, state } };
  return state === 'voided' ? { number: null, maybe: null } : skipped;
}

/**
 * An operator has let the order stand on which goods were received in Fortnox: the document that brought them in from
 * here, where it still counts. One that was voided there instead is let go.
 */
export async function inboundThatCounts(
  scope: OrderScope,
  receipt: GoodsReceipt,
  inbound: string,
  note: string,
): Promise<string | null> {
  if ((await inboundIfSeen(scope, inbound)) !== 'voided') return inbound;
  const { key } = await inboundPlace(scope, receipt);
  await ledgerSkipped({ key, note, madeFrom: receiptMark(receipt) });
  return null;
}

/** How the document stands in Fortnox; `unseen` where it cannot be looked at: a skip is for times when little works. */
async function inboundIfSeen(
  { input: { company } }: OrderScope,
  reference: string,
): Promise<InboundSight['state'] | 'none' | 'unseen'> {
  try {
    const sight = await readInbound({ company, ...inboundOfReference(reference) });
    return sight?.state ?? 'none';
  } catch (error) {
    if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
    return 'unseen';
  }
}

/** A document that is made is taken as it is; one that is not is not made any more. */
export async function skip({ key, entry }: Place, receipt: GoodsReceipt, note: string): Promise<Skipped> {
  const madeFrom = receiptMark(receipt);
  if (entry.state === 'confirmed') await ledgerChanged({ key, madeFrom });
  else await ledgerSkipped({ key, note, madeFrom });
  return { number: entry.fortnoxNumber, maybe: entry.state === 'sent' ? key.reference : null };
}

/**
 * R3.3: nothing is expected any more, now that goods are in stock, or none are wanted. `received`: goods came in on the
 * order in Fortnox, which is as good only where none came in from here.
 * @throws `orderReceivedByHand` where goods came in on both sides, as long as they stand in both
 */
export async function settleOrder(
  scope: OrderScope,
  order: OrderState,
  { inbound, orderLiveAt }: Entered,
): Promise<'voided' | 'received'> {
  const { company } = scope.input;
  const { fortnoxNumber } = order;
  try {
    const seen = orderLiveAt !== null && { seenLiveAt: orderLiveAt };
    // Processes that began before this was told were told nothing.
    const voided: VoidedOrder | undefined = await voidPurchaseOrder({ company, fortnoxNumber, ...seen });
    if (inbound !== null && voided?.goodsReceived) throw receivedTwice(scope, fortnoxNumber, inbound);
  } catch (error) {
    if (!isFailure(error, 'orderCannotBeVoided')) throw error;
    const sight = await readPurchaseOrder({ company, fortnoxNumber });
    if (inbound !== null && sight && countsTwice(sight)) throw receivedTwice(scope, fortnoxNumber, inbound);
    if (sight?.state !== 'received') throw error;
    return 'received';
  }
  await ledgerVoided({ key: orderKey(scope, order.revision), keepNumber: true });
  return 'voided';
}

/** Goods that are in stock are not taken out again because somebody edits their receipt. */
function changedSince({ rules: { language } }: OrderScope, inbound: string): ApplicationFailure {
  return receiptFailure('receiptChanged', receiptTexts[language].why.changedSince(inbound), 'receiver', language);
}

/** R3.4: whether the order is there and not void. @throws where goods were received on it in Fortnox: they are in stock */
async function lives(scope: OrderScope, { fortnoxNumber }: OrderState): Promise<boolean> {
  const sight = await readPurchaseOrder({ company: scope.input.company, fortnoxNumber });
  if (sight && isReceived(sight)) throw receivedInFortnox(scope, fortnoxNumber);
  return sight !== null && sight.state !== 'voided';
}

/** All of it, or some. */
function isReceived({ touchedByHand, state }: PurchaseOrderSight): boolean {
  return touchedByHand || state === 'received';
}

/** Goods that came in on both sides. */
function countsTwice(sight: PurchaseOrderSight): boolean {
  return sight.state === 'received' || (sight.touchedByHand && partsCountTwice());
}

function receivedInFortnox({ rules: { language } }: OrderScope, order: string): ApplicationFailure {
  const { why } = receiptTexts[language];
  return purchaseFailure('orderReceivedByHand', why.receivedInFortnox(order), language);
}

/** They came in from here first, so that no skip lets Fortnox's receipt hold alone. */
function receivedTwice({ rules: { language } }: OrderScope, order: string, inbound: string): ApplicationFailure {
  const { why } = receiptTexts[language];
  return purchaseFailure('orderReceivedByHand', why.receivedTwice(order, inbound), language);
}

function inboundPlace({ input }: OrderScope, receipt: GoodsReceipt): Promise<Place> {
  const { company, purchaseNumber } = input;
  return placeInLedger(
    (revision) => ({
      company,
      process: 'purchase',
      number: purchaseNumber,
      document: 'inbound',
      revision,
      reference: inboundReference(receipt.id, revision),
    }),
    1,
  );
}
