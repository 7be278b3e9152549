import { emptyBalanceReport } from '../../../domain/stock-balance/report';
import type { StockBalanceActivities, StockBalanceReader } from '../../../workflows/contract/stock-balance';
import { adoptedFrom, notAdoptedSentence } from '../adoption-date';
import type { AnderssonOf } from '../company-database';
import { admitStockBalanceSync } from './admission';
import { closeBalances } from './close';
import { takeInBalances } from './take-in-balances';

/**
 * Keeps Andersson's stock balances in step with Fortnox's (R0.8, R1.3.3). Fortnox is read through `reader`, since
 * neither side knows the other; each activity may be repeated without doing anything twice.
 */
export function stockBalanceActivities(
  anderssonOf: AnderssonOf,
  reader: StockBalanceReader,
  isOn: (company: string) => boolean,
): StockBalanceActivities {
  const scopeOf = async (company: string) => {
    const { database, language, feed } = await anderssonOf(company);
    return { database, language, feed, company };
  };
  return {
    admitStockBalanceSync: (input) => admitStockBalanceSync(anderssonOf, isOn, input),
    async takeInStockBalances({ company, read }) {
      const scope = await scopeOf(company);
      const from = await adoptedFrom(scope.database, company);
      // Admitted, and taken back since: nothing is written (R7.1).
      if (from === null) return { report: emptyBalanceReport, stopped: notAdoptedSentence(company, scope.language) };
      return takeInBalances({ ...scope, adoptedFrom: from }, reader, read);
    },
    closeStockBalanceSync: async ({ company, ...closing }) => closeBalances(await scopeOf(company), closing),
  };
}
