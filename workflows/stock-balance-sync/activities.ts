import { proxyActivities } from '@temporalio/workflow';
import { databaseGone, passingFaults, workerLost } from '../call-limits';
import type { NotificationActivities } from '../contract/purchase-activities';
import { type StockBalanceActivities, stockBalanceTries } from '../contract/stock-balance';

export const { admitStockBalanceSync, closeStockBalanceSync } = proxyActivities<StockBalanceActivities>({
  startToCloseTimeout: '2 minutes',
  retry: databaseGone,
});

/** A hundred thousand balances are some hundred calls, several hundred the first time; documents go before them all. */
export const { takeInStockBalances } = proxyActivities<StockBalanceActivities>({
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: workerLost,
  retry: { ...passingFaults, maximumAttempts: stockBalanceTries },
});

/** A receiver that does not answer must not hold up the run; what it would say is in the run's result. */
export const { notify } = proxyActivities<NotificationActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumAttempts: 4 },
  summary: 'Larmar om saldon som inte följer med',
});
