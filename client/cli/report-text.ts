import type { Language } from '../../domain/language';
import type { RegisterSyncResult } from '../../workflows/contract/register-sync';
import { table } from './output';

const words = {
  sv: {
    head: ['Lästa', 'Skrivna', 'Lika', 'Hoppade över', 'Fel', 'Konflikter'],
    sides: ['Skrivet i', 'Nya', 'Ändrade'],
    failures: 'Kunde inte föras över:',
    notes: 'Att känna till:',
    open: (count: number) => `Poster som väntar på rättning: ${count}.`,
  },
  en: {
    head: ['Read', 'Written', 'Same', 'Skipped', 'Failed', 'Conflicts'],
    sides: ['Written in', 'New', 'Changed'],
    failures: 'Could not be transferred:',
    notes: 'Good to know:',
    open: (count: number) => `Records waiting for a correction: ${count}.`,
  },
} as const;

/** A run's result for people: what happened per side, and what failed and why. */
export function reportText(result: RegisterSyncResult, language: Language): string {
  const say = words[language];
  const { read, written, same, skipped, failed } = result.counts;
  const lines = [
    ...(result.message === null ? [] : [result.message]),
    table(say.head, [[read, written, same, skipped, failed, result.conflicts]]),
    table(say.sides, [
      ['Andersson', result.toAndersson.created, result.toAndersson.updated],
      ['Fortnox', result.toFortnox.created, result.toFortnox.updated],
    ]),
  ];
  const listed = (title: string, rows: RegisterSyncResult['failures']) =>
    rows.length === 0 ? [] : [title, ...rows.map(({ number, sentence }) => `  ${number}  ${sentence}`)];
  return [
    ...lines,
    ...listed(say.failures, result.failures),
    ...listed(say.notes, result.notes),
    ...(result.openFailures === 0 ? [] : [say.open(result.openFailures)]),
  ].join('\n');
}
