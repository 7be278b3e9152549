import type { Language } from '../../domain/language';
import type { StockBalanceResult } from '../../workflows/contract/stock-balance';
import { table } from './output';

const words = {
  sv: { head: ['Lästa', 'Skrivna', 'Lika', 'Hoppade över', 'Fel'], failures: 'Saldon som inte följer med:' },
  en: { head: ['Read', 'Written', 'Same', 'Skipped', 'Failed'], failures: 'Balances that do not follow:' },
} as const;

/** A run of the stock balances for people: how many, and which failed and why. */
export function balanceText({ message, counts, failures }: StockBalanceResult, language: Language): string {
  const say = words[language];
  const { read, written, same, skipped, failed } = counts;
  return [
    ...(message === null ? [] : [message]),
    table(say.head, [[read, written, same, skipped, failed]]),
    ...(failures.length === 0 ? [] : [say.failures]),
    ...failures.map(({ number, sentence }) => `  ${number}  ${sentence}`),
  ].join('\n');
}
