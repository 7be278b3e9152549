import { proxyActivities } from '@temporalio/workflow';
import { databaseGoneNotRefusing, passingFaults, workerLost } from '../call-limits';
import { type StockBalanceActivities, stockBalanceTries } from '../contract/stock-balance';

/** A database that is gone is waited for; one that refuses for good ends the run with its sentence. */
export const { admitStockBalanceSync, closeStockBalanceSync } = proxyActivities<StockBalanceActivities>({
  startToCloseTimeout: '2 minutes',
  retry: databaseGoneNotRefusing,
});

/** A hundred thousand balances are some hundred calls, several hundred the first time; documents go before them all. */
export const { takeInStockBalances } = proxyActivities<StockBalanceActivities>({
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: workerLost,
  retry: { ...passingFaults, maximumAttempts: stockBalanceTries },
});
