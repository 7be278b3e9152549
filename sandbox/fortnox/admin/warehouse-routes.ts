import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { badRequest } from '../http/bad-request';
import type {
  AllCustomDocumentsByHand,
  CustomDocumentsByHand,
} from '../warehouse/custom-documents/custom-documents-by-hand';
import type { PurchaseOrdersByHand } from '../warehouse/purchase-orders/purchase-orders-by-hand';
import type { StockByHand } from '../warehouse/stock/stock-by-hand';
import type { StockPoints } from '../warehouse/stock-points/stock-points';
import type { Warehouse } from '../warehouse/warehouse';
import { fieldsBody } from './admin-bodies';

/** What of the warehouse the admin surface steers. */
export interface AdminWarehouse {
  readonly warehouse: Warehouse;
  readonly stockPoints: StockPoints;
  readonly purchaseOrders: PurchaseOrdersByHand;
  readonly customDocuments: AllCustomDocumentsByHand;
  readonly stock: StockByHand;
}

const licencesBody = z.strictObject({
  activated: z.boolean().optional(),
  lagerPlus: z.boolean().optional(),
  rights: z.boolean().optional(),
});

const receiptsBody = z
  .strictObject({ receipts: z.array(z.strictObject({ rowNum: z.number().int(), quantity: z.number() })).optional() })
  .nullish();

/** `/admin/warehouse`: licences, rights, mails sent and what is expected, which Fortnox's own API does not show. */
function addLicences(admin: FastifyInstance, { warehouse }: AdminWarehouse): void {
  const reading = () => {
    const { activated, lagerPlus, rights, emailsSent } = warehouse;
    return { activated, lagerPlus, rights, emailsSent };
  };
  admin.get('/warehouse', async () => reading());
  admin.patch('/warehouse', async ({ body }) => {
    Object.assign(warehouse, licencesBody.parse(body));
    return reading();
  });
  admin.get('/warehouse/expected', async () => warehouse.expectedOfAll());
  admin.get<{ Params: { itemId: string } }>('/warehouse/expected/:itemId', async ({ params: { itemId } }) => ({
    itemId,
    expected: warehouse.expected(itemId),
  }));
}

/** `/admin/stockpoints`: read, create and merge-patch (`{active: false}` retires one). */
function addStockPoints(admin: FastifyInstance, { stockPoints }: AdminWarehouse): void {
  type One = { Params: { idOrCode: string } };
  admin.get('/stockpoints', async () => stockPoints.all());
  admin.get<One>('/stockpoints/:idOrCode', async ({ params: { idOrCode } }, reply) => {
    return stockPoints.get(idOrCode) ?? reply.code(404).send({ message: `there is no stock point ${idOrCode}` });
  });
  admin.post('/stockpoints', async ({ body }, reply) =>
    reply.code(201).send(stockPoints.create(fieldsBody.parse(body))),
  );
  admin.patch<One>('/stockpoints/:idOrCode', async ({ params, body }) =>
    stockPoints.put(params.idOrCode, fieldsBody.parse(body)),
  );
}

/** `/admin/purchaseorders`: what people do with orders in Fortnox itself. */
function addPurchaseOrders(admin: FastifyInstance, { purchaseOrders }: AdminWarehouse): void {
  type One = { Params: { id: string } };
  const all = '/purchaseorders';
  const one = `${all}/:id`;
  admin.get(all, async () => purchaseOrders.all());
  admin.get<One>(one, async ({ params: { id } }, reply) => {
    return purchaseOrders.get(id) ?? reply.code(404).send({ message: `there is no purchase order ${id}` });
  });
  admin.post(all, async ({ body }, reply) => reply.code(201).send(purchaseOrders.createByHand(fieldsBody.parse(body))));
  admin.patch<One>(one, async ({ params, body }) => purchaseOrders.editByHand(params.id, fieldsBody.parse(body)));
  admin.post<One>(`${one}/void`, async ({ params }) => purchaseOrders.voidByHand(params.id));
  admin.post<One>(`${one}/complete`, async ({ params }) => purchaseOrders.completeByHand(params.id));
  admin.post<One>(`${one}/receive`, async ({ params, body }) => {
    const receipts = receiptsBody.parse(body)?.receipts;
    if (receipts?.length === 0)
      throw badRequest('receipts must not be empty; leave it out to receive all that is left');
    return purchaseOrders.receiveByHand(params.id, receipts);
  });
}

const voidBody = z.strictObject({ force: z.boolean().optional() }).nullish();

/** `/admin/custominbounds` and `/admin/customoutbounds`: what people do with documents that others made. */
function addCustomDocuments(admin: FastifyInstance, all: string, documents: CustomDocumentsByHand<object>): void {
  type One = { Params: { type: string; id: string } };
  const one = `${all}/:type/:id`;
  admin.get(all, async () => documents.all());
  admin.get<One>(one, async ({ params: { type, id } }, reply) => {
    return documents.get(type, id) ?? reply.code(404).send({ message: `there is no custom document ${type}/${id}` });
  });
  admin.post<One>(`${one}/release`, async ({ params: { type, id } }) => documents.releaseByHand(type, id));
  admin.post<One>(`${one}/void`, async ({ params: { type, id }, body }) =>
    documents.voidByHand(type, id, voidBody.parse(body)?.force),
  );
}

/** `/admin/stock`: every stock article, or one. */
function addStock(admin: FastifyInstance, { stock }: AdminWarehouse): void {
  admin.get('/stock', async () => stock.all());
  admin.get<{ Params: { itemId: string } }>('/stock/:itemId', async ({ params }) => stock.of(params.itemId));
}

/** Everything of the warehouse under `/admin`. */
export function addWarehouseRoutes(admin: FastifyInstance, parts: AdminWarehouse): void {
  addLicences(admin, parts);
  addStockPoints(admin, parts);
  addPurchaseOrders(admin, parts);
  addCustomDocuments(admin, '/custominbounds', parts.customDocuments.inbounds);
  addCustomDocuments(admin, '/customoutbounds', parts.customDocuments.outbounds);
  addStock(admin, parts);
}
