import { ledgerPlaces } from '../activities/andersson/ledger-places';
import { listLiveDocuments } from '../activities/fortnox/live-listing';
import type { Language } from '../domain/language';
import { type LiveDocument, ownerless } from '../domain/purchase/ownerless';
import type { NightOwnershipActivities } from '../workflows/contract/company-activities';
import type { Companies } from './companies';

/** The night check's search for documents that nobody owns, which needs both sides. */
export function ownerlessActivities(companies: Companies): NightOwnershipActivities {
  return {
    async findOwnerless({ company }) {
      const { database, language } = await companies.andersson(company);
      // In this order: what has been listed was written into the ledger before it was made.
      const live = await listLiveDocuments(companies.fortnox(company), company);
      const ledger = await ledgerPlaces(database, company);
      const settleMs = companies.settingsOf(company).settleSeconds * 1_000;
      const found = ownerless(live, ledger, { now: await database.now(), settleMs });
      return found.map(({ kind, reference, fortnoxNumber }) => ({
        kind,
        reference,
        fortnoxNumber,
        sentence: sentences[language][kind](fortnoxNumber, reference),
      }));
    },
  };
}

type Sentence = (fortnoxNumber: string, reference: string) => string;

/** What nobody owns, who sees to it, and what to do. */
const sentences: Readonly<Record<Language, Readonly<Record<LiveDocument['kind'], Sentence>>>> = {
  sv: {
    order: (number, reference) =>
      `Inköpsorder ${number} i Fortnox har integrationens referens ${reference}, men inget inköp har den: den kom till efter att svaret gått förlorat, eller är en kopia. Den som arbetar med inköp i Fortnox: makulera den om inköpet inte ska ha den. andersson-fortnox prove ${reference} visar vad integrationen vet.`,
    invoice: (number, reference) =>
      `Leverantörsfaktura ${number} i Fortnox har integrationens fakturanummer ${reference}, men inget inköp har den: den kom till efter att svaret gått förlorat, eller är en kopia. Ekonomen: makulera den innan den betalas, om den inte ska finnas. andersson-fortnox prove ${reference} visar vad integrationen vet.`,
  },
  en: {
    order: (number, reference) =>
      `Purchase order ${number} in Fortnox has the integration's reference ${reference}, but no purchase has it: it was made after the answer had been lost, or is a copy. Whoever works with purchases in Fortnox: void it if the purchase is not to have it. andersson-fortnox prove ${reference} shows what the integration knows.`,
    invoice: (number, reference) =>
      `Supplier invoice ${number} in Fortnox has the integration's number ${reference}, but no purchase has it: it was made after the answer had been lost, or is a copy. The accountant: cancel it before it is paid, if it should not be. andersson-fortnox prove ${reference} shows what the integration knows.`,
  },
};
