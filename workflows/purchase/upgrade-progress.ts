import type { PurchaseProgress } from '../contract/purchase';

/** As it was carried before goods were received here. */
type ProgressV1 = Omit<PurchaseProgress, 'v' | 'received' | 'rules'> & {
  readonly v: 1;
  readonly rules: Omit<PurchaseProgress['rules'], 'onShortReceipt'>;
};

/**
 * What a purchase carried over from an earlier run, in today's form. A purchase may be months old: each earlier version
 * gets a branch here, and its test.
 * @throws an Error where the state is of a later version than this program knows: the workflow task is then tried again
 * until the right program runs, and the purchase loses nothing meanwhile.
 */
export function upgradeProgress(carried: PurchaseProgress | ProgressV1 | { readonly v: unknown }): PurchaseProgress {
  if (isVersion<PurchaseProgress>(carried, 2)) return carried;
  if (isVersion<ProgressV1>(carried, 1)) {
    const rules = { ...carried.rules, onShortReceipt: 'drop' } as const;
    return { ...carried, v: 2, rules, received: { inbound: null, order: null, invoice: null } };
  }
  throw new Error(
    `Inköpets tillstånd har version ${String(carried.v)}, som det här programmet inte känner till. Kör den version av programmet som skrev det.`,
  );
}

function isVersion<T extends { readonly v: number }>(carried: { readonly v: unknown }, v: T['v']): carried is T {
  return carried.v === v;
}
