import type { Language } from '../../domain/language';
import type { LedgerState } from '../../workflows/contract/ledger';

/** What people call the states of the document ledger, of "dokumentet" or "the document". */
export const ledgerStateNames: Readonly<Record<Language, Readonly<Record<LedgerState, string>>>> = {
  sv: {
    intent: 'avsett',
    sent: 'skickat',
    confirmed: 'bekräftat',
    voided: 'makulerat',
    skipped: 'överhoppat för hand',
  },
  en: { intent: 'intended', sent: 'sent', confirmed: 'confirmed', voided: 'void', skipped: 'skipped by hand' },
};
