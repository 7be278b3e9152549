import type { Language, Said } from '../language';
import { otherSide, type Reference, type Side, sideNames } from '../registers/register';
import type { Cut, Misfit } from './fit';
import type { Conflict, Held } from './merge';

/** What a run says of single records, for operators (design §2: Swedish, or English by company setting). */
export interface SyncSentences {
  conflict(conflict: Conflict): string;
  cut(cut: Cut): string;
  misfit(misfits: readonly Misfit[]): string;
  requiredEmpty(fields: readonly Said[], target: Side): string;
  differentBusinesses(label: Said): string;
  identifiesNobody: string;
  held(held: Held, record: Said): string;
  numberSigns(label: Said, swedishLetters: boolean): string;
  numberTooLong(target: Side, length: number, limit: number): string;
  rowUnreadable(what: string): string;
  /** Records of the other side that carry the same organisation number and nobody has matched. */
  sameOrganisation(label: Said, numbers: readonly string[], where: Side, command: string): string;
  missingInAndersson(reference: Reference, value: string): string;
  deletedFollowed(deletedIn: Side, label: Said): string;
  deletedInAndersson(label: Said): string;
  deletedInFortnox(label: Said): string;
  storedDifferently(fields: readonly Said[]): string;
  rowRefused(what: string): string;
}

function misfitSv({ label, target, why, length, limit }: Misfit): string {
  if (why === 'negative')
    return `${label.sv} är negativt, och ett sådant belopp förs inte över till ${sideNames[target]}`;
  if (why === 'notANumber') return `${label.sv} är inget tal`;
  const unit = why === 'tooLarge' ? 'siffror' : 'tecken';
  return `${label.sv} har ${length} ${unit}, ${sideNames[target]} tar ${limit}`;
}

function misfitEn({ label, target, why, length, limit }: Misfit): string {
  if (why === 'negative')
    return `${label.en} is negative, and such an amount is not transferred to ${sideNames[target]}`;
  if (why === 'notANumber') return `${label.en} is no number`;
  const unit = why === 'tooLarge' ? 'digits' : 'characters';
  return `${label.en} has ${length} ${unit}, ${sideNames[target]} takes ${limit}`;
}

const sv: SyncSentences = {
  conflict: ({ label, winner, reason }) => {
    const loser = sideNames[otherSide(winner)];
    const kept = `Värdet i ${loser} är sparat i ändringsloggen.`;
    if (reason === 'firstMeeting')
      return `${label.sv}: olika i systemen vid första jämförelsen, ${sideNames[winner]} gäller. ${kept}`;
    if (reason === 'later')
      return `${label.sv}: ändrat i båda systemen, ${sideNames[winner]} ändrade sist och gäller. ${kept}`;
    return `${label.sv}: ändrat i båda systemen utan att det går att se vem som var sist, ${sideNames[winner]} gäller. ${kept}`;
  },
  cut: ({ label, target, how, length, limit }) =>
    how === 'cut'
      ? `${label.sv}: ${length} tecken, ${sideNames[target]} tar ${limit}. Texten kortades i ${sideNames[target]}.`
      : `${label.sv}: ${length} decimaler, ${sideNames[target]} tar ${limit}. Beloppet avrundades i ${sideNames[target]}.`,
  misfit: (misfits) => `${misfits.map(misfitSv).join('; ')}. Rätta värdet så förs posten över.`,
  identifiesNobody:
    'Organisationsnumret är inget svenskt organisationsnummer. Det förs över som det står, men ingen annan post känns igen på det.',
  held: ({ label, changedIn, value, why }, record) =>
    why === 'activity'
      ? `Posten (${record.sv}) är ${value === 'true' ? 'aktiv' : 'inaktiv'} i ${sideNames[changedIn]} men inte i ${sideNames[otherSide(changedIn)]}. Det följs inte, enligt inställningen; ändra den andra för hand om de ska vara lika.`
      : `${label.sv}: Fortnox räknar själv ut värdet för den här artikeln, så ändringen i Andersson förs inte över.`,
  numberSigns: (label, swedishLetters) =>
    `Numret på posten (${label.sv}) har tecken som Fortnox inte tar emot: bara A–Z, a–z, ${swedishLetters ? 'å, ä, ö, ' : ''}0–9 och _ - / + går. Ändra numret i Andersson.`,
  numberTooLong: (target, length, limit) =>
    `Numret har ${length} tecken, ${sideNames[target]} tar ${limit}. Ändra numret i ${sideNames[otherSide(target)]}.`,
  rowUnreadable: (what) => `Posten i Andersson kan inte läsas: ${what}. Rätta den i Andersson så förs den över.`,
  sameOrganisation: (label, numbers, where, command) =>
    numbers.length === 1
      ? `${sideNames[where]} har redan en ${label.sv} med samma organisationsnummer: ${numbers[0]}. Är det samma, ge den ena den andras nummer. Är det två, kör \`${command}\` så skapas den.`
      : `${sideNames[where]} har flera poster (${label.sv}) med samma organisationsnummer: ${numbers.join(', ')}. Är den här någon av dem, ge den ena den andras nummer. Annars kör \`${command}\` så skapas den.`,
  missingInAndersson: ({ label }, value) =>
    `${label.sv} ${value} finns inte i Andersson. Lägg upp den där, eller byt i Fortnox.`,
  deletedFollowed: (deletedIn, label) =>
    `Raderad i ${sideNames[deletedIn]} (${label.sv}): posten gjordes inaktiv i ${sideNames[otherSide(deletedIn)]}.`,
  requiredEmpty: (fields, target) =>
    `${fields.map((label) => label.sv).join(', ')} är tomt, och ${sideNames[target]} tar ingen post utan det. Fyll i det i ${sideNames[otherSide(target)]} så förs posten över.`,
  differentBusinesses: (label) =>
    `Samma nummer men olika organisationsnummer i Andersson och Fortnox: det ser ut att vara två olika poster. Ge den ena (${label.sv}) ett annat nummer, eller rätta organisationsnumret.`,
  deletedInAndersson: (label) =>
    `Raderad i Andersson men finns kvar i Fortnox (${label.sv}). Inget har gjorts i Fortnox.`,
  deletedInFortnox: (label) =>
    `Finns inte längre i Fortnox men finns kvar i Andersson (${label.sv}). Inget har skapats på nytt; ta bort den i Andersson eller lägg upp den i Fortnox.`,
  storedDifferently: (fields) =>
    `Fortnox lagrade något annat än det som skickades: ${fields.map((label) => label.sv).join(', ')}.`,
  rowRefused: (what) => `Andersson kunde inte ta emot posten: ${what}.`,
};

