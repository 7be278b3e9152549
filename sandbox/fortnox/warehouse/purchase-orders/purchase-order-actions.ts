import { warehouseCodes } from '../../http/warehouse-errors';
import type { Members } from '../common/member-rule';
import type { JsonObject } from '../common/read-json';
import { readMembers } from '../common/read-members';
import { refuse, refuseMembers } from '../common/warehouse-problem';
import { type PurchaseOrder, type ResponseState, responseStates, type StoredState } from './purchase-order';
import { headerRules, mailRules, partialNames } from './purchase-order-rules';
import type { PurchaseOrderStore } from './purchase-order-store';
import { readPurchaseOrder } from './read-purchase-order';
import type { Surroundings } from './surroundings';

/** What can be done with an order that is there; each refuses by throwing. */
export interface PurchaseOrderActions {
  replace(order: PurchaseOrder, body: JsonObject): PurchaseOrder;
  changePart(order: PurchaseOrder, body: JsonObject): PurchaseOrder;
  respond(order: PurchaseOrder, responseState: ResponseState): PurchaseOrder;
  /** Mails the supplier. */
  send(order: PurchaseOrder): PurchaseOrder;
  complete(order: PurchaseOrder): void;
  voidOrder(order: PurchaseOrder): void;
}

const partialRules = headerRules.filter(({ name }) => partialNames.some((allowed) => allowed === name));

const refusals: Readonly<Record<'RECEIVED' | 'VOIDED', (id: number) => never>> = {
  RECEIVED: (id) => refuse(warehouseCodes.orderReceived, `Inköpsorder ${id} är inlevererad.`),
  VOIDED: (id) => refuse(warehouseCodes.orderVoided, `Inköpsorder ${id} är makulerad.`),
};

function refuseIn(order: PurchaseOrder, ...states: readonly (keyof typeof refusals)[]): void {
  for (const state of states) if (order.state === state) refusals[state](order.id);
}

/** Reads the body of a response. */
export function readResponseState(body: JsonObject): ResponseState {
  const rule = { name: 'responseState', kind: 'choice', oneOf: responseStates, required: true } as const;
  const { members, problems } = readMembers([rule], body);
  if (problems.length > 0) refuseMembers(problems);
  return members.responseState as ResponseState;
}

/** Refuses a mail that lacks a receiver, a subject, a body or an address to answer to. */
export function checkMail(body: JsonObject): void {
  const { problems } = readMembers(mailRules, body);
  if (problems.length > 0) refuseMembers(problems);
}

/** The actions on a store. */
export function purchaseOrderActions(orders: PurchaseOrderStore, around: Surroundings): PurchaseOrderActions {
  const { switches, state: warehouse } = around;

  /** Whether the order already is where the action would bring it, and the action may be repeated. */
  const isRepeated = (order: PurchaseOrder, wanted: StoredState): boolean =>
    order.state === wanted && switches.purchaseOrderRepeatedVoid === 'harmless';

  const stateAfterResponse = ({ id, state }: PurchaseOrder, responseState: ResponseState): StoredState => {
    if (state !== 'NOT_SENT' || responseState === 'NOT_SENT') return state;
    if (switches.purchaseResponseWithoutSend === 'refused') {
      refuse(warehouseCodes.orderNotSent, `Inköpsorder ${id} är inte skickad.`);
    }
    return switches.purchaseResponseWithoutSend === 'becomesSent' ? 'SENT' : state;
  };

  return {
    replace(order, body) {
      refuseIn(order, 'RECEIVED', 'VOIDED');
      const edit = switches.purchaseOrderSentEdit;
      const isSent = order.state === 'SENT';
      if (isSent && edit === 'refused') refuse(warehouseCodes.orderSent, `Inköpsorder ${order.id} är skickad.`);
      const written = readPurchaseOrder(body, around, order);
      const unsent = { state: 'NOT_SENT', responseState: 'NOT_SENT' } as const;
      return orders.change(order, { ...written, ...(isSent && edit === 'becomesNotSent' ? unsent : {}) });
    },
    changePart(order, body) {
      refuseIn(order, 'RECEIVED', 'VOIDED');
      const { members, problems } = readMembers(partialRules, body);
      if (problems.length > 0) refuseMembers(problems);
      const cleared = partialNames.filter((name) => body[name] === null);
      const kept = Object.entries(order.header).filter(([name]) => !cleared.some((gone) => gone === name));
      const header: Members = { ...Object.fromEntries(kept), ...members };
      return orders.change(order, { header });
    },
    respond(order, responseState) {
      refuseIn(order, 'VOIDED');
      return orders.change(order, { responseState, state: stateAfterResponse(order, responseState) });
    },
    send(order) {
      refuseIn(order, 'RECEIVED', 'VOIDED');
      warehouse.emailsSent += 1;
      return orders.change(order, { state: 'SENT', responseState: 'SENT' });
    },
    complete(order) {
      if (isRepeated(order, 'RECEIVED')) return;
      refuseIn(order, 'RECEIVED', 'VOIDED');
      orders.change(order, { state: 'RECEIVED', manuallyCompleted: true });
    },
    voidOrder(order) {
      if (isRepeated(order, 'VOIDED')) return;
      refuseIn(order, 'VOIDED');
      const isReceived = order.state === 'RECEIVED' || order.rows.some(({ receivedQuantity }) => receivedQuantity > 0);
      if (isReceived && switches.purchaseOrderVoidAfterReceipt === 'refused') refusals.RECEIVED(order.id);
      orders.change(order, { state: 'VOIDED' });
    },
  };
}
