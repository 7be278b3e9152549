import type { ApiRequest } from '../../http/api-route';
import { pageOfList } from '../common/list-page';
import { readJson, readObject } from '../common/read-json';
import { refuseJson, refuseMembers } from '../common/warehouse-problem';
import { missingDocument, notFound, type WarehouseOperation } from '../warehouse-routes';
import type { PurchaseOrder } from './purchase-order';
import { checkMail, type PurchaseOrderActions, readResponseState } from './purchase-order-actions';
import { partialNames } from './purchase-order-rules';
import type { PurchaseOrderStore } from './purchase-order-store';
import { readPurchaseOrder } from './read-purchase-order';
import { selectPurchaseOrders } from './select-purchase-orders';
import { notesOf, showPurchaseOrder } from './show-purchase-order';
import type { Surroundings } from './surroundings';

function readIds(values: readonly unknown[]): readonly number[] {
  const ids = values.map(Number);
  const readable = ids.length > 0 && ids.every((id) => Number.isSafeInteger(id) && id > 0);
  return readable ? ids : refuseMembers([{ field: 'ids', error: 'validation.invalid.ids' }]);
}

/** `/purchaseorders-v1` (warehouse-api §3.5). The csv list and drop-shipping's own action are not built. */
export function purchaseOrderOperations(
  orders: PurchaseOrderStore,
  actions: PurchaseOrderActions,
  around: Surroundings,
): readonly WarehouseOperation[] {
  const { switches } = around;
  const show = (order: PurchaseOrder) => showPurchaseOrder(order, around);
  const existing = (id: number | string | undefined): PurchaseOrder => {
    const order = orders.find(id ?? '');
    if (order === undefined) throw notFound();
    return order;
  };
  /** Reading one: what is missing is answered as the switch says. */
  const reading = (look: (order: PurchaseOrder) => unknown) => (request: ApiRequest) => {
    const order = orders.find(request.params.id ?? '');
    return order === undefined ? missingDocument(switches) : look(order);
  };
  const acting = (act: (order: PurchaseOrder, request: ApiRequest) => unknown) => (request: ApiRequest) =>
    act(existing(request.params.id), request);

  const list = ({ query }: ApiRequest) =>
    pageOfList(selectPurchaseOrders(orders.all(), query, around), show, query, switches);

  const create = ({ body, listingLagSeconds }: ApiRequest) =>
    show(orders.add(readPurchaseOrder(readObject(body), around), listingLagSeconds));

  const changePart = acting((order, { body }) => {
    const changed = show(actions.changePart(order, readObject(body)));
    return Object.fromEntries(partialNames.map((name) => [name, changed[name]]));
  });

  /** All of them are looked up first, so that one that is missing leaves the others as they were. */
  const respondAll = ({ query, body }: ApiRequest) => {
    const responseState = readResponseState(readObject(body));
    const asked = readIds((query.get('ids') ?? '').split(',').filter(Boolean)).map(existing);
    return asked.map((order) => show(actions.respond(order, responseState)));
  };

  const sendAll = ({ body }: ApiRequest) => {
    const ids = readJson(body);
    if (!Array.isArray(ids)) return refuseJson('En lista väntades');
    for (const order of readIds(ids).map(existing)) actions.send(order);
    return undefined;
  };

  const mail = acting((order, { body }) => {
    checkMail(readObject(body));
    actions.send(order);
  });

  const all = '/purchaseorders-v1';
  const one = `${all}/{id}`;
  const operations: readonly WarehouseOperation[] = [
    { method: 'GET', path: all, run: list },
    { method: 'POST', path: all, run: create },
    { method: 'PUT', path: `${all}/response`, run: respondAll },
    { method: 'POST', path: `${all}/sendpurchaseorders`, run: sendAll },
    { method: 'GET', path: one, run: reading(show) },
    { method: 'PUT', path: one, run: acting((order, { body }) => show(actions.replace(order, readObject(body)))) },
    { method: 'PATCH', path: `${one}/partial`, run: changePart },
    {
      method: 'PUT',
      path: `${one}/response`,
      run: acting((order, { body }) => show(actions.respond(order, readResponseState(readObject(body))))),
    },
    { method: 'POST', path: `${one}/send`, run: mail },
    { method: 'PUT', path: `${one}/complete`, run: acting(actions.complete) },
    { method: 'PUT', path: `${one}/void`, run: acting(actions.voidOrder) },
    { method: 'GET', path: `${one}/matches`, run: reading(({ matches }) => matches) },
    { method: 'GET', path: `${one}/notes`, run: reading(notesOf) },
  ];
  return operations.map((operation) => ({ ...operation, needsLagerPlus: true }));
}
