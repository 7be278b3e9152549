import Fastify from 'fastify';
import { type Accounts, createAccounts } from './accounts/accounts';
import { adminRegisters } from './admin/admin-registers';
import { addAdmin } from './admin/admin-server';
import { userOf } from './admin/user-of';
import { createClock, type SimulatorClock } from './clock';
import { type Company, companyPart, createCompany } from './company/company';
import { companyRoutes } from './company/company-routes';
import type { Fault } from './faults/fault';
import { createFaultQueue } from './faults/fault-queue';
import { createFeed, type FeedByHand, feedPath } from './feed/feed';
import { heardStores } from './feed/hear-stores';
import { addApi } from './http/api-server';
import { exchangeRecorder } from './http/exchange-record';
import { createGate } from './http/gate';
import { createRequestLog, type Figures, type RequestLogEntry } from './http/request-log';
import { oauthRoutes } from './oauth/oauth-routes';
import { tokensPart } from './oauth/saved-tokens';
import { type App, type Credentials, createTokenStore } from './oauth/token-store';
import {
  createRegisterStores,
  type RegisterStores,
  type RegistersAsUser,
  registerParts,
  registerRoutes,
  registersAsUser,
} from './registers';
import type { RegisterAsUser } from './resources/as-user';
import { type SavedState, simulatorState } from './state/simulator-state';
import { createSupplierInvoices } from './supplier-invoices/supplier-invoices';
import type { SupplierInvoicesByHand } from './supplier-invoices/supplier-invoices-by-hand';
import { type Switches, startSwitches, switchesPart, switchesPatch } from './switches';
import type { AllCustomDocumentsByHand } from './warehouse/custom-documents/custom-documents-by-hand';
import type { PurchaseOrdersByHand } from './warehouse/purchase-orders/purchase-orders-by-hand';
import { createStock } from './warehouse/stock/stock';
import type { StockByHand } from './warehouse/stock/stock-by-hand';
import { stockNeighbours } from './warehouse/stock/stock-neighbours';
import { createStockPoints, type StockPoints } from './warehouse/stock-points/stock-points';
import { createWarehouse, type Warehouse } from './warehouse/warehouse';
import { createWarehouseState } from './warehouse/warehouse-state';

export type { Detail } from './resources/document-text';
export type { InboundDetail, OutboundDetail } from './warehouse/custom-documents/show-custom-document';
export type { PurchaseOrderDetail, PurchaseOrderRowDetail } from './warehouse/purchase-orders/purchase-order-detail';
export type { Receipt } from './warehouse/purchase-orders/purchase-orders-by-hand';
export type { StockOfItem } from './warehouse/stock/stock-by-hand';
export type { StockPoint } from './warehouse/stock-points/stock-point';
export type {
  Accounts,
  AllCustomDocumentsByHand,
  App,
  Company,
  Credentials,
  Fault,
  FeedByHand,
  Figures,
  PurchaseOrdersByHand,
  RegisterAsUser,
  RequestLogEntry,
  SimulatorClock,
  StockByHand,
  StockPoints,
  SupplierInvoicesByHand,
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
  /** A saved state to go on from; clock and switches are then changes to it. */
  readonly state?: unknown;
}

/** A running simulated Fortnox. The APIs are at `address + '/3'` and `'/api/warehouse'`, tokens at `/oauth-v1/token`, steering at `/admin`. */
export interface FortnoxSimulator extends RegistersAsUser {
  readonly address: string;
  /** Where the change feed answers, `ws://…/topics-v1`. */
  readonly feedAddress: string;
  readonly credentials: Credentials;
  /** Scopes and addresses the app is registered with; in force at once when changed. */
  readonly app: App;
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
  /** The change feed: its faults, and who is connected. */
  readonly feed: FeedByHand;
  /** What its settings show; in force at once when changed. */
  readonly company: Company;
  /** Licences, rights, mails to suppliers and what is expected; licences and rights are in force at once when changed. */
  readonly warehouse: Warehouse;
  readonly stockPoints: StockPoints;
  readonly purchaseOrders: PurchaseOrdersByHand;
  readonly customDocuments: AllCustomDocumentsByHand;
  /** What is where; it is moved by documents. */
  readonly stock: StockByHand;
  /** The chart of accounts; in force at once when changed. */
  readonly accounts: Accounts;
  readonly supplierInvoices: SupplierInvoicesByHand;
  /** Every access token stops working now. */
  expireTokens(): void;
  /** A new access token, as one asked for with client_credentials. */
  accessToken(): string;
  /** The whole company as JSON: registers, warehouse, tokens, settings, switches, faults and the clock. */
  saveState(): SavedState;
  /** Replaces the whole company; the log and the rate window stay. Throws a sentence, with nothing replaced. */
  loadState(saved: unknown): void;
  /** Cuts all connections; late commits still waiting are dropped. */
  close(): Promise<void>;
}

