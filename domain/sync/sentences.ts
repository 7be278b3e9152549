import type { Language } from '../language';
import type { Side } from '../registers/register';
import type { Cut, Misfit } from './fit';
import type { Conflict } from './merge';

/** What a run says of single records, for operators (design §2: Swedish, or English by company setting). */
export interface SyncSentences {
  conflict(conflict: Conflict): string;
  cut(cut: Cut): string;
  misfit(misfits: readonly Misfit[]): string;
  requiredEmpty(fields: readonly string[], target: Side): string;
  differentBusinesses(label: string): string;
  deletedInAndersson(label: string): string;
  deletedInFortnox(label: string): string;
  storedDifferently(fields: readonly string[]): string;
  rowRefused(what: string): string;
}

const systems: Readonly<Record<Side, string>> = { andersson: 'Andersson', fortnox: 'Fortnox' };

const otherThan = (side: Side): Side => (side === 'andersson' ? 'fortnox' : 'andersson');

const sv: SyncSentences = {
  conflict: ({ field, winner, reason }) => {
    const loser = systems[otherThan(winner)];
    const kept = `Värdet i ${loser} är sparat i ändringsloggen.`;
    if (reason === 'firstMeeting')
      return `${field}: olika i systemen vid första jämförelsen, ${systems[winner]} gäller. ${kept}`;
    if (reason === 'later')
      return `${field}: ändrat i båda systemen, ${systems[winner]} ändrade sist och gäller. ${kept}`;
    return `${field}: ändrat i båda systemen utan att det går att se vem som var sist, ${systems[winner]} gäller. ${kept}`;
  },
  cut: ({ field, target, length, limit }) =>
    `${field}: ${length} tecken, ${systems[target]} tar ${limit}. Texten kortades i ${systems[target]}.`,
  misfit: (misfits) =>
    `${misfits.map(({ field, target, length, limit }) => `${field} har ${length} tecken, ${systems[target]} tar ${limit}`).join('; ')}. Rätta värdet så förs posten över.`,
  requiredEmpty: (fields, target) =>
    `${fields.join(', ')} är tomt, och ${systems[target]} tar ingen post utan det. Fyll i det i ${systems[otherThan(target)]} så förs posten över.`,
  differentBusinesses: (label) =>
    `Samma nummer men olika organisationsnummer i Andersson och Fortnox: det ser ut att vara två olika poster. Ge den ena (${label}) ett annat nummer, eller rätta organisationsnumret.`,
  deletedInAndersson: (label) => `Raderad i Andersson men finns kvar i Fortnox (${label}). Inget har gjorts i Fortnox.`,
  deletedInFortnox: (label) =>
    `Finns inte längre i Fortnox men finns kvar i Andersson (${label}). Inget har skapats på nytt; ta bort den i Andersson eller lägg upp den i Fortnox.`,
  storedDifferently: (fields) => `Fortnox lagrade något annat än det som skickades: ${fields.join(', ')}.`,
  rowRefused: (what) => `Andersson kunde inte ta emot posten: ${what}.`,
};

const en: SyncSentences = {
  conflict: ({ field, winner, reason }) => {
    const loser = systems[otherThan(winner)];
    const kept = `The value in ${loser} is kept in the audit log.`;
    if (reason === 'firstMeeting')
      return `${field}: different at the first comparison, ${systems[winner]} holds. ${kept}`;
    if (reason === 'later') return `${field}: changed on both sides, ${systems[winner]} was last and holds. ${kept}`;
    return `${field}: changed on both sides and nobody can tell who was last, ${systems[winner]} holds. ${kept}`;
  },
  cut: ({ field, target, length, limit }) =>
    `${field}: ${length} characters, ${systems[target]} takes ${limit}. The text was shortened in ${systems[target]}.`,
  misfit: (misfits) =>
    `${misfits.map(({ field, target, length, limit }) => `${field} has ${length} characters, ${systems[target]} takes ${limit}`).join('; ')}. Correct the value and the record is transferred.`,
  requiredEmpty: (fields, target) =>
    `${fields.join(', ')} is empty, and ${systems[target]} takes no record without it. Fill it in in ${systems[otherThan(target)]} and the record is transferred.`,
  differentBusinesses: (label) =>
    `Same number but different organisation numbers in Andersson and Fortnox: these look like two different records. Give one (${label}) another number, or correct the organisation number.`,
  deletedInAndersson: (label) => `Deleted in Andersson but still in Fortnox (${label}). Nothing was done in Fortnox.`,
  deletedInFortnox: (label) =>
    `No longer in Fortnox but still in Andersson (${label}). Nothing was made anew; delete it in Andersson or create it in Fortnox.`,
  storedDifferently: (fields) => `Fortnox stored something else than was sent: ${fields.join(', ')}.`,
  rowRefused: (what) => `Andersson could not take the record: ${what}.`,
};

export const syncSentences: Readonly<Record<Language, SyncSentences>> = { sv, en };
