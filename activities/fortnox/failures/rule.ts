import type { Said } from '../../../domain/language';

export type { Said };

/** Who can do something about a failure. */
export type Actor = 'nobody' | 'fortnoxUser' | 'fortnoxAdministrator' | 'anderssonUser' | 'operator' | 'developer';

/** What a failure means for the caller (style: one table, design rule 3). */
export interface FailureRule {
  /** Heals by itself, so that the same call may be made again (a write only after `notSent`, or when it is repeatable). */
  readonly retry: boolean;
  readonly actor: Actor;
  /** What happened and what to do, for an operator. Fortnox's own words are added after it. */
  readonly sv: string;
  readonly en: string;
  /** Where it is mended, as a way through that system's menus. */
  readonly where: Said;
  /** When to press skip, where that does not leave the step out. */
  readonly skipIf?: Said;
}

/** The actors in words, as they stand after "Vem:" in a problem. */
export const actorWords: Readonly<Record<Actor, Said>> = {
  nobody: { sv: 'ingen, det går över av sig självt', en: 'nobody, it passes by itself' },
  fortnoxUser: { sv: 'den som arbetar i Fortnox', en: 'whoever works in Fortnox' },
  fortnoxAdministrator: { sv: 'en administratör i Fortnox', en: 'an administrator in Fortnox' },
  anderssonUser: { sv: 'den som arbetar i Andersson', en: 'whoever works in Andersson' },
  operator: { sv: 'den som sköter integrationen', en: 'whoever runs the integration' },
  developer: { sv: 'integrationens support', en: "the integration's support" },
};

/** Places that several rows name. */
export const places = {
  nowhere: { sv: 'ingenstans', en: 'nowhere' },
  network: {
    sv: 'datorn där integrationen körs: nätet och inställningarna',
    en: "the integration's computer: network and settings",
  },
  consent: {
    sv: 'Fortnox → Administrera användare → Integrationer',
    en: 'Fortnox → Administrera användare (users) → Integrationer (integrations)',
  },
  licences: { sv: 'Fortnox → abonnemang och licenser', en: 'Fortnox → subscription and licences' },
  support: { sv: 'integrationens support', en: "the integration's support" },
  anderssonRecord: { sv: 'Andersson → posten', en: 'Andersson → the record' },
  fortnoxRecord: { sv: 'Fortnox → posten', en: 'Fortnox → the record' },
  fortnoxDocument: { sv: 'Fortnox → dokumentet', en: 'Fortnox → the document' },
  purchase: { sv: 'Andersson → Inköp → inköpet', en: 'Andersson → Inköp (purchases) → the purchase' },
  receipt: {
    sv: 'Andersson → Inleverans → inköpet',
    en: 'Andersson → Inleverans (goods receipt) → the purchase',
  },
  paymentTerms: {
    sv: 'Fortnox → Register → Betalningsvillkor',
    en: 'Fortnox → Register → Betalningsvillkor (terms of payment)',
  },
  suppliers: { sv: 'Fortnox → Register → Leverantörer', en: 'Fortnox → Register → Leverantörer (suppliers)' },
  articles: { sv: 'Fortnox → Register → Artiklar', en: 'Fortnox → Register → Artiklar (articles)' },
  purchaseOrders: { sv: 'Fortnox → Lager → Inköp', en: 'Fortnox → Lager (stock) → Inköp (purchases)' },
  stockDocuments: { sv: 'Fortnox → Lager → dokumentet', en: 'Fortnox → Lager (stock) → the document' },
  supplierInvoices: { sv: 'Fortnox → Leverantörsfakturor', en: 'Fortnox → Leverantörsfakturor (supplier invoices)' },
  purchaseDocuments: {
    sv: 'Fortnox → Lager → Inköp, eller Fortnox → Leverantörsfakturor',
    en: 'Fortnox → Lager (stock) → Inköp (purchases), or Fortnox → Leverantörsfakturor (supplier invoices)',
  },
  stockPoints: { sv: 'Fortnox → Lager → Lagerställen', en: 'Fortnox → Lager (stock) → Lagerställen (stock points)' },
} as const satisfies Record<string, Said>;
