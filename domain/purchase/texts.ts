import type { Language } from '../language';

/** What a purchase's process says, by step (R3), in the company's language. */
export interface PurchaseTexts {
  readonly cannot: {
    create(purchase: string): string;
    change(purchase: string, order: string): string;
    read(purchase: string): string;
    check(order: string): string;
    markSent(order: string): string;
    void(order: string | null, purchase: string): string;
  };
  readonly byHand: {
    gone(order: string): string;
    voided(order: string): string;
    received(order: string): string;
    askToVoid(order: string, purchase: string): string;
    differs(order: string, purchase: string): string;
  };
  readonly help: { readonly purchaser: string; readonly purchaseOrders: string };
  unknownOutcome(reference: string): string;
  wrongOrder(order: string): string;
  /** `made`: the live order that was made from here. */
  otherOrderLives(made: string, chosen: string): string;
  /** `order`: its number as somebody noted it on the purchase. */
  wrongNote(order: string, purchase: string): string;
  /** Why the order is the purchase's, for the ledger. */
  readonly notedOnPurchase: string;
  readonly ended: {
    deleted(purchase: string): string;
    /**
     * `left`: an order's number; `maybe`: the reference of one that may be there since its answer was lost;
     * `documents`: what was made of a receipt, as it is named.
     */
    abandoned(note: string, left: string | null, maybe: string | null, documents?: readonly string[]): string;
  };
  orderKept(order: string): string;
  /** An answer was lost, and nobody could look since. */
  maybeMade(reference: string): string;
}

const sv: PurchaseTexts = {
  cannot: {
    create: (purchase) => `Inköpsordern för inköp ${purchase} kunde inte skapas i Fortnox.`,
    change: (purchase, order) =>
      `Inköp ${purchase} har ändrats, men inköpsorder ${order} i Fortnox kunde inte följa med.`,
    read: (purchase) => `Inköp ${purchase} kunde inte läsas i Andersson.`,
    check: (order) => `Inköpsorder ${order} i Fortnox är inte som den ska.`,
    markSent: (order) => `Inköpsorder ${order} finns i Fortnox men kunde inte markeras som skickad.`,
    void: (order, purchase) =>
      order === null
        ? `Inköp ${purchase} är raderat, men det kunde inte redas ut om det har en inköpsorder i Fortnox.`
        : `Inköpsorder ${order} i Fortnox kunde inte makuleras.`,
  },
  byHand: {
    gone: (order) =>
      `Inköpsorder ${order} finns inte längre i Fortnox. Tryck retry för att skapa en ny, eller useExisting med en annan orders nummer.`,
    voided: (order) =>
      `Inköpsorder ${order} är makulerad i Fortnox, men inköpet i Andersson är kvar. Tryck retry för att skapa en ny inköpsorder, useExisting med en annan orders nummer, eller skip om inköpet ska vara utan order i Fortnox.`,
    received: (order) =>
      `Inköpsorder ${order} är inlevererad eller avslutad i Fortnox. Inleverans av inköp från Andersson görs i Andersson: backa inleveransen i Fortnox och tryck retry, eller skip om det ska vara så.`,
    askToVoid: (order, purchase) =>
      `Inköp ${purchase} är raderat i Andersson. Makulera inköpsorder ${order} i Fortnox och tryck retry, eller skip om den ska vara kvar.`,
    differs: (order, purchase) =>
      `Inköpsorder ${order} i Fortnox är inte som inköp ${purchase} i Andersson. Rätta den i Fortnox, tryck retry för att makulera den och skapa en ny, eller skip om den ska vara som den är.`,
  },
  help: { purchaser: 'den som sköter inköp i Fortnox', purchaseOrders: 'Fortnox → Lager → Inköp' },
  unknownOutcome: (reference) =>
    `Fortnox svarade inte när inköpsordern skapades, flera gånger i rad, och ingen order med referensen ${reference} syns. Kontrollera i Fortnox om den finns innan du trycker retry.`,
  wrongOrder: (order) => `Inköpsorder ${order} går inte att använda: den finns inte i Fortnox, eller är makulerad.`,
  otherOrderLives: (made, chosen) =>
    `Inköpsorder ${made} är redan skapad för inköpet. Makulera den i Fortnox innan ${chosen} används, annars väntas godset två gånger; eller tryck retry, så används ${made}.`,
  wrongNote: (order, purchase) =>
    `På inköp ${purchase} i Andersson står redan inköpsorder ${order}, men den finns inte i Fortnox, är makulerad, eller hör till en annan leverantör eller ett annat inköp. Rätta numret i Andersson, eller ta bort det så skapas en ny order; eller tryck useExisting med rätt orders nummer, eller skip om inköpet ska vara utan order i Fortnox.`,
  notedOnPurchase: 'numret stod på inköpet i Andersson',
  ended: {
    deleted: (purchase) => `Inköp ${purchase} är raderat i Andersson.`,
    abandoned: (note, left, maybe, documents = []) => {
      const order = left === null ? [] : [`inköpsorder ${left}`];
      const perhaps = maybe === null ? [] : [`kanske en inköpsorder med referensen ${maybe}`];
      const all = [...order, ...perhaps, ...documents];
      return `Avslutad för hand: ${note}. Kvar i Fortnox: ${all.length === 0 ? 'inget' : all.join(', ')}.`;
    },
  },
  orderKept: (order) => `Inköpsorder ${order} lämnades kvar i Fortnox.`,
  maybeMade: (reference) =>
    `Fortnox svar uteblev när inköpsordern skapades: se efter i Fortnox om det finns en order med referensen ${reference}.`,
};

