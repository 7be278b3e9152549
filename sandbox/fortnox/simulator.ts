import Fastify from 'fastify';
import { addAdmin } from './admin/admin-server';
import { believableCustomers } from './believable-customers';
import { createClock, type SimulatorClock } from './clock';
import { customerDefinition } from './customers/customer-definition';
import type { Fault } from './faults/fault';
import { createFaultQueue } from './faults/fault-queue';
import type { ApiRoute } from './http/api-route';
import { addApi } from './http/api-server';
import { exchangeRecorder } from './http/exchange-record';
import { createGate } from './http/gate';
import { createRequestLog, type Figures, type RequestLogEntry } from './http/request-log';
import { tokenEndpoint } from './oauth/token-endpoint';
import { type Credentials, createTokenStore } from './oauth/token-store';
import { type RegisterAsUser, registerAsUser } from './resources/as-user';
import { createDocumentStore } from './resources/document-store';
import { resourceRoutes } from './resources/resource-routes';
import { type Switches, startSwitches } from './switches';

export type { Detail } from './resources/document-text';
export type { Credentials, Fault, Figures, RegisterAsUser, RequestLogEntry, SimulatorClock, Switches };

export interface FortnoxSimulatorOptions {
  /** 0 or absent: a free one. */
  readonly port?: number;
  readonly clock?: { readonly startAt?: Date; readonly speed?: number };
  /** File that gets one JSON line per exchange, without tokens or secrets. */
  readonly recordTo?: string;
  readonly switches?: Partial<Switches>;
}

/** A running simulated Fortnox. The API is at `address + '/3'`, tokens at `/oauth-v1/token`, steering at `/admin`. */
export interface FortnoxSimulator {
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
  readonly customers: RegisterAsUser;
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
  const customerStore = createDocumentStore(customerDefinition, clock, switches);
  const customers = registerAsUser(customerStore, switches);

  const tokenRoute: ApiRoute = { method: 'POST', path: '/oauth-v1/token', handle: tokenEndpoint(tokens) };
  const server = Fastify({
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: longestNumberInPath },
  });
  const record = exchangeRecorder(options.recordTo);
  addApi(server, { clock, switches, log, gate, faults, record }, [
    tokenRoute,
    ...resourceRoutes(customerStore, clock, switches),
  ]);
  const registers = [{ collection: 'customers', asUser: customers, believable: believableCustomers }];
  addAdmin(server, { clock, switches, log, faults, tokens, registers });
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
    customers,
    expireTokens: tokens.expireAccessTokens,
    async close() {
      clock.stop();
      await server.close();
    },
  };
}
