import type { GoodsReceipt } from '../../domain/goods-receipt/goods-receipt';
import { receiptInvoiceNumber, receiptMark, receiptMarkStart } from '../../domain/goods-receipt/references';
import { isLiveInvoice, type SupplierInvoiceDraft } from '../../domain/goods-receipt/supplier-invoice';
import { receiptTexts } from '../../domain/goods-receipt/texts';
import type { Purchase } from '../../domain/purchase/purchase';
import { clean } from '../../domain/text';
import { type LedgerEntry, type LedgerKey, notCompared } from '../contract/ledger';
import { lookTwice, type Made, makeOnce } from '../once-only';
import { asksFor, type RetriedProblem } from '../operator/retried-problem';
import {
  compareSupplierInvoice,
  createSupplierInvoice,
  findSupplierInvoice,
  ledgerChanged,
  ledgerConfirmed,
  ledgerNotSent,
  ledgerSent,
  ledgerSkipped,
  ledgerVoided,
  prepareSupplierInvoice,
  readSupplierInvoice,
} from './activities';
import { receiptFailure } from './failures';
import { type Place, placeInLedger } from './ledger-place';
import type { OrderScope } from './order-steps';
import { chosenDocumentsWaitForLostAnswers, editsReachTheInvoice, invoiceProblemsAreTold } from './patches';
import { type Skipped, skip } from './stock-steps';

/** How an invoice is made. */
export interface Invoicing {
  /** The document that brought the goods in. */
  readonly inbound: string | null;
  /** An operator has said that rows without a price cost nothing. */
  readonly freeOfCharge: boolean;
  readonly retried: RetriedProblem;
}

/**
 * R3.3: the supplier's invoice of what came, unbooked, made once and right to the öre; its number, null where an
 * operator wants none from here. One that is not as it was meant, or is not like the receipt any more, stays a problem
 * until a person has mended it in Fortnox, or has cancelled it and asks for a new one. Null also where all of it was free
 * of charge: there is nothing to pay.
 */
export async function makeInvoice(
  scope: OrderScope,
  purchase: Purchase,
  receipt: GoodsReceipt,
  how: Invoicing,
): Promise<string | null> {
  const { company } = scope.input;
  const { inbound, freeOfCharge, retried } = how;
  const place = await invoicePlace(scope, receipt);
  const { key, entry } = place;
  if (entry.state === 'skipped') return null;
  if (entry.state === 'confirmed' && !isToBeCompared(entry, receipt)) return entry.fortnoxNumber;
  const invoiceNumber = key.reference;
  const draft = await prepareSupplierInvoice({ company, purchase, receipt, freeOfCharge, inbound, invoiceNumber });
  if (freeOfCharge && Number(draft.total) === 0 && entry.state === 'intent') {
    const note = receiptTexts[scope.rules.language].nothingToPay;
    await ledgerSkipped({ key, note, madeFrom: receiptMark(receipt) });
    return null;
  }
  const { fortnoxNumber, how: made } = await created(scope, place, draft, receipt);
  if (made === 'asMeant') return fortnoxNumber;
  if (await isAsMeant(scope, fortnoxNumber, draft, { asMade: made === 'different', retried })) {
    await ledgerChanged({ key, madeFrom: receiptMark(receipt) });
    return fortnoxNumber;
  }
  await ledgerVoided({ key });
  return makeInvoice(scope, purchase, receipt, how);
}

/**
 * The operator has named an invoice that exists: the supplier's own, entered by hand. It is not compared. One that was
 * made from here must be cancelled first, or both would be paid.
 */
export async function useExistingInvoice(
  scope: OrderScope,
  purchase: Purchase,
  receipt: GoodsReceipt,
  fortnoxNumber: string,
  note: string,
): Promise<string> {
  const { company } = scope.input;
  const refuse = (sentence: string) => receiptFailure('wrongInvoice', sentence, 'accountant', scope.rules.language);
  const { why } = receiptTexts[scope.rules.language];
  const sight = await readSupplierInvoice({ company, fortnoxNumber });
  if (sight === null || !isLiveInvoice(sight) || sight.supplierNumber !== clean(purchase.supplierNumber))
    throw refuse(why.wrongInvoice(fortnoxNumber));
  const { key, entry } = await invoicePlace(scope, receipt);
  const made =
    entry.state === 'sent' ? await invoiceOfLostAnswer(scope, sight.supplierNumber, key) : entry.fortnoxNumber;
  if (made && made !== fortnoxNumber) {
    const other = await readSupplierInvoice({ company, fortnoxNumber: made });
    if (other && isLiveInvoice(other)) throw refuse(why.otherInvoiceLives(made, fortnoxNumber));
    await ledgerVoided({ key, note });
    return useExistingInvoice(scope, purchase, receipt, fortnoxNumber, note);
  }
  await ledgerConfirmed({ key, fortnoxNumber, madeFrom: receiptMark(receipt), by: 'chosenByHand', note });
  return fortnoxNumber;
}

