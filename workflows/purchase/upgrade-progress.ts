import { ApplicationFailure } from '@temporalio/workflow';
import type { PurchaseProgress } from '../contract/purchase';

/**
 * What a purchase carried over from an earlier run, in today's form. A purchase may be months old: each earlier version
 * gets a branch here, and its test.
 * @throws a failure where the state is of a later version than this program knows: the older program must not run it.
 */
export function upgradeProgress(carried: PurchaseProgress | { readonly v: unknown }): PurchaseProgress {
  if (isCurrent(carried)) return carried;
  throw ApplicationFailure.nonRetryable(
    `Inköpets tillstånd har version ${String(carried.v)}, som det här programmet inte känner till. Kör den version av programmet som skrev det.`,
    'stateUnknown',
  );
}

function isCurrent(carried: PurchaseProgress | { readonly v: unknown }): carried is PurchaseProgress {
  return carried.v === 1;
}
