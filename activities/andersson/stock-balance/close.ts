import type { HeldBy } from '../../../domain/stock-balance/report';
import {
  type StockBalanceClosed,
  type StockBalanceClosing,
  type StockBalanceResult,
  stockBalances,
} from '../../../workflows/contract/stock-balance';
import { interruptionToTell } from '../interruption';
import { closedResult, endRun } from '../run-slot';
import { forgetTold } from '../told-by-feed';
import { lastDone } from './last-results';
import { balanceTopic, keepListedAt } from './listed';
import type { BalanceScope } from './scope';
import { stockBalanceSentences } from './sentences';

type CloseScope = Pick<BalanceScope, 'database' | 'company' | 'language'> & { readonly feed: boolean };

/** Ends a run and keeps what it came to; closing a closed run gives the same again. */
export async function closeBalances(
  scope: CloseScope,
  { runId, outcome, message, report, read = 'all', startedAt }: StockBalanceClosing,
): Promise<StockBalanceClosed> {
  const { database, company } = scope;
  const result: StockBalanceResult = { ...report, outcome, message };
  const tell =
    message === null
      ? await notToldYet(scope, runId, result)
      : await interruptionToTell({ ...scope, register: stockBalances }, runId, message);
  if ((await closedResult(database.kysely, runId)) === null) {
    const now = await database.now();
    await database.transaction(async (trx) => {
      await endRun(trx, { company, register: stockBalances }, runId, result, now);
      if (outcome !== 'done' || startedAt === undefined) return;
      if (read === 'all') await keepListedAt(database, trx, company, startedAt, now);
      if (scope.feed) await forgetTold(trx, { company, topic: balanceTopic, startedAt }, read === 'all' ? null : read);
    });
  }
  return { result, tell };
}

/** What keeps balances back for long is told once: when the last run that came to its end did not name it. */
async function notToldYet(
  { database, company, language }: CloseScope,
  runId: number,
  { outcome, heldBy }: StockBalanceResult,
): Promise<string | null> {
  if (outcome !== 'done' || heldBy.length === 0) return null;
  const last = await lastDone(database, company, runId);
  const told = new Set(last?.heldBy.map(({ document }) => document));
  const news: readonly HeldBy[] = heldBy.filter(({ document }) => !told.has(document));
  return news.length === 0 ? null : stockBalanceSentences[language].heldBackFrom(news);
}