/** The number of an invoice that the ledger does not know was made; null where Fortnox has none such. */
async function invoiceOfLostAnswer(
  { input: { company }, rules }: OrderScope,
  supplierNumber: string,
  { reference: invoiceNumber }: LedgerKey,
): Promise<string | null> {
  const find = () => findSupplierInvoice({ company, supplierNumber, invoiceNumber });
  const found = await (chosenDocumentsWaitForLostAnswers() ? lookTwice(rules.settleMs, find) : find());
  return found?.fortnoxNumber ?? null;
}

/** The operator wants no invoice from here, or the one there is as it is. */
export async function skipInvoice(scope: OrderScope, receipt: GoodsReceipt, note: string): Promise<Skipped> {
  return skip(await invoicePlace(scope, receipt), receipt, note);
}

/** Found again, stored otherwise than meant, or made of the receipt before somebody edited it. */
function isToBeCompared({ madeFrom }: LedgerEntry, receipt: GoodsReceipt): boolean {
  if (madeFrom === notCompared) return true;
  return madeFrom !== receiptMark(receipt) && editsReachTheInvoice();
}

/** Known, made, or found again after a lost answer; only the answer that made it has been compared with what was meant. */
async function created(
  scope: OrderScope,
  { key, entry }: Place,
  draft: SupplierInvoiceDraft,
  receipt: GoodsReceipt,
): Promise<Pick<Made, 'fortnoxNumber' | 'how'>> {
  if (entry.fortnoxNumber !== null) return { fortnoxNumber: entry.fortnoxNumber, how: 'foundAgain' };
  const { company } = scope.input;
  const { supplierNumber, invoiceNumber, invoiceDate, total, comments } = draft;
  const meant = { invoiceDate, total, currency: draft.currency.code, comments };
  return makeOnce(entry, {
    key,
    madeFrom: receiptMark(receipt),
    settleMs: scope.rules.settleMs,
    find: () => findSupplierInvoice({ company, supplierNumber, invoiceNumber, meant }),
    create: (sentBy) => createSupplierInvoice({ company, draft, sentBy }),
    ledger: { ledgerSent, ledgerNotSent, ledgerConfirmed },
    unknownOutcome: receiptTexts[scope.rules.language].unknownOutcome(invoiceNumber),
  });
}

/** Each says that an invoice cancelled in Fortnox is made anew by a retry. */
const problemsOfInvoices = ['supplierInvoiceVoided', 'invoiceBooked', 'storedDifferently', 'wrongInvoice'];

/**
 * False: a person has cancelled it and asks for a new one.
 * @throws `supplierInvoiceVoided` when nobody has asked; `storedDifferently` when it holds something else,
 * `invoiceBooked` when that cannot be mended any more
 */
async function isAsMeant(
  scope: OrderScope,
  fortnoxNumber: string,
  draft: SupplierInvoiceDraft,
  { asMade, retried }: { readonly asMade: boolean; readonly retried: RetriedProblem },
): Promise<boolean> {
  const { company } = scope.input;
  const compared = await compareSupplierInvoice({ company, fortnoxNumber, draft, asMade });
  const { found, differences, booked = false } = compared;
  if (found === 'same') return true;
  const { language } = scope.rules;
  const { why } = receiptTexts[language];
  if (found !== 'different') {
    if (asksFor(retried, ...problemsOfInvoices)) return false;
    const kind = invoiceProblemsAreTold() ? 'supplierInvoiceVoided' : 'storedDifferently';
    throw receiptFailure(kind, why.invoiceGone(fortnoxNumber), 'accountant', language);
  }
  if (booked && invoiceProblemsAreTold())
    throw receiptFailure('invoiceBooked', why.bookedDiffers(fortnoxNumber, differences), 'accountant', language);
  throw receiptFailure('storedDifferently', why.invoiceDiffers(fortnoxNumber, differences), 'accountant', language);
}

/** An invoice of another receipt, of a purchase that had this number before, is not this one's. */
function invoicePlace({ input }: OrderScope, receipt: GoodsReceipt): Promise<Place> {
  const { company, purchaseNumber } = input;
  return placeInLedger(
    (revision) => ({
      company,
      process: 'purchase',
      number: purchaseNumber,
      document: 'supplierInvoice',
      revision,
      reference: receiptInvoiceNumber(purchaseNumber, revision),
    }),
    1,
    receiptMarkStart(receipt),
  );
}
