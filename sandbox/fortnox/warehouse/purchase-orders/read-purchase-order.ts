import { randomUUID } from 'node:crypto';
import type { FieldProblem } from '../../http/warehouse-errors';
import { rounded } from '../../resources/read-field';
import type { Switches } from '../../switches';
import type { Members } from '../common/member-rule';
import { isJsonObject, type JsonObject } from '../common/read-json';
import { readMembers } from '../common/read-members';
import { refuseJson, refuseMembers } from '../common/warehouse-problem';
import { checkHeader, checkItem } from './check-codes';
import { filledHeader, filledRow } from './fill-gaps';
import type { PurchaseOrder, PurchaseOrderRow } from './purchase-order';
import { headerRules, rowRules } from './purchase-order-rules';
import type { Surroundings } from './surroundings';

/** The part of an order that a body decides. */
export type WrittenOrder = Pick<PurchaseOrder, 'header' | 'rows'>;

function readRows(sent: unknown, switches: Switches, problems: FieldProblem[]): readonly Members[] {
  if (sent === undefined || sent === null) return [];
  if (!Array.isArray(sent)) return refuseJson('rows måste vara en lista');
  const rules = rowRules(switches.purchaseRowRequiredMembers);
  return sent.map((row: unknown, index) => {
    if (!isJsonObject(row)) return refuseJson(`rows[${index}] måste vara ett objekt`);
    const read = readMembers(rules, row, `rows[${index}].`);
    problems.push(...read.problems);
    return read.members;
  });
}

function withDecimals(row: Members, { purchaseOrderDecimals }: Switches): Members {
  if (purchaseOrderDecimals === 'kept') return row;
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'number' ? rounded(value, 2) : value,
  ]);
  return Object.fromEntries(entries);
}

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
  const rows = readRows(body.rows, switches, problems);
  if (problems.length > 0) refuseMembers(problems);
  checkHeader(members, around);
  for (const { itemId } of rows) checkItem(String(itemId), around);
  const header = filledHeader(members, around);
  const filled = rows.map((row) => withDecimals(filledRow(row, header, around), switches));
  return { header, rows: filled.map((row, index) => storedRow(row, index, before, switches)) };
}
