import { proxyActivities } from '@temporalio/workflow';
import { databaseGone, passingFaults, workerLost } from '../call-limits';
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