/** A customer number may be 1024 characters, three bytes each when encoded. */
const longestNumberInPath = 4 * 1024;

/** Makes of a company that was loaded what was asked for at the start. */
function change(clock: SimulatorClock, switches: Switches, options: FortnoxSimulatorOptions): void {
  const { startAt, speed } = options.clock ?? {};
  if (startAt !== undefined) clock.set(startAt);
  if (speed !== undefined) clock.speed = speed;
  Object.assign(switches, switchesPatch.parse(options.switches ?? {}));
}

/** Starts a simulated Fortnox on 127.0.0.1; rejects when the port is taken, a switch is unknown or the state cannot be read. */
export async function startFortnoxSimulator(options: FortnoxSimulatorOptions = {}): Promise<FortnoxSimulator> {
  const clock = createClock(options.clock?.startAt, options.clock?.speed);
  const switches = startSwitches(options.switches);
  const tokens = createTokenStore(clock, switches);
  const log = createRequestLog(clock);
  const faults = createFaultQueue();
  const gate = createGate(clock, switches, tokens);
  const stockPoints = createStockPoints();
  const feed = createFeed({ clock, switches, tokens });
  const neighbours = stockNeighbours(() => stores.articles, stockPoints, switches);
  const ledger = createStock({
    ...neighbours,
    moved(itemId) {
      neighbours.moved(itemId);
      feed.stockMoved(itemId);
    },
  });
  const licences = createWarehouseState();
  const own = createRegisterStores(clock, switches, { stock: ledger, warehouse: licences });
  const stores: RegisterStores = heardStores(own, feed.documentChanged);
  const registers = registersAsUser(stores, switches);
  const company = createCompany();
  const { tenantId } = tokens.credentials;
  const accounts = createAccounts();
  const around = { clock, switches, company, registers: stores, accounts, stockPoints, stock: ledger, state: licences };
  const { routes, warehouse, purchaseOrders, customDocuments, stock, parts } = createWarehouse(around, tenantId);
  const invoices = createSupplierInvoices(around);
  const state = simulatorState({
    clock: clock.state,
    switches: switchesPart(switches),
    faults: faults.state,
    tokens: tokensPart(tokens.state),
    company: companyPart(company),
    ...registerParts(stores),
    ...parts,
    accounts: accounts.state,
    supplierInvoices: invoices.state,
    ...feed.parts,
  });
  if (options.state !== undefined) {
    state.load(options.state);
    change(clock, switches, options);
  }

  const server = Fastify({
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: longestNumberInPath },
  });
  const record = exchangeRecorder(options.recordTo);
  addApi(server, { clock, switches, log, gate, faults, record, userActs: userOf(server) }, [
    ...oauthRoutes(tokens, switches, company),
    ...registerRoutes(stores, clock, switches),
    ...companyRoutes(company, tenantId),
    ...routes,
    ...invoices.routes,
  ]);
  addAdmin(server, {
    ...{ clock, switches, log, faults, tokens },
    company,
    registers: adminRegisters(registers),
    warehouse: { warehouse, stockPoints, purchaseOrders, customDocuments, stock },
    accounts,
    supplierInvoices: invoices.supplierInvoices,
    feed,
    state,
  });
  feed.serveOn(server.server);
  const address = await server.listen({ host: '127.0.0.1', port: options.port ?? 0 });

  return {
    address,
    feedAddress: `${address.replace('http:', 'ws:')}${feedPath}`,
    credentials: tokens.credentials,
    app: tokens.app,
    clock,
    switches,
    requests: log.entries,
    clearRequests: log.clear,
    figures: log.figures,
    addFault: faults.add,
    clearFaults: faults.clear,
    feed,
    ...registers,
    company,
    warehouse,
    stockPoints,
    purchaseOrders,
    customDocuments,
    stock,
    accounts,
    supplierInvoices: invoices.supplierInvoices,
    expireTokens: tokens.expireAccessTokens,
    accessToken: () => tokens.issueAccessToken().accessToken,
    saveState: state.save,
    loadState: state.load,
    async close() {
      clock.stop();
      feed.cutAll();
      await server.close();
    },
  };
}
