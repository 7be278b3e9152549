import type { Language } from '../language';

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
    /** `inbound`: the document that brought in what the receipt said before. */
    changedSince(inbound: string): string;
    wrongInvoice(invoice: string): string;
    /** `total`: what it should be; `found`: what Fortnox holds, null when it is gone. */
    invoiceDiffers(invoice: string, total: string, found: string | null): string;
    /** `left`: what has been made of the receipt. */
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
    readonly invoice: string | null;
  }): string;
  restDropped(rows: string): string;
  restOrdered(order: string, rows: string): string;
  leftInFortnox(documents: readonly string[]): string;
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
    changedSince: (inbound) =>
      `Inleveransen har ändrats i Andersson sedan godset fördes in i lagret (${inbound}). Ändra tillbaka och tryck retry, eller rätta lagret i Fortnox för hand och tryck skip.`,
    wrongInvoice: (invoice) =>
      `Leverantörsfaktura ${invoice} går inte att använda: den finns inte i Fortnox, är makulerad eller hör till en annan leverantör.`,
    invoiceDiffers: (invoice, total, found) =>
      `Leverantörsfaktura ${invoice} i Fortnox är inte som det som kom: ${found === null ? 'den finns inte' : `totalt ${found}`}, skulle vara ${total}. Rätta den och tryck retry, makulera den och tryck retry för en ny, eller skip om den ska vara som den är.`,
    deletedAfterReceipt: (left) =>
      `I Fortnox finns ${left.join(', ')}. Makulera det som inte ska vara kvar och tryck skip med en anteckning.`,
  },
  help: {
    receiver: 'den som tar emot gods i Andersson',
    receipts: 'Andersson → Inleverans → inköpet',
    accountant: 'den som sköter leverantörsfakturor i Fortnox',
    supplierInvoices: 'Fortnox → Leverantörsfakturor',
  },
  unknownOutcome: (invoiceNumber) =>
    `Fortnox svarade inte när leverantörsfakturan skapades, flera gånger i rad, och ingen faktura med numret ${invoiceNumber} syns. Kontrollera i Fortnox om den finns innan du trycker retry.`,
  done: ({ purchase, inbound, order, invoice }) =>
    [
      `Inköp ${purchase} är klart.`,
      inbound === null ? 'Godset fördes inte in i lagret härifrån.' : `Godset är i lagret (${inbound}).`,
      ...(order === null ? [] : [`Inköpsorder ${order} är makulerad.`]),
      invoice === null ? 'Ingen leverantörsfaktura skapades.' : `Leverantörsfaktura ${invoice} väntar på bokföring.`,
    ].join(' '),
  restDropped: (rows) => `Det som inte levererades är struket: ${rows}.`,
  restOrdered: (order, rows) =>
    `Det som inte levererades är beställt på nytt i Fortnox, inköpsorder ${order}, och tas emot där: ${rows}.`,
  leftInFortnox: (documents) => `Kvar i Fortnox: ${documents.join(', ')}.`,
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
    changedSince: (inbound) =>
      `The receipt has been changed in Andersson since the goods were brought into stock (${inbound}). Change it back and press retry, or correct the stock in Fortnox by hand and press skip.`,
    wrongInvoice: (invoice) =>
      `Supplier invoice ${invoice} cannot be used: it does not exist in Fortnox, is cancelled, or belongs to another supplier.`,
    invoiceDiffers: (invoice, total, found) =>
      `Supplier invoice ${invoice} in Fortnox is not like what came: ${found === null ? 'it does not exist' : `total ${found}`}, should be ${total}. Mend it and press retry, cancel it and press retry for a new one, or skip if it is to be as it is.`,
    deletedAfterReceipt: (left) =>
      `In Fortnox there is ${left.join(', ')}. Void what is not to stay and press skip with a note.`,
  },
  help: {
    receiver: 'whoever receives goods in Andersson',
    receipts: 'Andersson → Inleverans (goods receipt) → the purchase',
    accountant: 'whoever handles supplier invoices in Fortnox',
    supplierInvoices: 'Fortnox → Leverantörsfakturor (supplier invoices)',
  },
  unknownOutcome: (invoiceNumber) =>
    `Fortnox did not answer when the supplier invoice was made, several times over, and no invoice numbered ${invoiceNumber} shows. Check in Fortnox whether it exists before you press retry.`,
  done: ({ purchase, inbound, order, invoice }) =>
    [
      `Purchase ${purchase} is done.`,
      inbound === null ? 'The goods were not brought into stock from here.' : `The goods are in stock (${inbound}).`,
      ...(order === null ? [] : [`Purchase order ${order} is voided.`]),
      invoice === null ? 'No supplier invoice was made.' : `Supplier invoice ${invoice} waits to be booked.`,
    ].join(' '),
  restDropped: (rows) => `What was not delivered is dropped: ${rows}.`,
  restOrdered: (order, rows) =>
    `What was not delivered is ordered anew in Fortnox, purchase order ${order}, and is received there: ${rows}.`,
  leftInFortnox: (documents) => `Left in Fortnox: ${documents.join(', ')}.`,
};

export const receiptTexts: Readonly<Record<Language, ReceiptTexts>> = { sv, en };
