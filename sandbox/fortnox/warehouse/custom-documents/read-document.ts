import { type FieldProblem, warehouseCodes } from '../../http/warehouse-errors';
import type { Fields } from '../../resources/resource-definition';
import type { MemberRule, Members } from '../common/member-rule';
import type { JsonObject } from '../common/read-json';
import { readMembers } from '../common/read-members';
import { readRows, withTwoDecimals } from '../common/read-rows';
import { refuse, refuseMembers } from '../common/warehouse-problem';
import { defaultPoint } from '../stock-points/default-point';
import type { StockPoint } from '../stock-points/stock-point';
import type { Surroundings } from './surroundings';

/** A body as it was read, articles and stock points looked up. */
export interface ReadDocument {
  readonly header: Members;
  readonly rows: readonly ReadRow[];
}

/** A row, the article it moves and the stock point it moves it at. */
export interface ReadRow {
  readonly members: Members;
  readonly card: Fields;
  readonly point: StockPoint;
}

function cardOf(itemId: string, { registers }: Surroundings): Fields {
  const card = registers.articles.find(itemId)?.fields;
  if (card === undefined) return refuse(warehouseCodes.itemUnknown, `Artikeln ${itemId} finns inte.`);
  if (card.get('StockGoods') === true) return card;
  return refuse(warehouseCodes.itemNotStockGoods, `Artikeln ${itemId} är ingen lagervara.`);
}

function pointOf(members: Members, card: Fields, { stockPoints }: Surroundings): StockPoint {
  const key = members.stockPointId ?? members.stockPointCode;
  if (key === undefined) return defaultPoint(card, stockPoints);
  const point = stockPoints.get(String(key));
  return point ?? refuse(warehouseCodes.stockPointUnknown, `Lagerplatsen ${key} finns inte.`);
}

function problemsOfRows(rows: readonly Members[], sent: unknown, { switches }: Surroundings): readonly FieldProblem[] {
  if (sent === undefined || sent === null) return [{ field: 'rows', error: 'validation.notnull' }];
  if (!switches.stockPointRequired) return [];
  return rows.flatMap(({ stockPointId, stockPointCode }, index) =>
    (stockPointId ?? stockPointCode) === undefined
      ? [{ field: `rows[${index}].stockPointId`, error: 'validation.notnull' }]
      : [],
  );
}

/**
 * Reads header and rows of a body. Rows get a number where they have none. Refuses members that break a rule, then
 * articles that are not there or no stock goods, then stock points that are not there.
 */
export function readDocument(
  body: JsonObject,
  headerRules: readonly MemberRule[],
  rowRules: readonly MemberRule[],
  around: Surroundings,
): ReadDocument {
  const { members: header, problems: headerProblems } = readMembers(headerRules, body);
  const problems = [...headerProblems];
  const sent = readRows(body.rows, rowRules, problems);
  problems.push(...problemsOfRows(sent, body.rows, around));
  if (problems.length > 0) refuseMembers(problems);
  const rows = sent.map((row, index) => {
    const members = around.switches.customDocumentDecimals === 'two' ? withTwoDecimals(row) : row;
    const card = cardOf(String(row.itemId), around);
    return { members: { rowId: index + 1, ...members }, card, point: pointOf(row, card, around) };
  });
  return { header, rows };
}