const en: SyncSentences = {
  conflict: ({ label, winner, reason }) => {
    const loser = sideNames[otherSide(winner)];
    const kept = `The value in ${loser} is kept in the audit log.`;
    if (reason === 'firstMeeting')
      return `${label.en}: different at the first comparison, ${sideNames[winner]} holds. ${kept}`;
    if (reason === 'later')
      return `${label.en}: changed on both sides, ${sideNames[winner]} was last and holds. ${kept}`;
    return `${label.en}: changed on both sides and nobody can tell who was last, ${sideNames[winner]} holds. ${kept}`;
  },
  cut: ({ label, target, how, length, limit }) =>
    how === 'cut'
      ? `${label.en}: ${length} characters, ${sideNames[target]} takes ${limit}. The text was shortened in ${sideNames[target]}.`
      : `${label.en}: ${length} decimals, ${sideNames[target]} takes ${limit}. The amount was rounded in ${sideNames[target]}.`,
  misfit: (misfits) => `${misfits.map(misfitEn).join('; ')}. Correct the value and the record is transferred.`,
  identifiesNobody:
    'The organisation number is no Swedish one. It is transferred as it stands, but no other record is known by it.',
  held: ({ label, changedIn, value, why }, record) =>
    why === 'activity'
      ? `The record (${record.en}) is ${value === 'true' ? 'active' : 'inactive'} in ${sideNames[changedIn]} and not so in ${sideNames[otherSide(changedIn)]}. By the settings this is not followed; change the other by hand if they are to be alike.`
      : `${label.en}: Fortnox works the value out itself for this article, so the change in Andersson is not transferred.`,
  numberSigns: (label, swedishLetters) =>
    `The number of the record (${label.en}) has signs that Fortnox does not take: only A–Z, a–z, ${swedishLetters ? 'å, ä, ö, ' : ''}0–9 and _ - / + do. Change the number in Andersson.`,
  numberTooLong: (target, length, limit) =>
    `The number has ${length} characters, ${sideNames[target]} takes ${limit}. Change the number in ${sideNames[otherSide(target)]}.`,
  rowUnreadable: (what) =>
    `The record in Andersson cannot be read: ${what}. Correct it in Andersson and it is transferred.`,
  sameOrganisation: (label, numbers, where, command) =>
    numbers.length === 1
      ? `${sideNames[where]} already has a record (${label.en}) with the same organisation number: ${numbers[0]}. If it is the same, give one of them the other's number. If they are two, run \`${command}\` and it is made.`
      : `${sideNames[where]} has several records (${label.en}) with the same organisation number: ${numbers.join(', ')}. If this is one of them, give one the other's number. Otherwise run \`${command}\` and it is made.`,
  missingInAndersson: ({ label }, value) =>
    `${label.en} ${value} does not exist in Andersson. Add it there, or change it in Fortnox.`,
  deletedFollowed: (deletedIn, label) =>
    `Deleted in ${sideNames[deletedIn]} (${label.en}): the record was made inactive in ${sideNames[otherSide(deletedIn)]}.`,
  requiredEmpty: (fields, target) =>
    `${fields.map((label) => label.en).join(', ')} is empty, and ${sideNames[target]} takes no record without it. Fill it in in ${sideNames[otherSide(target)]} and the record is transferred.`,
  differentBusinesses: (label) =>
    `Same number but different organisation numbers in Andersson and Fortnox: these look like two different records. Give one (${label.en}) another number, or correct the organisation number.`,
  deletedInAndersson: (label) =>
    `Deleted in Andersson but still in Fortnox (${label.en}). Nothing was done in Fortnox.`,
  deletedInFortnox: (label) =>
    `No longer in Fortnox but still in Andersson (${label.en}). Nothing was made anew; delete it in Andersson or create it in Fortnox.`,
  storedDifferently: (fields) =>
    `Fortnox stored something else than was sent: ${fields.map((label) => label.en).join(', ')}.`,
  rowRefused: (what) => `Andersson could not take the record: ${what}.`,
};

export const syncSentences: Readonly<Record<Language, SyncSentences>> = { sv, en };
