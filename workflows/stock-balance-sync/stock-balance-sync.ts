import { ActivityFailure, defineQuery, isCancellation, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import { emptyBalanceReport } from '../../domain/stock-balance/report';
import { interruptedProblem } from '../contract/register-sync';
import { needsAttentionAttribute } from '../contract/search-attributes';
import {
  type StockBalanceClosing,
  type StockBalanceResult,
  type StockBalanceRun,
  type StockBalanceStatus,
  type StockBalanceSyncInput,
  stockBalances,
  type TakenIn,
} from '../contract/stock-balance';
import { sentenceOf } from '../failures';
import { identify } from '../identify';
import { failed } from '../run-failed';
import { tellPeople } from '../tell-people';
import { admitStockBalanceSync, closeStockBalanceSync, takeInStockBalances } from './activities';

const statusQuery = defineQuery<StockBalanceStatus>('status');

/**
 * Stock and disposable balance of every article Andersson has, from Fortnox (R0.8, R1.3.3). It never waits for a human:
 * what cannot be taken in is named in the result, and the next run tries again (design rule 4).
 */
export async function stockBalanceSync(input: StockBalanceSyncInput): Promise<StockBalanceResult> {
  let status: StockBalanceStatus = { step: 'admission', report: null };
  setHandler(statusQuery, () => status, { description: 'Hur långt körningen har kommit och vad den gjort' });
  identify(input?.company, stockBalances);
  const admission = await admitStockBalanceSync(input).catch(failed);
  if (!admission.admitted) return admission.result;

  status = { step: 'balances', report: null };
  const { report, stopped } = await takenIn(input, admission.run);
  status = { step: 'closing', report };
  const end: StockBalanceClosing = {
    ...admission.run,
    outcome: stopped === null ? 'done' : 'interrupted',
    message: stopped,
    report,
  };
  const { result, tell } = await closeStockBalanceSync({ ...input, ...end }).catch(failed);
  if (result.counts.failed > 0 || result.outcome === 'interrupted') {
    upsertSearchAttributes([{ key: needsAttentionAttribute, value: true }]);
  }
  if (tell !== null) {
    const [problem, summary] =
      result.outcome === 'interrupted'
        ? [interruptedProblem, 'Larmar om att körningen avbröts']
        : ['stockBalancesHeldBack', 'Larmar om saldon som inte följer med'];
    await tellPeople(input.company, { problem, sentence: tell }, summary);
  }
  status = { step: 'done', report };
  return result;
}

/** What does not heal within its tries is left to the next run. */
async function takenIn(input: StockBalanceSyncInput, run: StockBalanceRun): Promise<TakenIn> {
  try {
    return await takeInStockBalances({ ...input, ...run });
  } catch (error) {
    if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
    return { report: emptyBalanceReport, stopped: sentenceOf(error) };
  }
}
