import { noStock } from '../../../domain/stock-balance/balance';
import { addBalanceReports, emptyBalanceReport, failed } from '../../../domain/stock-balance/report';
import { articlesRead } from './articles-read';
import type { BalanceRun } from './balance-run';
import { articlesById, articlesPerStatement } from './shared-articles';
import { type ArticleReading, takeIn } from './take-in';

/** Articles asked for by number; what the answer lacks has no stock (design rule 7). */
export async function takeInAsked(run: BalanceRun): Promise<void> {
  const { scope, reader, progress } = run;
  while (progress.toAsk.size > 0) {
    const ids = [...progress.toAsk].slice(0, articlesPerStatement);
    const articles = await articlesById(scope.database, ids);
    const numbers = articles.map(({ number }) => number);
    const readAt = await scope.database.now();
    const read = articlesRead(await reader.ofArticles(scope.company, numbers));
    let report = emptyBalanceReport;
    const readings: ArticleReading[] = [];
    for (const article of articles) {
      const found = read.get(article.number) ?? { figures: noStock };
      if ('failure' in found) report = failed(report, article.number, found.failure);
      else readings.push({ article, figures: found.figures, readAt });
    }
    progress.report = addBalanceReports(progress.report, addBalanceReports(report, await takeIn(scope, readings)));
    for (const id of ids) progress.toAsk.delete(id);
    run.keep();
  }
}
