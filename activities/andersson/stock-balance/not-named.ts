import { holdsFigures, noStock } from '../../../domain/stock-balance/balance';
import { addBalanceReports } from '../../../domain/stock-balance/report';
import type { BalanceRun } from './balance-run';
import {
  articlesAfter,
  articlesPerStatement,
  figuresOf,
  type SharedArticle,
  type ShownBalance,
} from './shared-articles';
import { type ArticleReading, takeIn } from './take-in';

/**
 * Andersson's articles that the list did not name. Absence proves nothing (design rule 7): those that show stock, or
 * nothing yet, are to be asked for by number. For the others the figures shown still hold, and what Andersson has open
 * is worked out anew.
 */
export async function takeInNotNamed(run: BalanceRun): Promise<void> {
  const { scope, progress } = run;
  const isToBeAsked = askingRule(run);
  while (progress.walkedTo !== null) {
    const page = await articlesAfter(scope.database, progress.walkedTo);
    const known: ArticleReading[] = [];
    for (const article of page.filter(({ id }) => !progress.named.has(id))) {
      if (article.shown === null || isToBeAsked(article, article.shown)) progress.toAsk.add(article.id);
      else known.push({ article, figures: figuresOf(article.shown), readAt: heldSince(run, article.shown) });
    }
    progress.report = addBalanceReports(progress.report, await takeIn(scope, known));
    progress.walkedTo = page.length < articlesPerStatement ? null : (page.at(-1)?.id ?? null);
    run.keep();
  }
}

function askingRule({ read, progress }: BalanceRun): (article: SharedArticle, shown: ShownBalance) => boolean {
  if (read === 'all') return (_, shown) => !progress.listWhole || !holdsFigures(shown, noStock);
  const wanted = new Set(read);
  return ({ number }) => wanted.has(number);
}

/** A whole list that does not name an article says that it had nothing when the list began; otherwise nothing was read now. */
function heldSince({ read, progress }: BalanceRun, shown: ShownBalance): string {
  return read === 'all' ? progress.beganAt : shown.readAt;
}
