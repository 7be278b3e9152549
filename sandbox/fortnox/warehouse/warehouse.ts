import type { SimulatorClock } from '../clock';
import type { Company } from '../company/company';
import type { ApiRoute } from '../http/api-route';
import type { RegisterStores } from '../registers';
import type { StateParts } from '../state/state-part';
import type { Switches } from '../switches';
import { customDocumentOperations } from './custom-documents/custom-document-operations';
import { createCustomDocuments } from './custom-documents/custom-documents';
import { type AllCustomDocumentsByHand, customDocumentsByHand } from './custom-documents/custom-documents-by-hand';
import { documentTypeOperations } from './custom-documents/document-type-operations';
import { purchaseOrderActions } from './purchase-orders/purchase-order-actions';
import { purchaseOrderOperations } from './purchase-orders/purchase-order-operations';
import { createPurchaseOrderStore } from './purchase-orders/purchase-order-store';
import { type PurchaseOrdersByHand, purchaseOrdersByHand } from './purchase-orders/purchase-orders-by-hand';
import { balanceOperations } from './stock/balance-operations';
import type { Stock } from './stock/stock';
import { type StockByHand, stockByHand } from './stock/stock-by-hand';
import { stockPointOperations } from './stock-points/stock-point-operations';
import type { StockPoints } from './stock-points/stock-points';
import { tenantOperation } from './tenant/tenant-operation';
import { warehouseRoutes } from './warehouse-routes';
import { licencesPart, type WarehouseState } from './warehouse-state';

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
  readonly purchaseOrders: PurchaseOrdersByHand;
  readonly customDocuments: AllCustomDocumentsByHand;
  readonly stock: StockByHand;
  /** Everything of it that is saved and loaded. */
  readonly parts: StateParts;
}

/** What the warehouse leans on. */
export interface WarehouseNeighbours {
  readonly clock: SimulatorClock;
  readonly switches: Switches;
  readonly company: Company;
  readonly registers: RegisterStores;
  readonly stockPoints: StockPoints;
  readonly stock: Stock;
  readonly state: WarehouseState;
}

/** The warehouse of a new company. */
export function createWarehouse(neighbours: WarehouseNeighbours, tenantId: string): WarehouseParts {
  const { clock, switches, stockPoints, stock } = neighbours;
  const orders = createPurchaseOrderStore(clock);
  const warehouse: Warehouse = Object.assign(neighbours.state, {
    expected: (itemId: string) => orders.expected().get(itemId) ?? 0,
    expectedOfAll: () => Object.fromEntries(orders.expected()),
  });
  const actions = purchaseOrderActions(orders, neighbours);
  const documents = createCustomDocuments(neighbours);
  const operations = [
    tenantOperation(warehouse, tenantId),
    ...stockPointOperations(stockPoints, switches),
    ...purchaseOrderOperations(orders, actions, neighbours),
    ...documentTypeOperations(documents.types, switches),
    ...customDocumentOperations(documents, neighbours),
    ...balanceOperations(neighbours, switches),
  ];
  return {
    routes: warehouseRoutes(operations, warehouse, switches),
    warehouse,
    purchaseOrders: purchaseOrdersByHand(orders, actions, neighbours),
    customDocuments: customDocumentsByHand(documents, neighbours),
    stock: stockByHand(neighbours),
    parts: {
      licences: licencesPart(warehouse),
      stockPoints: stockPoints.state,
      stock: stock.state,
      purchaseOrders: orders.state,
      ...documents.parts,
    },
  };
}
