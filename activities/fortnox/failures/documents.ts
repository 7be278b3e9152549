import { type FailureRule, places } from './rule';

/** What Fortnox refuses about a document for the state that it, its date or the company's warehouse is in. */
export const documentRules = {
  periodLocked: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Dokumentets datum ligger i en bokföringsperiod som är låst i Fortnox. Lås upp perioden, eller byt datum i Andersson.',
    en: "The document's date lies in a period that is locked in Fortnox. Unlock the period, or change the date in Andersson.",
    where: {
      sv: 'Fortnox → Inställningar → Bokföring → Låsning av period',
      en: 'Fortnox → Inställningar (settings) → Bokföring (accounting) → Låsning av period (locked period)',
    },
  },
  dateInFuture: {
    retry: false,
    actor: 'anderssonUser',
    sv: 'Dokumentets datum ligger i framtiden, och Fortnox tar inte emot det förrän den dagen. Rätta datumet i Andersson.',
    en: "The document's date lies in the future, and Fortnox does not take it before that day. Correct the date in Andersson.",
    where: places.anderssonRecord,
  },
  documentVoided: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Dokumentet är makulerat i Fortnox, och inget mer går att göra med det. Avgör om ett nytt ska göras.',
    en: 'The document is voided in Fortnox, and nothing more can be done with it. Decide whether a new one is to be made.',
    where: places.fortnoxDocument,
  },
  documentLocked: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Dokumentet är låst i Fortnox (fakturerat, betalt, klarmarkerat eller lagerhanterat) och kan inte ändras. Rätta det där.',
    en: 'The document is locked in Fortnox (invoiced, paid, released or marked as warehouse-ready) and cannot be changed. Correct it there.',
    where: places.fortnoxDocument,
  },
  goodsTakenOut: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Inleveransen går inte att makulera: varor från den är redan uttagna ur lagret i Fortnox. Rätta lagret där med en utleverans.',
    en: 'The inbound document cannot be voided: goods of it have been taken out of stock in Fortnox. Correct the stock there with an outbound document.',
    where: places.stockDocuments,
  },
  documentTypeRefused: {
    retry: false,
    actor: 'developer',
    sv: 'Fortnox tar inte emot lagerdokument av den här typen: namnet är reserverat, eller används åt andra hållet. Anmäl det till supporten.',
    en: 'Fortnox takes no stock documents of this type: its name is reserved, or used for the other direction. Report it.',
    where: places.support,
  },
  warehouseError: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Fortnox lager säger nej utan att säga varför. Se efter i Fortnox om dokumentet går att göra för hand, och fråga annars Fortnox support.',
    en: "Fortnox's warehouse says no without saying why. See in Fortnox whether the document can be made by hand, or ask Fortnox's support.",
    where: places.stockDocuments,
  },
} as const satisfies Record<string, FailureRule>;
