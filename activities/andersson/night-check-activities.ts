import type { NightCheckActivities } from '../../workflows/contract/company-activities';
import { admitCompany } from './company-admission';
import type { AnderssonOf } from './company-database';
import { purchaseHandOver } from './purchase-hand-over';
import { lookAtOpenOrders, type SweepScope, sweepPurchases } from './purchase-sweep';
import { restartAnderssonWatch } from './watch-start';

/** Andersson's part of the night check, which the watch uses too at each start of a service (R7.2). `taskQueue`: where the processes run. */
export function nightCheckActivities(anderssonOf: AnderssonOf, taskQueue: string): NightCheckActivities {
  const scopeOf = async (company: string): Promise<SweepScope> => {
    const { database, language } = await anderssonOf(company);
    return { company, language, database, handOver: purchaseHandOver(company, language, taskQueue) };
  };
  return {
    admitCompany: (input) => admitCompany(anderssonOf, input),
    ensureWatch: async ({ company }) =>
      restartAnderssonWatch(company, (await anderssonOf(company)).language, taskQueue),
    sweep: async ({ company }) => sweepPurchases(await scopeOf(company)),
    lookAtOpenOrders: async ({ company }) => lookAtOpenOrders(await scopeOf(company)),
  };
}
