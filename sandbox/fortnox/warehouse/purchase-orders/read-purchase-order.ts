import { randomUUID } from 'node:crypto';
import type { Switches } from '../../switches';
import type { Members } from '../common/member-rule';
import type { JsonObject } from '../common/read-json';
import { readMembers } from '../common/read-members';
import { readRows, withTwoDecimals } from '../common/read-rows';
import { refuseMembers } from '../common/warehouse-problem';
import { checkHeader, checkItem } from './check-codes';
import { filledHeader, filledRow } from './fill-gaps';
import type { PurchaseOrder, PurchaseOrderRow } from './purchase-order';
import { headerRules, rowRules } from './purchase-order-rules';
import type { Surroundings } from './surroundings';

/** The part of an order that a body decides. */
export type WrittenOrder = Pick<PurchaseOrder, 'header' | 'rows'>;

function storedRow(
  row: Members,
  index: number,
  before: PurchaseOrder | undefined,
  switches: Switches,
): PurchaseOrderRow {
  const { id: sentId, rowNum, itemId, orderedQuantity, remainingOrderedQuantity: _, ...rest } = row;
  const kept = before?.rows.find(({ id }) => id === sentId);
  const id = kept === undefined || switches.purchaseRowIdsOnReplace === 'renewed' ? randomUUID() : kept.id;
  return {
    id,
    rowNum: typeof rowNum === 'number' ? rowNum : index + 1,
    members: rest,
    itemId: String(itemId),
    orderedQuantity: Number(orderedQuantity),
    receivedQuantity: kept?.receivedQuantity ?? 0,
    ...(kept?.note === undefined ? {} : { note: kept.note }),
  };
}

/** An order as a whole body would make it; `before` is the order it replaces. Refuses by throwing. */
export function readPurchaseOrder(body: JsonObject, around: Surroundings, before?: PurchaseOrder): WrittenOrder {
  const { switches } = around;
  const { members, problems: headerProblems } = readMembers(headerRules, body);
  const problems = [...headerProblems];
  const rows = readRows(body.rows, rowRules(switches.purchaseRowRequiredMembers), problems);
  if (problems.length > 0) refuseMembers(problems);
  checkHeader(members, around);
  for (const { itemId } of rows) checkItem(String(itemId), around);
  const header = filledHeader(members, around);
  const filled = rows
    .map((row) => filledRow(row, header, around))
    .map((row) => (switches.purchaseOrderDecimals === 'two' ? withTwoDecimals(row) : row));
  return { header, rows: filled.map((row, index) => storedRow(row, index, before, switches)) };
}
