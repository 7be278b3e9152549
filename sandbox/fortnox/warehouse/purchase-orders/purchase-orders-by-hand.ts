import { badRequest } from '../../http/bad-request';
import type { JsonObject } from '../common/read-json';
import { isJsonObject } from '../common/read-json';
import type { PurchaseOrder, PurchaseOrderRow } from './purchase-order';
import { remainingOf } from './purchase-order';
import type { PurchaseOrderActions } from './purchase-order-actions';
import type { PurchaseOrderDetail } from './purchase-order-detail';
import type { PurchaseOrderStore } from './purchase-order-store';
import { readPurchaseOrder } from './read-purchase-order';
import { showPurchaseOrder } from './show-purchase-order';
import type { Surroundings } from './surroundings';

type Id = number | string;

/** So much of one row has come. */
export interface Receipt {
  readonly rowNum: number;
  readonly quantity: number;
}

/** Purchase orders as Fortnox's own user sees them: no licence, no rights. Refusals are thrown with a sentence. */
export interface PurchaseOrdersByHand {
  /** Oldest first, voided and received ones too. */
  all(): readonly PurchaseOrderDetail[];
  get(id: Id): PurchaseOrderDetail | undefined;
  /** Somebody writes an order in Fortnox itself. */
  createByHand(body: JsonObject): PurchaseOrderDetail;
  voidByHand(id: Id): PurchaseOrderDetail;
  completeByHand(id: Id): PurchaseOrderDetail;
  /** Receives through incoming goods; without `receipts` all that is left. Received in full, the order is RECEIVED. */
  receiveByHand(id: Id, receipts?: readonly Receipt[]): PurchaseOrderDetail;
  /** Merge-patch of the header; `rows` replaces all rows, and a row's `note` is a user's note on it. */
  editByHand(id: Id, patch: JsonObject): PurchaseOrderDetail;
}

function withReceipts(order: PurchaseOrder, receipts: readonly Receipt[]): readonly PurchaseOrderRow[] {
  const strange = receipts.find(
    ({ rowNum, quantity }) => !order.rows.some((row) => row.rowNum === rowNum) || !(quantity > 0),
  );
  if (strange !== undefined) throw badRequest(`purchase order ${order.id}: cannot receive ${JSON.stringify(strange)}`);
  return order.rows.map((row) => {
    const come = receipts
      .filter(({ rowNum }) => rowNum === row.rowNum)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    return { ...row, receivedQuantity: row.receivedQuantity + come };
  });
}

/** Type of the document that an order received by hand refers to; they are numbered from 1. */
const incomingGoods = 'INCOMINGGOODS';

function noteOf(rows: unknown, index: number): string | undefined {
  const row: unknown = Array.isArray(rows) ? rows[index] : undefined;
  return isJsonObject(row) && typeof row.note === 'string' ? row.note : undefined;
}

/** The user's hands on the orders. */
export function purchaseOrdersByHand(
  orders: PurchaseOrderStore,
  actions: PurchaseOrderActions,
  around: Surroundings,
): PurchaseOrdersByHand {
  const show = (order: PurchaseOrder) => showPurchaseOrder(order, around);
  const existing = (id: Id): PurchaseOrder => {
    const order = orders.find(id);
    if (order === undefined) throw badRequest(`there is no purchase order ${id}`);
    return order;
  };
  const shown = (id: Id) => show(existing(id));
  const refuseClosed = ({ id, state }: PurchaseOrder): void => {
    if (state === 'VOIDED' || state === 'RECEIVED') throw badRequest(`purchase order ${id} is ${state}`);
  };

  return {
    all: () => orders.all().map(show),
    get(id) {
      const order = orders.find(id);
      return order && show(order);
    },
    createByHand: (body) => show(orders.add(readPurchaseOrder(body, around), 0)),
    voidByHand(id) {
      actions.voidOrder(existing(id));
      return shown(id);
    },
    completeByHand(id) {
      actions.complete(existing(id));
      return shown(id);
    },
    receiveByHand(id, receipts) {
      const order = existing(id);
      refuseClosed(order);
      const open = order.rows.map((row) => ({ rowNum: row.rowNum, quantity: remainingOf(order, row) }));
      const rows = withReceipts(order, receipts ?? open.filter(({ quantity }) => quantity > 0));
      const earlier = orders.all().flatMap(({ matches }) => matches.filter(({ type }) => type === incomingGoods));
      const matches = [...order.matches, { id: String(earlier.length + 1), type: incomingGoods }];
      const isComplete = rows.every((row) => remainingOf(order, row) === 0);
      return show(orders.change(order, { rows, matches, ...(isComplete ? { state: 'RECEIVED' as const } : {}) }));
    },
    editByHand(id, patch) {
      const order = existing(id);
      refuseClosed(order);
      const whole = { ...show(order), ...patch };
      const written = readPurchaseOrder(whole, around, order);
      const rows = written.rows.map((row, index) => {
        const note = noteOf(patch.rows, index);
        return note === undefined ? row : { ...row, note };
      });
      return show(orders.change(order, { header: written.header, rows }));
    },
  };
}
