import Fastify from 'fastify';
import { adminRegisters } from './admin/admin-registers';
import { addAdmin } from './admin/admin-server';
import { createClock, type SimulatorClock } from './clock';
import { type Company, createCompany } from './company/company';
import { companyRoutes } from './company/company-routes';
import type { Fault } from './faults/fault';
import { createFaultQueue } from './faults/fault-queue';
import type { ApiRoute } from './http/api-route';
import { addApi } from './http/api-server';
import { exchangeRecorder } from './http/exchange-record';
import { createGate } from './http/gate';
import { createRequestLog, type Figures, type RequestLogEntry } from './http/request-log';
import { tokenEndpoint } from './oauth/token-endpoint';
import { type Credentials, createTokenStore } from './oauth/token-store';
import { createRegisterStores, type RegistersAsUser, registersAsUser } from './registers';
import type { RegisterAsUser } from './resources/as-user';
import { resourceRoutes } from './resources/resource-routes';
import { type Switches, startSwitches } from './switches';
import type { PurchaseOrdersByHand } from './warehouse/purchase-orders/purchase-orders-by-hand';
import type { StockPoints } from './warehouse/stock-points/stock-points';
import { createWarehouse, type Warehouse } from './warehouse/warehouse';

export type { Detail } from './resources/document-text';
export type { PurchaseOrderDetail, PurchaseOrderRowDetail } from './warehouse/purchase-orders/purchase-order-detail';
export type { Receipt } from './warehouse/purchase-orders/purchase-orders-by-hand';
export type { StockPoint } from './warehouse/stock-points/stock-point';
export type {
  Company,
  Credentials,
  Fault,
  Figures,
  PurchaseOrdersByHand,
  RegisterAsUser,
  RequestLogEntry,
  SimulatorClock,
  StockPoints,
  Switches,
  Warehouse,
};

export interface FortnoxSimulatorOptions {
  /** 0 or absent: a free one. */
  readonly port?: number;
  readonly clock?: { readonly startAt?: Date; readonly speed?: number };
  /** File that gets one JSON line per exchange, without tokens or secrets. */
  readonly recordTo?: string;
  readonly switches?: Partial<Switches>;
}

/** A running simulated Fortnox. The APIs are at `address + '/3'` and `'/api/warehouse'`, tokens at `/oauth-v1/token`, steering at `/admin`. */
export interface FortnoxSimulator extends RegistersAsUser {
  readonly address: string;
  readonly credentials: Credentials;
  readonly clock: SimulatorClock;
  /** In force at once when changed. */
  readonly switches: Switches;
  readonly requests: () => readonly RequestLogEntry[];
  /** Empties the log and starts the figures over. */
  clearRequests(): void;
  figures(): Figures;
  /** Throws a readable error when the fault is not well formed. */
  addFault(fault: Fault): void;
  clearFaults(): void;
  /** What its settings show; in force at once when changed. */
  readonly company: Company;
  /** Licences, rights, mails to suppliers and what is expected; licences and rights are in force at once when changed. */
  readonly warehouse: Warehouse;
  readonly stockPoints: StockPoints;
  readonly purchaseOrders: PurchaseOrdersByHand;
  /** Every access token stops working now. */
  expireTokens(): void;
  /** Cuts all connections; late commits still waiting are dropped. */
  close(): Promise<void>;
}

/** A customer number may be 1024 characters, three bytes each when encoded. */
const longestNumberInPath = 4 * 1024;

/** Starts a simulated Fortnox on 127.0.0.1; rejects when the port is taken or a switch is unknown. */
export async function startFortnoxSimulator(options: FortnoxSimulatorOptions = {}): Promise<FortnoxSimulator> {
  const clock = createClock(options.clock?.startAt, options.clock?.speed);
  const switches = startSwitches(options.switches);
  const tokens = createTokenStore(clock, switches);
  const log = createRequestLog(clock);
  const faults = createFaultQueue();
  const gate = createGate(clock, switches, tokens);
  const stores = createRegisterStores(clock, switches);
  const registers = registersAsUser(stores, switches);
  const company = createCompany();
  const { tenantId } = tokens.credentials;
  const { routes, warehouse, stockPoints, purchaseOrders } = createWarehouse(clock, switches, stores, tenantId);

  const tokenRoute: ApiRoute = { method: 'POST', path: '/oauth-v1/token', handle: tokenEndpoint(tokens) };
  const server = Fastify({
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: longestNumberInPath },
  });
  const record = exchangeRecorder(options.recordTo);
  addApi(server, { clock, switches, log, gate, faults, record }, [
    tokenRoute,
    ...Object.values(stores).flatMap((store) => resourceRoutes(store, clock, switches)),
    ...companyRoutes(company, tenantId),
    ...routes,
  ]);
  addAdmin(server, {
    ...{ clock, switches, log, faults, tokens },
    company,
    registers: adminRegisters(registers),
    warehouse: { warehouse, stockPoints, purchaseOrders },
  });
  const address = await server.listen({ host: '127.0.0.1', port: options.port ?? 0 });

  return {
    address,
    credentials: tokens.credentials,
    clock,
    switches,
    requests: log.entries,
    clearRequests: log.clear,
    figures: log.figures,
    addFault: faults.add,
    clearFaults: faults.clear,
    ...registers,
    company,
    warehouse,
    stockPoints,
    purchaseOrders,
    expireTokens: tokens.expireAccessTokens,
    async close() {
      clock.stop();
      await server.close();
    },
  };
}
