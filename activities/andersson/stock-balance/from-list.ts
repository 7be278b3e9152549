import { inGroups } from '../../../domain/in-groups';
import { holdsFigures } from '../../../domain/stock-balance/balance';
import { addBalanceReports, counted, emptyBalanceReport, failed } from '../../../domain/stock-balance/report';
import type { BalancePage } from '../../../workflows/contract/stock-balance';
import { articlesRead } from './articles-read';
import type { BalanceRun } from './balance-run';
import { articlesByNumber, articlesPerStatement } from './shared-articles';
import { type ArticleReading, takeIn } from './take-in';

/**
 * Fortnox's list of balances, page by page, each taken in before the next is asked for. A page like the one before means
 * that Fortnox does not go on: the rest is asked for by number.
 */
export async function takeInList(run: BalanceRun): Promise<void> {
  const { scope, reader, progress } = run;
  while (progress.listFrom !== null) {
    const readAt = await scope.database.now();
    const page = await reader.page(scope.company, progress.listFrom);
    if (page.mark === progress.mark) {
      progress.listWhole = false;
      progress.listFrom = null;
    } else {
      await takeInPage(run, page, readAt);
      progress.mark = page.mark;
      progress.listFrom = page.next;
    }
    run.keep();
  }
}

/**
 * A page's articles. One whose figures are the ones shown is as good as read; so is one that shows none yet. Where they
 * differ the article is asked for by number before anything is overwritten, and so is one that an earlier page named
 * too: rows that shift between pages would tell some of its stock points twice, or never (docs/decisions/0016).
 */
async function takeInPage({ scope, progress }: BalanceRun, page: BalancePage, readAt: string): Promise<void> {
  const named: number[] = [];
  const toAsk: number[] = [];
  let report = emptyBalanceReport;
  for (const group of inGroups([...articlesRead(page.rows)], articlesPerStatement)) {
    const numbers = group.map(([number]) => number);
    const articles = await articlesByNumber(scope.database, numbers);
    const readings: ArticleReading[] = [];
    for (const [number, read] of group) {
      const article = articles.get(number);
      if (!article) report = counted(report, 'skipped');
      else if (progress.named.has(article.id)) toAsk.push(article.id);
      else {
        named.push(article.id);
        if ('failure' in read) report = failed(report, number, read.failure);
        else if (!article.shown || holdsFigures(article.shown, read.figures))
          readings.push({ article, figures: read.figures, readAt });
        else toAsk.push(article.id);
      }
    }
    report = addBalanceReports(report, await takeIn(scope, readings));
  }
  for (const id of named) progress.named.add(id);
  for (const id of toAsk) progress.toAsk.add(id);
  progress.report = addBalanceReports(progress.report, report);
}
