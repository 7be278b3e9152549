import type { Language } from '../language';
import { documentNames, type PurchaseDocument } from '../purchase/document';

/** What a purchase's process says while goods are received (R3.3), in the company's language. */
export interface ReceiptTexts {
  readonly cannot: {
    receive(purchase: string): string;
    settleOrder(order: string): string;
    invoice(purchase: string): string;
    orderRest(purchase: string): string;
    endDeleted(purchase: string): string;
    /** A receipt that is not handled is all there is to say. */
    further(purchase: string): string;
  };
  readonly why: {
    tooEarly(purchase: string): string;
    second(purchase: string, receipts: readonly string[]): string;
    /** `order`: goods were received on it in Fortnox, so that they are in stock already. */
    receivedInFortnox(order: string): string;
    /** `inbound`: the goods came in by it before they were received on the order. */
    receivedTwice(order: string, inbound: string): string;
    /** `inbound`: the document that brought in what the receipt said before. */
    changedSince(inbound: string): string;
    wrongInvoice(invoice: string): string;
    invoiceDiffers(invoice: string, differences: string): string;
    /** It cannot be mended. */
    bookedDiffers(invoice: string, differences: string): string;
    /** Cancelled, credited or deleted. */
    invoiceGone(invoice: string): string;
    /** `made`: the live invoice that was made from here. */
    otherInvoiceLives(made: string, chosen: string): string;
    /** `left`: what has been made of a receipt that is no more, and stands in Fortnox. */
    replaced(left: readonly string[]): string;
    /** `left`: what has been made of the receipt, and stands in Fortnox. */
    deletedAfterReceipt(left: readonly string[]): string;
  };
  readonly help: {
    readonly receiver: string;
    readonly receipts: string;
    readonly accountant: string;
    readonly supplierInvoices: string;
  };
  unknownOutcome(invoiceNumber: string): string;
  /** What stands in Fortnox when all is done. */
  done(what: {
    readonly purchase: string;
    readonly inbound: string | null;
    readonly order: string | null;
    /** The order was not voided. */
    readonly orderLeft?: boolean;
    readonly invoice: string | null;
  }): string;
  /** A document for people: what it is, and its number. */
  document(document: PurchaseDocument, number: string): string;
  /** It may be there. */
  perhaps(document: string): string;
  /** The making of a document was not seen to the end. */
  lookFor(reference: string): string;
  /** An inbound document that nobody has released. */
  voidDraft(reference: string): string;
  /** One that was released, though nobody saw it, and was not compared with what came. */
  takenAsItIs(reference: string): string;
  restDropped(rows: string): string;
  restOrdered(order: string, rows: string): string;
  /** `order`: the purchase's own, which was not voided. */
  restOnLeftOrder(order: string, rows: string): string;
  leftInFortnox(documents: readonly string[]): string;
  /** Why the ledger counts a document no more. */
  readonly voidInFortnox: string;
  /** Why the ledger has no invoice. */
  readonly nothingToPay: string;
}

