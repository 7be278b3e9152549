import { stockBalanceSyncId } from '../../workflows/contract/ids';
import type { StockBalanceResult } from '../../workflows/contract/stock-balance';
import type { stockBalanceSync } from '../../workflows/stock-balance-sync/stock-balance-sync';
import type { CustomerWorld } from '../support/customer-world';

let second = 0;

/** The next id a company's schedule would give. */
export function nextRunId(company: string): string {
  second += 1;
  const stamp = new Date(Date.UTC(2026, 10, 23, 9) + second * 1_000).toISOString().replace('.000Z', 'Z');
  return `${stockBalanceSyncId(company)}-${stamp}`;
}

/** Starts a run as its schedule would. */
export function startBalances({
  company,
  taskQueue,
  temporal,
}: Pick<CustomerWorld, 'company' | 'taskQueue' | 'temporal'>) {
  return temporal.client.workflow.start<typeof stockBalanceSync>('stockBalanceSync', {
    workflowId: nextRunId(company),
    taskQueue,
    args: [{ company }],
  });
}

export async function syncBalances(world: CustomerWorld): Promise<StockBalanceResult> {
  return (await startBalances(world)).result();
}
