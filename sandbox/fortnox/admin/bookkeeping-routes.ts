import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Accounts } from '../accounts/accounts';
import type { SupplierInvoicesByHand } from '../supplier-invoices/supplier-invoices-by-hand';
import { fieldsBody } from './admin-bodies';

const accountBody = z.strictObject({
  number: z.number().int().min(1_000).max(9_999),
  description: z.string().min(1),
});

/** `/admin/accounts`: the chart of accounts. */
export function addAccountRoutes(admin: FastifyInstance, accounts: Accounts): void {
  admin.get('/accounts', async () => accounts.all());
  admin.post('/accounts', async ({ body }, reply) => reply.code(201).send(accounts.add(accountBody.parse(body))));
  admin.delete<{ Params: { number: string } }>('/accounts/:number', async ({ params }, reply) => {
    accounts.remove(Number(params.number));
    return reply.code(204).send();
  });
}

/** `/admin/supplierinvoices`: what the accountant does in Fortnox itself. */
export function addSupplierInvoiceRoutes(admin: FastifyInstance, invoices: SupplierInvoicesByHand): void {
  type One = { Params: { number: string } };
  const all = '/supplierinvoices';
  const one = `${all}/:number`;
  admin.get(all, async () => invoices.all());
  admin.get<One>(one, async ({ params: { number } }, reply) => {
    return invoices.get(number) ?? reply.code(404).send({ message: `there is no supplier invoice ${number}` });
  });
  admin.post(all, async ({ body }, reply) => reply.code(201).send(invoices.createByHand(fieldsBody.parse(body))));
  admin.patch<One>(one, async ({ params, body }) => invoices.editByHand(params.number, fieldsBody.parse(body)));
  admin.post<One>(`${one}/bookkeep`, async ({ params }) => invoices.bookkeepByHand(params.number));
  admin.post<One>(`${one}/cancel`, async ({ params }) => invoices.cancelByHand(params.number));
  admin.post<One>(`${one}/credit`, async ({ params }) => invoices.creditByHand(params.number));
  admin.post<One>(`${one}/stockready`, async ({ params }) => invoices.markStockReadyByHand(params.number));
}
