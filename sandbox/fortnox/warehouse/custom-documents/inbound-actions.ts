import { type FieldProblem, warehouseCodes } from '../../http/warehouse-errors';
import { productOf } from '../../sum-of';
import type { Members } from '../common/member-rule';
import { isJsonObject, type JsonObject } from '../common/read-json';
import { readMembers } from '../common/read-members';
import { refuse, refuseJson, refuseMembers } from '../common/warehouse-problem';
import { type CostParts, rewritePurchasePrice, unitCostOf } from '../stock/card-follows';
import { type DocumentKey, type InboundDocument, nameOf } from './custom-document';
import { currencyRules, inboundRowRules, inboundRules } from './custom-document-rules';
import type { CustomDocumentStore } from './custom-document-store';
import { checkKey } from './document-key';
import { refuseDocument } from './document-refusals';
import { ignoresEdit, isReleased, isVoided } from './document-state';
import type { DocumentTypes } from './document-types';
import { type ReadRow, readDocument } from './read-document';
import type { Surroundings } from './surroundings';

/** What can be done with inbounds; each refuses by throwing. */
export interface InboundActions {
  /** Makes a draft, or puts new content in its place. Nothing enters stock. */
  save(key: DocumentKey, body: JsonObject): InboundDocument;
  /** The goods enter stock, and the document is locked. */
  release(document: InboundDocument): void;
  /** What it brought is gone again; goods that others took of it keep it from that, unless `force`. */
  voidDocument(document: InboundDocument, force: boolean): void;
}

const costNames = ['directCost', 'freightCost', 'otherCost'] as const;

function readCurrency(sent: unknown, { registers }: Surroundings): Members | null {
  if (sent === undefined || sent === null) return null;
  if (!isJsonObject(sent)) return refuseJson('currency måste vara ett objekt');
  const { members, problems } = readMembers(currencyRules, sent, 'currency.');
  if (problems.length > 0) refuseMembers(problems);
  if (registers.currencies.find(String(members.currency)) === undefined) {
    refuse(warehouseCodes.currencyUnknown, `Valutan ${members.currency} finns inte.`);
  }
  return { unit: 1, ...members };
}

/** The row's costs; a row without any gets what the switch says. */
function withCost({ members, card }: ReadRow, index: number, { switches }: Surroundings): Members {
  if (costNames.some((name) => members[name] !== undefined)) return members;
  const problem: FieldProblem = { field: `rows[${index}].directCost`, error: 'validation.notnull' };
  if (switches.inboundWithoutCost === 'refused') refuseMembers([problem]);
  const price = switches.inboundWithoutCost === 'articleCost' ? Number(card.get('PurchasePrice') ?? 0) : 0;
  return { ...members, directCost: price };
}

function inKronor(row: Members, currency: Members | null): CostParts {
  const perUnit = currency === null ? 1 : Number(currency.rate) / Number(currency.unit);
  const cost = (name: (typeof costNames)[number]): number => productOf(Number(row[name] ?? 0), perUnit);
  return { directCost: cost('directCost'), freightCost: cost('freightCost'), otherCost: cost('otherCost') };
}

/** The actions on a store. */
export function inboundActions(
  documents: CustomDocumentStore<InboundDocument>,
  types: DocumentTypes,
  around: Surroundings,
): InboundActions {
  const { stock, registers, switches } = around;
  return {
    save(key, body) {
      checkKey(key, body, 'type');
      types.check(key.type, 'INBOUND');
      const before = documents.find(key);
      if (before !== undefined && ignoresEdit(before, around)) return before;
      const { header, rows } = readDocument(body, inboundRules, inboundRowRules, around);
      const currency = readCurrency(body.currency, around);
      const stored = rows.map((row, index) => {
        const { id: stockPointId, code: stockPointCode } = row.point;
        return { ...withCost(row, index, around), stockPointId, stockPointCode };
      });
      types.register(key.type, 'INBOUND');
      const { warehouseReady = false, voided = false } = before ?? {};
      return documents.keep({ ...key, header, currency, rows: stored, warehouseReady, voided });
    },
    release(document) {
      if (isReleased(document, around)) return;
      for (const row of document.rows) {
        const [itemId, cost] = [String(row.itemId), inKronor(row, document.currency)];
        stock.receive({
          itemId,
          stockPointId: String(row.stockPointId),
          document: nameOf(document),
          quantity: Number(row.quantity),
          unitCost: unitCostOf(cost),
        });
        rewritePurchasePrice(registers.articles, itemId, cost, switches);
      }
      documents.keep({ ...document, warehouseReady: true });
    },
    voidDocument(document, force) {
      if (isVoided(document, around)) return;
      if (!force && stock.isTakenFrom(nameOf(document))) {
        refuseDocument('linkedOutbound', `Varor från ${nameOf(document)} är redan utlevererade.`, switches);
      }
      stock.takeBack(nameOf(document));
      documents.keep({ ...document, voided: true });
    },
  };
}
