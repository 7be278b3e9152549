import { dayMs } from '../../../domain/durations';
import { balanceOf, type StockFigures, sameBalance } from '../../../domain/stock-balance/balance';
import {
  addBalanceReports,
  counted,
  emptyBalanceReport,
  failed,
  heldBy,
  type StockBalanceReport,
} from '../../../domain/stock-balance/report';
import { foldedNumber } from '../same-number';
import { freezesOf } from './freezes';
import { openRowsOf } from './open-rows';
import type { BalanceChange, BalanceScope } from './scope';
import { stockBalanceSentences } from './sentences';
import type { SharedArticle } from './shared-articles';
import { writeBalances } from './write-balances';

/** What Fortnox holds of an article, and when it was read, by Andersson's clock. */
export interface ArticleReading {
  readonly article: SharedArticle;
  readonly figures: StockFigures;
  readonly readAt: string;
}

/** A freeze is part of the work for so long; then somebody should look (design rule 8). */
const patienceMs = dayMs;

/**
 * Makes the balances of what was read and of Andersson's open rows (R1.3.3), and writes those that differ from what is
 * shown and nothing keeps back; at most `articlesPerStatement`. The open rows are read after the figures and before the
 * freezes, so that goods are never counted both as expected and as in stock.
 */
export async function takeIn(scope: BalanceScope, readings: readonly ArticleReading[]): Promise<StockBalanceReport> {
  if (readings.length === 0) return emptyBalanceReport;
  const sentences = stockBalanceSentences[scope.language];
  const numbers = readings.map(({ article }) => article.number);
  const open = await openRowsOf(scope.database, numbers);
  let report = emptyBalanceReport;
  const changes: BalanceChange[] = [];
  for (const { article, figures, readAt } of readings) {
    const { number, shown } = article;
    const rows = open.of(number);
    if ('unreadable' in rows) {
      report = failed(report, number, sentences.rowUnreadable(rows.unreadable));
      continue;
    }
    const balance = balanceOf(figures, rows);
    if (shown && sameBalance(shown, balance)) report = counted(report, 'same');
    else changes.push({ number, balance, readAt });
  }
  if (changes.length === 0) return report;
  const { report: heldBack, free } = await withoutFrozen(scope, changes);
  return addBalanceReports(addBalanceReports(report, heldBack), await writeBalances(scope, free));
}

/** The changes nothing keeps back. What is kept back waits for a later run; for longer than a day it fails, by name. */
async function withoutFrozen(scope: BalanceScope, changes: readonly BalanceChange[]) {
  const freezes = await freezesOf(scope, changes);
  if (freezes.size === 0) return { report: emptyBalanceReport, free: changes };
  const now = Date.parse(await scope.database.now());
  let report = emptyBalanceReport;
  const free: BalanceChange[] = [];
  for (const change of changes) {
    const freeze = freezes.get(foldedNumber(change.number));
    if (!freeze) free.push(change);
    else if (now - Date.parse(freeze.since) < patienceMs) report = counted(report, 'skipped');
    else {
      const sentence = stockBalanceSentences[scope.language].heldBack(freeze, scope.company);
      report = heldBy(failed(report, change.number, sentence), freeze);
    }
  }
  return { report, free };
}
