import type { NightCheckActivities } from '../../workflows/contract/company-activities';
import { integrationQueue } from '../../workflows/contract/queues';
import { admitCompany } from './company-admission';
import type { AnderssonOf } from './company-database';
import { purchaseHandOver } from './purchase-hand-over';
import { lookAtOpenOrders, type SweepScope, sweepPurchases } from './purchase-sweep';
import { restartAnderssonWatch } from './watch-start';

/** Andersson's part of the night check, which the watch uses too at each start of a service (R7.2). */
export function nightCheckActivities(
  anderssonOf: AnderssonOf,
  taskQueueOf: (company: string) => string = () => integrationQueue,
): NightCheckActivities {
  const scopeOf = async (company: string): Promise<SweepScope> => {
    const { database, language } = await anderssonOf(company);
    return { company, language, database, handOver: purchaseHandOver(company, language, taskQueueOf(company)) };
  };
  return {
    admitCompany: (input) => admitCompany(anderssonOf, input),
    ensureWatch: async ({ company }) =>
      restartAnderssonWatch(company, (await anderssonOf(company)).language, taskQueueOf(company)),
    sweep: async ({ company }) => sweepPurchases(await scopeOf(company)),
    lookAtOpenOrders: async ({ company }) => lookAtOpenOrders(await scopeOf(company)),
  };
}
