import { patched } from '@temporalio/workflow';

/** Since goods receipts: what an operator skips is kept in the ledger; before, only the process itself knew. */
export function skipsAreKept(): boolean {
  return patched('skips-are-kept');
}

/** R7.1: an order noted on the purchase is looked up before one is made; before, one was made and its number replaced. */
export function notedOrdersAreTaken(): boolean {
  return patched('noted-orders-are-taken');
}

/** An operator's skip of the question for a price says that the goods were free; before, they were not brought in. */
export function freeGoodsComeIn(): boolean {
  return patched('free-goods-come-in');
}

/** What has become of an invoice is a problem of its own kind; before, all of it was `storedDifferently`. */
export function invoiceProblemsAreTold(): boolean {
  return patched('invoice-problems-are-told');
}

/**
 * What was made of a receipt that is no more counts as settled when Fortnox shows it void; before, an operator's word was
 * taken for it.
 */
export function documentsAreLookedAt(): boolean {
  return patched('documents-are-looked-at');
}

/** An invoice made before its receipt was edited is compared with the receipt as it is now; before, it was taken as it was. */
export function editsReachTheInvoice(): boolean {
  return patched('edits-reach-the-invoice');
}

/** A document chosen by hand waits for what a lost answer may have made; before, an invoice was looked for at once, an order not at all. */
export function chosenDocumentsWaitForLostAnswers(): boolean {
  return patched('chosen-documents-wait-for-lost-answers');
}

/** The order of a purchase that is late may be changed; one that Fortnox does not let change is then checked as a new one before it is voided. */
export function lateOrdersMayChange(): boolean {
  return patched('late-orders-may-change');
}

/** An operator's word that an order stays is kept in the ledger, and what did not come is expected by that order; before, neither. */
export function leftOrdersAreRemembered(): boolean {
  return patched('left-orders-are-remembered');
}

/** Goods received in part on the order in Fortnox count twice too, and one side's that is voided is let go; before, neither. */
export function partsCountTwice(): boolean {
  return patched('parts-count-twice');
}

/** A skip of the stock looks whether the goods came in, or wait as a draft; before, the end said only to look. */
export function skipsLookAtTheInbound(): boolean {
  return patched('skips-look-at-the-inbound');
}

/** An order that was left in Fortnox is taken up again when its receipt is taken back; before, a second one was made. */
export function leftOrdersAreTakenUp(): boolean {
  return patched('left-orders-are-taken-up');
}
