import { inGroups } from '../../../domain/in-groups';
import {
  addBalanceReports,
  counted,
  emptyBalanceReport,
  failed,
  type StockBalanceReport,
} from '../../../domain/stock-balance/report';
import type { AnderssonExecutor, NewRow } from '../database';
import { databaseSentence } from '../database-sentences';
import { rowRefusal } from '../row-refusal';
import type { BalanceChange, BalanceScope } from './scope';
import { stockBalanceSentences } from './sentences';

/** Rows in one transaction: SQLite works on this thread, and calls to Fortnox must leave on time meanwhile. */
const rowsPerTransaction = 50;

/** Writes the balances; one that the database refuses is named, and the others go on (design rule 4). */
export async function writeBalances(
  scope: BalanceScope,
  changes: readonly BalanceChange[],
): Promise<StockBalanceReport> {
  let report = emptyBalanceReport;
  for (const group of inGroups(changes, rowsPerTransaction)) {
    report = addBalanceReports(report, await writeGroup(scope, group));
  }
  return report;
}

async function writeGroup(scope: BalanceScope, group: readonly BalanceChange[]): Promise<StockBalanceReport> {
  try {
    await scope.database.transaction(async (trx) => {
      for (const change of group) await write(scope, trx, change);
    });
    return counted(emptyBalanceReport, 'written', group.length);
  } catch (error) {
    const refusal = rowRefusal(error);
    if (!refusal) throw error;
    const [only, ...more] = group;
    if (only && more.length === 0) {
      const sentence = stockBalanceSentences[scope.language].rowRefused(databaseSentence(error, scope.language));
      return failed(emptyBalanceReport, only.number, sentence);
    }
  }
  // Nothing of the group was written; each by itself shows which one is refused.
  let report = emptyBalanceReport;
  for (const change of group) report = addBalanceReports(report, await writeGroup(scope, [change]));
  return report;
}

function write({ database }: BalanceScope, trx: AnderssonExecutor, change: BalanceChange): Promise<void> {
  return database.verbs.upsert(trx, 'article_balance', toRow(change), ['article_number']);
}

function toRow({ number, balance, readAt }: BalanceChange): NewRow<'article_balance'> {
  return {
    article_number: number,
    stock_balance: balance.stock,
    disposable_balance: balance.disposable,
    available_in_fortnox: balance.availableInFortnox,
    ordered_by_customers: balance.orderedByCustomers,
    expected_from_purchases: balance.expectedFromPurchases,
    expected_from_manufacturing: balance.expectedFromManufacturing,
    planned_material: balance.plannedMaterial,
    read_at: readAt,
  };
}
