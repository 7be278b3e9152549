import { type RegisterName, registerNames } from '../domain/registers';
import type { Direction } from '../domain/registers/rules';
import type { CompanySettings } from '../workers/settings';
import { registerSyncId, stockBalanceSyncId } from '../workflows/contract/ids';
import { stockBalances } from '../workflows/contract/stock-balance';

/** What `sync` commands name: a register, or the stock balances. */
export type SyncName = RegisterName | typeof stockBalances;

export const syncNames: readonly SyncName[] = [...registerNames, stockBalances];

export function isSyncName(name: string): name is SyncName {
  return (syncNames as readonly string[]).includes(name);
}

/** The schedule that starts a company's runs of it. */
export function syncScheduleId(company: string, name: SyncName): string {
  return name === stockBalances ? stockBalanceSyncId(company) : registerSyncId(company, name);
}

/** Balances come from Fortnox only. */
export function syncDirection({ registers }: CompanySettings, name: SyncName): Direction {
  if (name !== stockBalances) return registers[name].direction;
  return registers.stockBalances.sync === 'on' ? 'import' : 'off';
}
