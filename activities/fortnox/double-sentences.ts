import type { Language } from '../../domain/language';
import type { DoubleInvoice, DoubleOrder } from '../../workflows/contract/company-activities';

interface DoubleSentences {
  order(it: Omit<DoubleOrder, 'sentence'>): string;
  invoice(it: Omit<DoubleInvoice, 'sentence'>): string;
}

/** What stands twice in Fortnox, and what to do (design rule 1). */
export const doubleSentences: Readonly<Record<Language, DoubleSentences>> = {
  sv: {
    order: ({ reference, fortnoxNumbers }) =>
      `Inköpsorder ${fortnoxNumbers.join(' och ')} i Fortnox har samma interna referens ${reference}. Makulera den som inte ska finnas: andersson-fortnox prove ${reference} visar vilken som är integrationens.`,
    invoice: ({ supplierNumber, invoiceNumber, fortnoxNumbers }) =>
      `Leverantörsfaktura ${fortnoxNumbers.join(' och ')} i Fortnox har samma fakturanummer ${invoiceNumber} från leverantör ${supplierNumber}. Makulera den som inte ska finnas innan någon betalas: andersson-fortnox prove ${invoiceNumber} visar vilken som är integrationens.`,
  },
  en: {
    order: ({ reference, fortnoxNumbers }) =>
      `Purchase orders ${fortnoxNumbers.join(' and ')} in Fortnox have the same internal reference ${reference}. Void the one that should not be: andersson-fortnox prove ${reference} shows which is the integration's.`,
    invoice: ({ supplierNumber, invoiceNumber, fortnoxNumbers }) =>
      `Supplier invoices ${fortnoxNumbers.join(' and ')} in Fortnox have the same number ${invoiceNumber} of supplier ${supplierNumber}. Cancel the one that should not be before any is paid: andersson-fortnox prove ${invoiceNumber} shows which is the integration's.`,
  },
};
