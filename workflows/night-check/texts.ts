import type { Language, Said } from '../../domain/language';

/** What the night check does, as it stands after "could not" when a step of it does not heal. */
export const steps = {
  access: { sv: 'se efter inloggningen till Fortnox', en: 'look at the login to Fortnox' },
  watch: { sv: 'se efter bevakningen av Andersson', en: 'look at the watch over Andersson' },
  sweep: { sv: 'starta alla inköp som saknar process', en: 'start every purchase that has no process' },
  orders: { sv: 'be alla inköp se efter sin order', en: 'have every purchase look at its order' },
  doubleOrders: { sv: 'leta efter dubbla inköpsordrar', en: 'look for double purchase orders' },
  doubleInvoices: { sv: 'leta efter dubbla leverantörsfakturor', en: 'look for double supplier invoices' },
  ownerless: { sv: 'leta efter dokument som inget inköp har', en: 'look for documents that no purchase has' },
  registers: { sv: 'jämföra registren', en: 'compare the registers' },
} as const satisfies Record<string, Said>;

/** A step that did not heal, and why. */
export const couldNot: Readonly<Record<Language, (step: string, why: string) => string>> = {
  sv: (step, why) => `Nattkontrollen kunde inte ${step}: ${why}`,
  en: (step, why) => `The night check could not ${step}: ${why}`,
};