const sv: ReceiptTexts = {
  cannot: {
    receive: (purchase) => `Det inlevererade godset för inköp ${purchase} kunde inte föras in i lagret i Fortnox.`,
    settleOrder: (order) => `Godset är i lagret, men inköpsorder ${order} i Fortnox kunde inte makuleras.`,
    invoice: (purchase) => `Leverantörsfakturan för inköp ${purchase} kunde inte skapas i Fortnox.`,
    orderRest: (purchase) => `Det som inte levererades av inköp ${purchase} kunde inte beställas på nytt i Fortnox.`,
    endDeleted: (purchase) => `Inköp ${purchase} är raderat i Andersson, men dess gods är redan inlevererat.`,
    further: (purchase) => `En inleverans av inköp ${purchase} går inte att ta emot.`,
  },
  why: {
    tooEarly: (purchase) =>
      `Inköp ${purchase} är inlevererat innan det fått status inköpt. Skriv ut, skicka eller maila inköpet i Andersson först.`,
    second: (purchase, receipts) =>
      `Inköp ${purchase} har redan en inleverans; bara en går att göra. Ta bort den andra (${receipts.join(', ')}) i Andersson, eller för in godset för hand i Fortnox och tryck skip.`,
    receivedInFortnox: (order) =>
      `Inköpsorder ${order} är redan inlevererad i Fortnox, så godset skulle räknas två gånger. Backa inleveransen i Fortnox och tryck retry, eller skip om Fortnox inleverans ska gälla.`,
    receivedTwice: (order, inbound) =>
      `Godset är i lagret (inleverans ${inbound}), och gods har sedan levererats in på inköpsorder ${order} i Fortnox också: det räknas två gånger. Backa inleveransen på ordern i Fortnox och tryck retry. Ska den i stället gälla: makulera inleverans ${inbound} där och tryck skip; skip ensamt ändrar inget i lagret.`,
    changedSince: (inbound) =>
      `Inleveransen har ändrats i Andersson sedan godset fördes in i lagret (${inbound}). Ändra tillbaka och tryck retry, eller rätta lagret i Fortnox för hand och tryck skip; är leverantörens faktura redan skapad jämförs den sedan med inleveransen som den är nu.`,
    wrongInvoice: (invoice) =>
      `Leverantörsfaktura ${invoice} går inte att använda: den finns inte i Fortnox, är makulerad, krediterad eller själv en kreditfaktura, eller hör till en annan leverantör.`,
    invoiceDiffers: (invoice, differences) =>
      `Leverantörsfaktura ${invoice} i Fortnox är inte som det som kom: ${differences}. Rätta den och tryck retry, makulera den och tryck retry för en ny, eller skip om den ska vara som den är.`,
    bookedDiffers: (invoice, differences) =>
      `Leverantörsfaktura ${invoice} i Fortnox är bokförd och är inte som det som kom: ${differences}. Rätta den med en kreditfaktura och tryck retry för en ny, useExisting med en annan fakturas nummer, eller skip om den ska vara som den är.`,
    invoiceGone: (invoice) =>
      `Leverantörsfaktura ${invoice} är makulerad, krediterad eller borttagen i Fortnox. Tryck retry för en ny, useExisting med en annan fakturas nummer, eller skip om ingen ska finnas.`,
    otherInvoiceLives: (made, chosen) =>
      `Leverantörsfaktura ${made} är redan skapad för inköpet. Makulera den i Fortnox (en bokförd krediteras) innan ${chosen} används, annars betalas båda.`,
    replaced: (left) =>
      `Inleveransen har tagits bort eller ersatts i Andersson, men i Fortnox finns ${left.join(', ')}. Makulera allt det där (en bokförd faktura krediteras) och tryck retry, så går inköpet vidare; annars räknas godset och skulden två gånger. Ska något av det vara kvar: abandon med en anteckning, och för in resten för hand.`,
    deletedAfterReceipt: (left) =>
      `I Fortnox finns ${left.join(', ')}. Makulera det som inte ska vara kvar (en bokförd faktura krediteras) och tryck retry; ska resten vara kvar, tryck skip med en anteckning.`,
  },
  help: {
    receiver: 'den som tar emot gods i Andersson',
    receipts: 'Andersson → Inleverans → inköpet',
    accountant: 'den som sköter leverantörsfakturor i Fortnox',
    supplierInvoices: 'Fortnox → Leverantörsfakturor',
  },
  unknownOutcome: (invoiceNumber) =>
    `Fortnox svarade inte när leverantörsfakturan skapades, flera gånger i rad, och ingen faktura med numret ${invoiceNumber} syns. Kontrollera i Fortnox om den finns innan du trycker retry.`,
  done: ({ purchase, inbound, order, orderLeft, invoice }) =>
    [
      `Inköp ${purchase} är klart.`,
      inbound === null ? 'Godset fördes inte in i lagret härifrån.' : `Godset är i lagret (${inbound}).`,
      ...(order === null ? [] : [`Inköpsorder ${order} ${orderLeft ? 'lämnades kvar i Fortnox' : 'är makulerad'}.`]),
      invoice === null ? 'Ingen leverantörsfaktura skapades.' : `Leverantörsfaktura ${invoice} väntar på bokföring.`,
    ].join(' '),
  document: (document, number) => `${documentNames.sv[document]} ${number}`,
  perhaps: (document) => `kanske ${document}`,
  lookFor: (reference) => `Se efter i Fortnox om ${reference} finns.`,
  voidDraft: (reference) =>
    `Inleverans ${reference} ligger kvar som utkast i Fortnox: makulera den där, annars kan godset släppas in i lagret.`,
  takenAsItIs: (reference) =>
    `Inleverans ${reference} var redan släppt i Fortnox och togs som den är: jämför den med det som kom.`,
  restDropped: (rows) => `Det som inte levererades är struket: ${rows}.`,
  restOrdered: (order, rows) =>
    `Det som inte levererades är beställt på nytt i Fortnox, inköpsorder ${order}, och tas emot där: ${rows}.`,
  restOnLeftOrder: (order, rows) =>
    `Inköpsorder ${order} väntar i Fortnox fortfarande på allt som beställdes, också på det som kom: ta bort det där. Detta levererades inte, och tas emot eller stryks där: ${rows}.`,
  leftInFortnox: (documents) => `Kvar i Fortnox: ${documents.join(', ')}.`,
  voidInFortnox: 'gäller inte längre i Fortnox',
  nothingToPay: 'allt var gratis',
};

