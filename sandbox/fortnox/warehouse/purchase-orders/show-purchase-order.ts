import { rounded } from '../../resources/read-field';
import { swedishDay } from '../../resources/swedish-time';
import type { Members, MemberValue } from '../common/member-rule';
import { type PurchaseOrder, type PurchaseOrderRow, type ResponseState, remainingOf } from './purchase-order';
import type { PurchaseOrderDetail, PurchaseOrderRowDetail, PurchaseOrderRowNote } from './purchase-order-detail';
import { headerRules } from './purchase-order-rules';
import type { Surroundings } from './surroundings';

/** Localised text of the wire; the words are made up. */
const responseTexts: Readonly<Record<ResponseState, string>> = {
  NOT_SENT: 'Ej skickad',
  SENT: 'Skickad',
  ACCEPTED_WITH_REQ_DLV_DATE: 'Accepterad med önskat leveransdatum',
  ACCEPTED_WITH_CHANGED_DLV_DATE: 'Accepterad med ändrat leveransdatum',
  PARTLY_ACCEPTED_WITH_REQ_DLV_DATE: 'Delvis accepterad med önskat leveransdatum',
  PARTLY_ACCEPTED_WITH_CHANGED_DLV_DATE: 'Delvis accepterad med ändrat leveransdatum',
  REJECTED: 'Avvisad',
};

const rowTexts = ['itemDescription', 'itemUnit', 'price', 'currencyCode', 'costCenterCode', 'projectId'].concat([
  'stockLocationCode',
  'stockLocationId',
  'stockLocationName',
  'stockPointCode',
  'stockPointId',
]);

function orNull(names: readonly string[], members: Members): Record<string, MemberValue | null> {
  return Object.fromEntries(names.map((name) => [name, members[name] ?? null]));
}

/** Sent, and its day has passed in Sweden (warehouse-api §3.5: presumably worked out so). */
export function isDelayed({ state, header }: PurchaseOrder, now: Date): boolean {
  return state === 'SENT' && typeof header.deliveryDate === 'string' && header.deliveryDate < swedishDay(now);
}

/** The notes on an order's rows. */
export function notesOf({ id, rows }: PurchaseOrder): readonly PurchaseOrderRowNote[] {
  return rows.flatMap(({ id: rowId, rowNum, note }) =>
    note === undefined ? [] : [{ note, purchaseOrderId: id, purchaseOrderRowId: rowId, rowNum }],
  );
}

function rowDetail(order: PurchaseOrder, row: PurchaseOrderRow, around: Surroundings): PurchaseOrderRowDetail {
  const { id, rowNum, itemId, orderedQuantity, receivedQuantity, members } = row;
  const point = around.stockPoints.get(String(members.stockPointId ?? ''));
  const detail = {
    ...orNull(rowTexts, members),
    id,
    rowNum,
    purchaseOrderId: order.id,
    itemId,
    isStockItem: around.registers.articles.find(itemId)?.fields.get('StockGoods') === true,
    orderedQuantity,
    receivedQuantity,
    remainingOrderedQuantity: remainingOf(order, row),
    backOrderQuantity: 0,
    notes: notesOf(order).filter(({ purchaseOrderRowId }) => purchaseOrderRowId === id),
    stockPointName: point?.name ?? null,
  };
  // The members' types are kept by their rules, which the compiler cannot see.
  return detail as unknown as PurchaseOrderRowDetail;
}

function sum(rows: readonly PurchaseOrderRow[], of: (row: PurchaseOrderRow) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

/** An order as the API shows it. */
export function showPurchaseOrder(order: PurchaseOrder, around: Surroundings): PurchaseOrderDetail {
  const { id, header, rows, state, responseState, manuallyCompleted } = order;
  const delayed = around.switches.purchaseOrderShowsDelayed && isDelayed(order, around.clock.now());
  const orderValue = rounded(
    sum(rows, ({ orderedQuantity, members }) => orderedQuantity * Number(members.price ?? 0)),
    2,
  );
  const inSek = (orderValue * Number(header.currencyRate)) / Number(header.currencyUnit ?? 1);
  const detail = {
    ...orNull(
      headerRules.map(({ name }) => name),
      header,
    ),
    id,
    purchaseOrderState: delayed ? 'DELAYED' : state,
    responseState,
    translatedResponseState: responseTexts[responseState],
    voided: state === 'VOIDED',
    manuallyCompleted,
    dropship: header.purchaseType === 'DROPSHIP',
    supplier: `${header.supplierNumber} ${header.supplierName ?? ''}`.trim(),
    orderValue,
    orderValueInSEK: rounded(inSek, 2),
    totalReceivedQuantity: sum(rows, ({ receivedQuantity }) => receivedQuantity),
    customerId: null,
    outboundDocumentReference: null,
    rows: rows.map((row) => rowDetail(order, row, around)),
  };
  return detail as unknown as PurchaseOrderDetail;
}
