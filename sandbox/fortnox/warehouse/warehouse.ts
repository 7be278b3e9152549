import type { SimulatorClock } from '../clock';
import type { ApiRoute } from '../http/api-route';
import type { RegisterStores } from '../registers';
import type { Switches } from '../switches';
import { purchaseOrderActions } from './purchase-orders/purchase-order-actions';
import { purchaseOrderOperations } from './purchase-orders/purchase-order-operations';
import { createPurchaseOrderStore } from './purchase-orders/purchase-order-store';
import { type PurchaseOrdersByHand, purchaseOrdersByHand } from './purchase-orders/purchase-orders-by-hand';
import { stockPointOperations } from './stock-points/stock-point-operations';
import { createStockPoints, type StockPoints } from './stock-points/stock-points';
import { tenantOperation } from './tenant/tenant-operation';
import { warehouseRoutes } from './warehouse-routes';
import { createWarehouseState, type WarehouseState } from './warehouse-state';

/** The warehouse of the company: licences and rights may be switched, figures read. */
export interface Warehouse extends WarehouseState {
  /** Fortnox's "Väntas": what sent purchase orders still have to bring of an article. */
  expected(itemId: string): number;
  /** The same of every article on a sent order. */
  expectedOfAll(): Readonly<Record<string, number>>;
}

/** The warehouse API, and the hands on what is behind it. */
export interface WarehouseParts {
  readonly routes: readonly ApiRoute[];
  readonly warehouse: Warehouse;
  readonly stockPoints: StockPoints;
  readonly purchaseOrders: PurchaseOrdersByHand;
}

/** The warehouse of a new company. */
export function createWarehouse(
  clock: SimulatorClock,
  switches: Switches,
  registers: RegisterStores,
  tenantId: string,
): WarehouseParts {
  const orders = createPurchaseOrderStore(clock);
  const warehouse: Warehouse = Object.assign(createWarehouseState(), {
    expected: (itemId: string) => orders.expected().get(itemId) ?? 0,
    expectedOfAll: () => Object.fromEntries(orders.expected()),
  });
  const stockPoints = createStockPoints();
  const around = { clock, switches, registers, stockPoints, state: warehouse };
  const actions = purchaseOrderActions(orders, around);
  const operations = [
    tenantOperation(warehouse, tenantId),
    ...stockPointOperations(stockPoints, switches),
    ...purchaseOrderOperations(orders, actions, around),
  ];
  return {
    routes: warehouseRoutes(operations, warehouse, switches),
    warehouse,
    stockPoints,
    purchaseOrders: purchaseOrdersByHand(orders, actions, around),
  };
}
