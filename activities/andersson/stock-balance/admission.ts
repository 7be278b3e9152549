import { ApplicationFailure } from '@temporalio/activity';
import { emptyBalanceReport } from '../../../domain/stock-balance/report';
import { isStampedRunOf, stockBalanceSyncId } from '../../../workflows/contract/ids';
import {
  type StockBalanceAdmission,
  type StockBalanceOutcome,
  stockBalances,
} from '../../../workflows/contract/stock-balance';
import { adoptedFrom, notAdoptedSentence } from '../adoption-date';
import type { AnderssonOf } from '../company-database';
import { isHeldBy, isRunning, openRun, ownExecution, startRun } from '../run-slot';
import { inputFaults, inputText, startInput } from '../start-input';
import { toldByFeed } from '../told-by-feed';
import { balancesListedAt, balanceTopic } from './listed';
import { inputSentence, stockBalanceSentences } from './sentences';

const inputSchema = startInput({ company: inputText });

/**
 * Lets a run begin, or says why not (design §3), as a register's: its input, its company, its stamped id, the one open
 * run. Before adoption nothing is moved (R7.1). @param isOn whether the settings want balances; throws for a company
 * that is not configured here.
 * @throws a non-retryable failure `startRefused` with a sentence that names the right command.
 */
export async function admitStockBalanceSync(
  anderssonOf: AnderssonOf,
  isOn: (company: string) => boolean,
  rawInput: unknown,
): Promise<StockBalanceAdmission> {
  const input = inputSchema.safeParse(rawInput);
  if (!input.success) throw refused(inputSentence(inputFaults(input.error)));
  const { company } = input.data;
  const owner = ownExecution();
  const wanted = isOn(company);
  const { database, language, feed } = await anderssonOf(company);
  const sentences = stockBalanceSentences[language];
  if (!isStampedRunOf(stockBalanceSyncId(company), owner.workflowId)) {
    throw refused(sentences.wrongWorkflowId(company, owner.workflowId));
  }
  if (!wanted) return notAdmitted('off', sentences.off);
  if ((await adoptedFrom(database, company)) === null) {
    return notAdmitted('notAdopted', notAdoptedSentence(company, language));
  }
  const of = { company, register: stockBalances };
  const held = await openRun(database.kysely, of);
  const isOurs = held !== null && isHeldBy(held, owner);
  if (held && !isOurs && (await isRunning(held))) {
    return notAdmitted('alreadyRunning', sentences.alreadyRunning(held.workflowId));
  }
  const startedAt = await database.now();
  const runId = isOurs ? held.id : await startRun(database, of, { owner, abandoned: held, at: startedAt });
  // All are read hourly, and whenever the feed has not told all since (core-api §4.8).
  const listedAt = await balancesListedAt(database.kysely, company);
  const told = await toldByFeed({ company, database, feed, topic: balanceTopic, listedAt, startedAt });
  return { admitted: true, run: { runId, read: told ?? 'all', startedAt } };
}

function notAdmitted(outcome: StockBalanceOutcome, message: string): StockBalanceAdmission {
  return { admitted: false, result: { ...emptyBalanceReport, outcome, message } };
}

function refused(sentence: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(sentence, 'startRefused');
}
