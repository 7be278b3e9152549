import type { CompanyInput, NightCheckActivities } from '../../workflows/contract/company-activities';
import { integrationQueue } from '../../workflows/contract/queues';
import { admitCompany } from './company-admission';
import type { AnderssonOf } from './company-database';
import { purchaseHandOver } from './purchase-hand-over';
import { lookAtOpenOrders, type SweepScope, sweepPurchases } from './purchase-sweep';

/**
 * Andersson's part of the night check, and what a company's watch begins with (R7.2, design §3).
 * @param taskQueueOf where the company's processes run.
 */
export function anderssonNightCheckActivities(
  anderssonOf: AnderssonOf,
  taskQueueOf: (company: string) => string = () => integrationQueue,
): NightCheckActivities {
  const scopeOf = async ({ company }: CompanyInput): Promise<SweepScope> => {
    const { database, language } = await anderssonOf(company);
    return { company, database, handOver: purchaseHandOver(company, language, taskQueueOf(company)) };
  };
  return {
    admitCompany: (input) => admitCompany(anderssonOf, input),
    sweep: async (input) => sweepPurchases(await scopeOf(input)),
    lookAtOpenOrders: async (input) => lookAtOpenOrders(await scopeOf(input)),
  };
}
