import { type FailureRule, places } from './rule';

/** What Fortnox refuses about a record or document of any kind. */
export const recordRules = {
  forbiddenCharacters: {
    retry: false,
    actor: 'anderssonUser',
    sv: 'Texten har tecken som Fortnox inte tar emot (till exempel < > " \' | { } eller emoji). Ändra texten i Andersson.',
    en: 'The text has characters that Fortnox does not take (such as < > " \' | { } or emoji). Change the text in Andersson.',
    where: places.anderssonRecord,
  },
  articleNumberCharacters: {
    retry: false,
    actor: 'anderssonUser',
    sv: 'Artikelnumret har tecken som Fortnox inte tar emot där: bara A–Z, a–z, 0–9 och _ - / + går. Ändra numret i Andersson.',
    en: 'The article number has characters that Fortnox does not take there: only A–Z, a–z, 0–9 and _ - / + do. Change the number in Andersson.',
    where: places.anderssonRecord,
  },
  textTooLong: {
    retry: false,
    actor: 'anderssonUser',
    sv: 'Texten är för lång för Fortnox. Korta den i Andersson.',
    en: 'The text is too long for Fortnox. Shorten it in Andersson.',
    where: places.anderssonRecord,
  },
  numberTaken: {
    retry: false,
    actor: 'anderssonUser',
    sv: 'Numret används redan i Fortnox, eller har använts och raderats. Välj ett annat nummer i Andersson.',
    en: 'The number is used in Fortnox, or has been used and deleted. Choose another number in Andersson.',
    where: places.anderssonRecord,
  },
  notFound: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Posten finns inte i Fortnox. Har den tagits bort där?',
    en: 'The record does not exist in Fortnox. Has it been deleted there?',
    where: places.fortnoxRecord,
  },
  customerMissing: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Kunden finns inte i Fortnox. Lägg upp den där med samma nummer, eller byt kund i Andersson.',
    en: 'The customer does not exist in Fortnox. Add it there under the same number, or change the customer in Andersson.',
    where: { sv: 'Fortnox → Register → Kunder', en: 'Fortnox → Register → Kunder (customers)' },
  },
  projectMissing: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Projektet finns inte i Fortnox. Lägg upp det där med samma nummer, eller byt projekt i Andersson.',
    en: 'The project does not exist in Fortnox. Add it there under the same number, or change the project in Andersson.',
    where: { sv: 'Fortnox → Register → Projekt', en: 'Fortnox → Register → Projekt (projects)' },
  },
  unitMissing: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Enheten finns inte i Fortnox. Lägg upp den där, eller byt enhet i Andersson.',
    en: 'The unit does not exist in Fortnox. Add it there, or change the unit in Andersson.',
    where: { sv: 'Fortnox → Register → Enheter', en: 'Fortnox → Register → Enheter (units)' },
  },
  paymentTermsUnknown: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Betalningsvillkoret finns inte i Fortnox. Lägg upp det där, eller ange ett annat.',
    en: 'The terms of payment do not exist in Fortnox. Add them there, or give others.',
    where: places.paymentTerms,
  },
  invalidVatNumber: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'VAT-numret på posten är ogiltigt. Rätta det i Fortnox.',
    en: 'The VAT number of the record is not valid. Correct it in Fortnox.',
    where: places.fortnoxRecord,
  },
  contentRefused: {
    retry: false,
    actor: 'anderssonUser',
    sv: 'Fortnox godtar inte innehållet i ett eller flera fält. Rätta fälten som Fortnox nämner.',
    en: 'Fortnox does not accept what one or more fields hold. Correct the fields that Fortnox names.',
    where: places.anderssonRecord,
  },
  refused: {
    retry: false,
    actor: 'anderssonUser',
    sv: 'Fortnox tog inte emot posten. Rätta det som Fortnox säger.',
    en: 'Fortnox did not take the record. Correct what Fortnox says.',
    where: places.anderssonRecord,
  },
} as const satisfies Record<string, FailureRule>;
