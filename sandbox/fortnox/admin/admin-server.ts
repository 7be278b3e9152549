import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Accounts } from '../accounts/accounts';
import type { SimulatorClock } from '../clock';
import type { Company } from '../company/company';
import type { FaultQueue } from '../faults/fault-queue';
import type { FeedByHand } from '../feed/feed';
import type { RequestLog } from '../http/request-log';
import type { TokenStore } from '../oauth/token-store';
import type { SimulatorState } from '../state/simulator-state';
import type { SupplierInvoicesByHand } from '../supplier-invoices/supplier-invoices-by-hand';
import { type Switches, switchesPatch, switchTable } from '../switches';
import { advanceBody, appBody, clockBody, companyBody, faultsBody } from './admin-bodies';
import { addAccountRoutes, addSupplierInvoiceRoutes } from './bookkeeping-routes';
import { addFeedRoutes } from './feed-routes';
import { type AdminRegister, addRegisterRoutes } from './register-routes';
import { addStateRoutes } from './state-routes';
import { type AdminWarehouse, addWarehouseRoutes } from './warehouse-routes';

/** What the admin surface steers. */
export interface AdminParts {
  readonly clock: SimulatorClock;
  readonly switches: Switches;
  readonly log: RequestLog;
  readonly faults: FaultQueue;
  readonly tokens: TokenStore;
  readonly company: Company;
  readonly registers: readonly AdminRegister[];
  readonly warehouse: AdminWarehouse;
  readonly accounts: Accounts;
  readonly supplierInvoices: SupplierInvoicesByHand;
  readonly feed: FeedByHand;
  readonly state: SimulatorState;
}

/** Adds `/admin`: no bearer, no rate, no faults; reached only from this machine, since the server listens on loopback. */
export function addAdmin(server: FastifyInstance, parts: AdminParts): void {
  server.register(
    async (admin) => {
      admin.setErrorHandler((error, _request, reply) => {
        if (error instanceof z.ZodError) return reply.code(400).send({ message: z.prettifyError(error) });
        const { statusCode = 500, message } = error as Error & { statusCode?: number };
        return reply.code(statusCode).send({ message });
      });
      addLogRoutes(admin, parts);
      addClockRoutes(admin, parts.clock);
      addFaultRoutes(admin, parts.faults);
      addSwitchRoutes(admin, parts.switches);
      admin.post('/tokens/expire', async (_request, reply) => {
        parts.tokens.expireAccessTokens();
        return reply.code(204).send();
      });
      admin.get('/app', async () => parts.tokens.app);
      admin.patch('/app', async ({ body }) => Object.assign(parts.tokens.app, appBody.parse(body)));
      admin.get('/company', async () => parts.company);
      admin.patch('/company', async ({ body }) => Object.assign(parts.company, companyBody.parse(body)));
      for (const register of parts.registers) addRegisterRoutes(admin, register);
      addWarehouseRoutes(admin, parts.warehouse);
      addAccountRoutes(admin, parts.accounts);
      addSupplierInvoiceRoutes(admin, parts.supplierInvoices);
      addFeedRoutes(admin, parts.feed);
      addStateRoutes(admin, parts.state);
    },
    { prefix: '/admin' },
  );
}

function addLogRoutes(admin: FastifyInstance, { log }: AdminParts): void {
  admin.get('/figures', async () => log.figures());
  admin.get('/requests', async () => log.entries());
  admin.delete('/requests', async (_request, reply) => {
    log.clear();
    return reply.code(204).send();
  });
}

function addClockRoutes(admin: FastifyInstance, clock: SimulatorClock): void {
  const reading = () => ({ now: clock.now().toISOString(), speed: clock.speed });
  admin.get('/clock', async () => reading());
  admin.put('/clock', async ({ body }) => {
    const { at, speed } = clockBody.parse(body);
    if (at !== undefined) clock.set(at);
    if (speed !== undefined) clock.speed = speed;
    return reading();
  });
  admin.post('/clock/advance', async ({ body }) => {
    clock.advance(advanceBody.parse(body).ms);
    return reading();
  });
}

function addFaultRoutes(admin: FastifyInstance, faults: FaultQueue): void {
  admin.get('/faults', async () => faults.pending());
  admin.post('/faults', async ({ body }, reply) => {
    for (const fault of faultsBody.parse(body)) faults.add(fault);
    return reply.code(201).send(faults.pending());
  });
  admin.delete('/faults', async (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
}

function addSwitchRoutes(admin: FastifyInstance, switches: Switches): void {
  admin.get('/switches', async () =>
    Object.entries(switchTable).map(([name, { initial, evidence }]) => ({
      name,
      value: switches[name as keyof Switches],
      default: initial,
      evidence,
    })),
  );
  admin.patch('/switches', async ({ body }) => Object.assign(switches, switchesPatch.parse(body)));
}
