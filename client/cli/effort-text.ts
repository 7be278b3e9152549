import type { Language } from '../../domain/language';
import type { Effort } from '../../domain/sync/effort';

/** What a run takes, as part of a sentence. */
export function effortText({ calls, lists, reads, writes, prices, minutes }: Effort, language: Language): string {
  if (language === 'sv') {
    const ofPrices = prices > 0 ? `, varav ${prices} för priser` : '';
    return `${calls} anrop till Fortnox (${lists} för listor, ${reads} läsningar, ${writes} skrivningar${ofPrices}), ungefär ${minutes} min`;
  }
  const ofPrices = prices > 0 ? `, ${prices} of them for prices` : '';
  return `${calls} calls to Fortnox (${lists} for lists, ${reads} reads, ${writes} writes${ofPrices}), about ${minutes} min`;
}