const en: ReceiptTexts = {
  cannot: {
    receive: (purchase) => `The goods received of purchase ${purchase} could not be brought into stock in Fortnox.`,
    settleOrder: (order) => `The goods are in stock, but purchase order ${order} in Fortnox could not be voided.`,
    invoice: (purchase) => `The supplier invoice of purchase ${purchase} could not be made in Fortnox.`,
    orderRest: (purchase) => `What was not delivered of purchase ${purchase} could not be ordered anew in Fortnox.`,
    endDeleted: (purchase) => `Purchase ${purchase} is deleted in Andersson, but its goods have been received.`,
    further: (purchase) => `A goods receipt of purchase ${purchase} cannot be taken.`,
  },
  why: {
    tooEarly: (purchase) =>
      `Purchase ${purchase} was received before its status was inköpt. Print, send or mail the purchase in Andersson first.`,
    second: (purchase, receipts) =>
      `Purchase ${purchase} has a goods receipt already; only one can be made. Remove the other (${receipts.join(', ')}) in Andersson, or bring the goods in by hand in Fortnox and press skip.`,
    receivedInFortnox: (order) =>
      `Purchase order ${order} has been received in Fortnox, so the goods would count twice. Undo the receipt in Fortnox and press retry, or skip if Fortnox's receipt is to hold.`,
    receivedTwice: (order, inbound) =>
      `The goods are in stock (goods receipt ${inbound}), and goods were then received on purchase order ${order} in Fortnox as well: they count twice. Undo the order's receipt in Fortnox and press retry. If that one is to hold instead: void goods receipt ${inbound} there and press skip; skip alone changes no stock.`,
    changedSince: (inbound) =>
      `The receipt has been changed in Andersson since the goods were brought into stock (${inbound}). Change it back and press retry, or correct the stock in Fortnox by hand and press skip; a supplier invoice made already is then compared with the receipt as it is now.`,
    wrongInvoice: (invoice) =>
      `Supplier invoice ${invoice} cannot be used: it does not exist in Fortnox, is cancelled, credited or a credit invoice itself, or belongs to another supplier.`,
    invoiceDiffers: (invoice, differences) =>
      `Supplier invoice ${invoice} in Fortnox is not like what came: ${differences}. Mend it and press retry, cancel it and press retry for a new one, or skip if it is to be as it is.`,
    bookedDiffers: (invoice, differences) =>
      `Supplier invoice ${invoice} in Fortnox is booked and is not like what came: ${differences}. Correct it with a credit invoice and press retry for a new one, useExisting with another invoice's number, or skip if it is to be as it is.`,
    invoiceGone: (invoice) =>
      `Supplier invoice ${invoice} is cancelled, credited or deleted in Fortnox. Press retry for a new one, useExisting with another invoice's number, or skip if there is to be none.`,
    otherInvoiceLives: (made, chosen) =>
      `Supplier invoice ${made} has been made for the purchase. Cancel it in Fortnox (a booked one is credited) before ${chosen} is used, or both are paid.`,
    replaced: (left) =>
      `The receipt has been taken back or replaced in Andersson, but in Fortnox there is ${left.join(', ')}. Void all of that there (a booked invoice is credited) and press retry, and the purchase goes on; otherwise goods and debt count twice. If any of it is to stay: abandon with a note, and enter the rest by hand.`,
    deletedAfterReceipt: (left) =>
      `In Fortnox there is ${left.join(', ')}. Void what is not to stay (a booked invoice is credited) and press retry; if the rest is to stay, press skip with a note.`,
  },
  help: {
    receiver: 'whoever receives goods in Andersson',
    receipts: 'Andersson → Inleverans (goods receipt) → the purchase',
    accountant: 'whoever handles supplier invoices in Fortnox',
    supplierInvoices: 'Fortnox → Leverantörsfakturor (supplier invoices)',
  },
  unknownOutcome: (invoiceNumber) =>
    `Fortnox did not answer when the supplier invoice was made, several times over, and no invoice numbered ${invoiceNumber} shows. Check in Fortnox whether it exists before you press retry.`,
  done: ({ purchase, inbound, order, orderLeft, invoice }) =>
    [
      `Purchase ${purchase} is done.`,
      inbound === null ? 'The goods were not brought into stock from here.' : `The goods are in stock (${inbound}).`,
      ...(order === null ? [] : [`Purchase order ${order} ${orderLeft ? 'was left in Fortnox' : 'is voided'}.`]),
      invoice === null ? 'No supplier invoice was made.' : `Supplier invoice ${invoice} waits to be booked.`,
    ].join(' '),
  document: (document, number) => `${documentNames.en[document]} ${number}`,
  perhaps: (document) => `perhaps ${document}`,
  lookFor: (reference) => `Look in Fortnox whether ${reference} is there.`,
  voidDraft: (reference) =>
    `Goods receipt ${reference} is left as a draft in Fortnox: void it there, or its goods may still be released into stock.`,
  takenAsItIs: (reference) =>
    `Goods receipt ${reference} was released in Fortnox already and was taken as it is: compare it with what came.`,
  restDropped: (rows) => `What was not delivered is dropped: ${rows}.`,
  restOrdered: (order, rows) =>
    `What was not delivered is ordered anew in Fortnox, purchase order ${order}, and is received there: ${rows}.`,
  restOnLeftOrder: (order, rows) =>
    `Purchase order ${order} in Fortnox still expects all that was ordered, also what came: take that off there. This was not delivered, and is received or dropped there: ${rows}.`,
  leftInFortnox: (documents) => `Left in Fortnox: ${documents.join(', ')}.`,
  voidInFortnox: 'no longer valid in Fortnox',
  nothingToPay: 'all of it was free of charge',
};

export const receiptTexts: Readonly<Record<Language, ReceiptTexts>> = { sv, en };
