import { choiceParameter } from '../common/list-page';
import type { PurchaseOrder } from './purchase-order';
import { isDelayed } from './show-purchase-order';
import type { Surroundings } from './surroundings';

const stateFilters = [
  'NOT_SENT',
  'SENT',
  'SENT_NOT_REJECTED',
  'DELAYED',
  'RECEIVED',
  'VOIDED',
  'CURRENT',
  'ALL',
] as const;
type StateFilter = (typeof stateFilters)[number];

/** What each filter lets through is inferred from its name (warehouse-api §3.5, I). */
function isInState(order: PurchaseOrder, filter: StateFilter, { clock, switches }: Surroundings): boolean {
  const { state, responseState } = order;
  switch (filter) {
    case 'ALL':
      return true;
    case 'CURRENT':
      return state === 'NOT_SENT' || state === 'SENT';
    case 'SENT_NOT_REJECTED':
      return state === 'SENT' && responseState !== 'REJECTED';
    case 'DELAYED':
      return isDelayed(order, clock.now());
    case 'SENT':
      return state === 'SENT' && !(switches.purchaseOrderShowsDelayed && isDelayed(order, clock.now()));
    default:
      return state === filter;
  }
}

const contains = (text: unknown, word: string): boolean =>
  String(text ?? '')
    .toLowerCase()
    .includes(word.toLowerCase());

/** The orders a list call asks for, all pages of them. Filters that are absent or empty let everything through. */
export function selectPurchaseOrders(
  orders: readonly PurchaseOrder[],
  query: URLSearchParams,
  around: Surroundings,
): readonly PurchaseOrder[] {
  const nowMs = around.clock.elapsedMs();
  const state = choiceParameter(query, 'state', stateFilters) ?? around.switches.purchaseOrderDefaultState;
  const purchaseType = choiceParameter(query, 'purchaseType', ['WAREHOUSE', 'DROPSHIP']);
  const word = (name: string, holds: (order: PurchaseOrder, word: string) => boolean) => {
    const text = query.get(name) ?? '';
    return (order: PurchaseOrder): boolean => text === '' || holds(order, text);
  };
  const conditions: readonly ((order: PurchaseOrder) => boolean)[] = [
    ({ listedFromMs }) => listedFromMs <= nowMs,
    (order) => isInState(order, state, around),
    ({ header }) => purchaseType === undefined || header.purchaseType === purchaseType,
    word('q', ({ id, header }, text) => contains(id, text) || contains(header.internalReference, text)),
    word('supplierNumber', ({ header }, text) => header.supplierNumber === text),
    word('itemId', ({ rows }, text) => rows.some(({ itemId }) => itemId === text)),
    word('internalReference', ({ header }, text) => contains(header.internalReference, text)),
    word('note', ({ header }, text) => contains(header.note, text)),
  ];
  return orders.filter((order) => conditions.every((holds) => holds(order)));
}