const en: PurchaseTexts = {
  cannot: {
    create: (purchase) => `The purchase order of purchase ${purchase} could not be made in Fortnox.`,
    change: (purchase, order) =>
      `Purchase ${purchase} has changed, but purchase order ${order} in Fortnox could not follow.`,
    read: (purchase) => `Purchase ${purchase} could not be read in Andersson.`,
    check: (order) => `Purchase order ${order} in Fortnox is not as it should be.`,
    markSent: (order) => `Purchase order ${order} is in Fortnox but could not be marked as sent.`,
    void: (order, purchase) =>
      order === null
        ? `Purchase ${purchase} is deleted, but whether it has a purchase order in Fortnox could not be settled.`
        : `Purchase order ${order} in Fortnox could not be voided.`,
  },
  byHand: {
    gone: (order) =>
      `Purchase order ${order} is no longer in Fortnox. Press retry to make a new one, or useExisting with another order's number.`,
    voided: (order) =>
      `Purchase order ${order} is voided in Fortnox, but the purchase is still in Andersson. Press retry to make a new one, useExisting with another order's number, or skip if the purchase is to have no order in Fortnox.`,
    received: (order) =>
      `Purchase order ${order} has been received or completed in Fortnox. Goods of a purchase made in Andersson are received in Andersson: undo the receipt in Fortnox and press retry, or skip if it is to be so.`,
    askToVoid: (order, purchase) =>
      `Purchase ${purchase} is deleted in Andersson. Void purchase order ${order} in Fortnox and press retry, or skip if it is to stay.`,
    differs: (order, purchase) =>
      `Purchase order ${order} in Fortnox is not like purchase ${purchase} in Andersson. Mend it in Fortnox, press retry to have it voided and a new one made, or skip if it is to be as it is.`,
  },
  help: {
    purchaser: 'whoever handles purchases in Fortnox',
    purchaseOrders: 'Fortnox → Lager (stock) → Inköp (purchases)',
  },
  unknownOutcome: (reference) =>
    `Fortnox did not answer when the purchase order was made, several times over, and no order with the reference ${reference} shows. Check in Fortnox whether it exists before you press retry.`,
  wrongOrder: (order) => `Purchase order ${order} cannot be used: it does not exist in Fortnox, or is voided.`,
  otherOrderLives: (made, chosen) =>
    `Purchase order ${made} has been made for the purchase. Void it in Fortnox before ${chosen} is used, or its goods are expected twice; or press retry, and ${made} is used.`,
  wrongNote: (order, purchase) =>
    `Purchase ${purchase} in Andersson carries purchase order ${order} already, but that is not in Fortnox, is voided, or is of another supplier or purchase. Correct the number in Andersson, or take it away and a new order is made; or press useExisting with the right order's number, or skip if the purchase is to have no order in Fortnox.`,
  notedOnPurchase: 'its number stood on the purchase in Andersson',
  ended: {
    deleted: (purchase) => `Purchase ${purchase} is deleted in Andersson.`,
    abandoned: (note, left, maybe, documents = []) => {
      const order = left === null ? [] : [`purchase order ${left}`];
      const perhaps = maybe === null ? [] : [`perhaps a purchase order with the reference ${maybe}`];
      const all = [...order, ...perhaps, ...documents];
      return `Ended by hand: ${note}. Left in Fortnox: ${all.length === 0 ? 'nothing' : all.join(', ')}.`;
    },
  },
  orderKept: (order) => `Purchase order ${order} was left in Fortnox.`,
  maybeMade: (reference) =>
    `Fortnox's answer was lost when the purchase order was made: look in Fortnox for an order with the reference ${reference}.`,
};

export const purchaseTexts: Readonly<Record<Language, PurchaseTexts>> = { sv, en };
