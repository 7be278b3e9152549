import type { SimulatorClock } from '../../clock';
import { type StatePart, statePart } from '../../state/state-part';
import { type PurchaseOrder, remainingOf } from './purchase-order';
import type { WrittenOrder } from './read-purchase-order';
import { savedOrder, savedOrdersSchema, storedOrder } from './saved-orders';

/** The purchase orders, in memory. Nothing is ever removed: Fortnox voids. */
export interface PurchaseOrderStore {
  add(written: WrittenOrder, listingLagSeconds: number): PurchaseOrder;
  find(id: number | string): PurchaseOrder | undefined;
  /** Changes a part of an order that is there. */
  change(order: PurchaseOrder, changes: Partial<Omit<PurchaseOrder, 'id'>>): PurchaseOrder;
  /** Oldest first. */
  all(): readonly PurchaseOrder[];
  /** What sent orders still have to bring, by article: Fortnox's "Väntas", which no API shows (warehouse-api §2). */
  expected(): ReadonlyMap<string, number>;
  /** All of them, as they are saved and loaded. */
  readonly state: StatePart;
}

/** An empty store; the first order is number 1. */
export function createPurchaseOrderStore(clock: SimulatorClock): PurchaseOrderStore {
  const orders = new Map<number, PurchaseOrder>();

  return {
    add(written, listingLagSeconds) {
      const order: PurchaseOrder = {
        id: orders.size + 1,
        ...written,
        state: 'NOT_SENT',
        responseState: 'NOT_SENT',
        manuallyCompleted: false,
        matches: [],
        listedFromMs: clock.elapsedMs() + listingLagSeconds * 1_000,
      };
      orders.set(order.id, order);
      return order;
    },
    find: (id) => orders.get(Number(id)),
    change(order, changes) {
      const changed = { ...order, ...changes };
      orders.set(order.id, changed);
      return changed;
    },
    all: () => [...orders.values()],
    expected() {
      const sums = new Map<string, number>();
      for (const order of orders.values()) {
        if (order.state !== 'SENT') continue;
        for (const row of order.rows) sums.set(row.itemId, (sums.get(row.itemId) ?? 0) + remainingOf(order, row));
      }
      return sums;
    },
    state: statePart({
      schema: savedOrdersSchema,
      save: () => [...orders.values()].map((order) => savedOrder(order, clock)),
      load(saved) {
        orders.clear();
        for (const order of saved) orders.set(order.id, storedOrder(order, clock));
      },
    }),
  };
}
