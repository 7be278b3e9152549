import type { Language } from '../../../domain/language';

/** Records named in one message; more would say no more. */
const mostNamed = 10;

/** What people are told of records that differ although no list has told of a change. */
export function unexplainedSentence(register: string, numbers: readonly string[], language: Language): string {
  const named = numbers.slice(0, mostNamed).join(', ');
  const more = numbers.length - mostNamed;
  return language === 'sv'
    ? `${register}: ${numbers.length} poster skiljer mellan Andersson och Fortnox utan att någon lista berättat om ändringen: ${named}${more > 0 ? ` och ${more} till` : ''}. Nästa körning tittar på dem och för över det som skiljer. Händer det igen, kör \`andersson-fortnox sync compare ${register}\` och kontakta supporten.`
    : `${register}: ${numbers.length} records differ between Andersson and Fortnox although no list has told of the change: ${named}${more > 0 ? ` and ${more} more` : ''}. The next run looks at them and transfers what differs. If it happens again, run \`andersson-fortnox sync compare ${register}\` and tell the support.`;
}
