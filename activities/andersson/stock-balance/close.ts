import type { HeldBy } from '../../../domain/stock-balance/report';
import {
  type StockBalanceClosed,
  type StockBalanceClosing,
  type StockBalanceResult,
  stockBalances,
} from '../../../workflows/contract/stock-balance';
import { closedResult, endRun } from '../run-slot';
import { lastDone } from './last-results';
import type { BalanceScope } from './scope';
import { stockBalanceSentences } from './sentences';

type CloseScope = Pick<BalanceScope, 'database' | 'company' | 'language'>;

/** Ends a run and keeps what it came to; closing a closed run gives the same again. */
export async function closeBalances(
  scope: CloseScope,
  { runId, outcome, message, report }: StockBalanceClosing,
): Promise<StockBalanceClosed> {
  const { database, company } = scope;
  const result: StockBalanceResult = { ...report, outcome, message };
  const tell = await notToldYet(scope, runId, result);
  if ((await closedResult(database.kysely, runId)) === null) {
    const now = await database.now();
    await database.transaction((trx) => endRun(trx, { company, register: stockBalances }, runId, result, now));
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
