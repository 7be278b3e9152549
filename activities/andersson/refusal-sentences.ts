import type { Language } from '../../domain/language';

/** The call that was refused: of which activity, and what it was about. */
export interface RefusedCall {
  readonly activity: string;
  readonly about: CallAbout;
}

export interface CallAbout {
  readonly purchase?: string | undefined;
  readonly register?: string | undefined;
  /** Of a document that is made, and whose number was to be kept. */
  readonly fortnoxNumber?: string | undefined;
}

interface RefusalSentences {
  sentence(call: RefusedCall, said: string): string;
  /** Who mends it, and where. */
  readonly help: { readonly who: string; readonly where: string };
  /** When to press skip, where the document is made. */
  skipIf(fortnoxNumber: string): string;
}

const ended = (said: string) => (/[.!?]$/.test(said) ? said : `${said}.`);

/** What people read when Andersson's database refuses something that waiting does not mend. */
export const refusalSentences: Readonly<Record<Language, RefusalSentences>> = {
  sv: {
    sentence: ({ activity, about: { purchase, register, fortnoxNumber } }, said) =>
      [
        `Anderssons databas säger nej${of(purchase, ' för inköp')}${of(register, ' för registret')} (${activity}): ${ended(said)}`,
        fortnoxNumber === undefined
          ? ''
          : `Dokument ${fortnoxNumber} i Fortnox är gjort och görs inte om; dess nummer är inte sparat i Andersson än.`,
        'Anderssons administratör rättar det (trigger, vy, rättighet eller inloggning); sedan går det vidare där det var.',
      ]
        .filter((it) => it !== '')
        .join(' '),
    help: { who: 'Anderssons administratör', where: 'Anderssons databas, och ANDERSSON_DATABASE' },
    skipIf: (fortnoxNumber) => `Ska dokument ${fortnoxNumber} stå kvar i Fortnox utan att inköpet vet om det`,
  },
  en: {
    sentence: ({ activity, about: { purchase, register, fortnoxNumber } }, said) =>
      [
        `Andersson's database says no${of(purchase, ' for purchase')}${of(register, ' for the register')} (${activity}): ${ended(said)}`,
        fortnoxNumber === undefined
          ? ''
          : `Document ${fortnoxNumber} in Fortnox is made and will not be made again; its number is not kept in Andersson yet.`,
        "Andersson's administrator mends it (trigger, view, right or login); then it goes on from where it was.",
      ]
        .filter((it) => it !== '')
        .join(' '),
    help: { who: "Andersson's administrator", where: "Andersson's database, and ANDERSSON_DATABASE" },
    skipIf: (fortnoxNumber) => `If document ${fortnoxNumber} is to stay in Fortnox without the purchase knowing of it`,
  },
};

function of(name: string | undefined, words: string): string {
  return name === undefined ? '' : `${words} ${name}`;
}
