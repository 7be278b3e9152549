import { warehouseCodes } from '../../http/warehouse-errors';
import { sumOf } from '../../sum-of';
import type { JsonObject } from '../common/read-json';
import { refuse } from '../common/warehouse-problem';
import { type DocumentKey, nameOf, type OutboundDocument, type OutboundRow } from './custom-document';
import { outboundRowRules, outboundRules } from './custom-document-rules';
import type { CustomDocumentStore } from './custom-document-store';
import { checkKey } from './document-key';
import { ignoresEdit, isClosed, isReleased, isVoided } from './document-state';
import type { DocumentTypes } from './document-types';
import { readDocument } from './read-document';
import type { Surroundings } from './surroundings';

/** What can be done with outbounds; each refuses by throwing. */
export interface OutboundActions {
  /** Makes a draft, or puts a new one in its place. In `delivery` the goods are gone at once, as far as they are there. */
  save(key: DocumentKey, body: JsonObject): OutboundDocument;
  /** The document is locked. */
  release(document: OutboundDocument): void;
  /** What it took or reserved is back. */
  voidDocument(document: OutboundDocument): void;
}

/** Rows that are only written over keep what became of those before them. */
function asBooked(rows: readonly OutboundRow[], before: OutboundDocument | undefined): readonly OutboundRow[] {
  return rows.map((row, index) => ({ ...row, ...before?.rows[index], members: row.members }));
}

/** The actions on a store. What a draft lacked is looked for again only when it is saved again. */
export function outboundActions(
  documents: CustomDocumentStore<OutboundDocument>,
  types: DocumentTypes,
  around: Surroundings,
): OutboundActions {
  const { stock, registers, switches } = around;

  /** Takes or reserves what a row asks for, or less, without an error (warehouse-api §2). */
  const allocated = (
    document: DocumentKey,
    { members }: OutboundRow,
    header: OutboundDocument['header'],
  ): OutboundRow => {
    const [itemId, stockPointId, wanted] = [
      String(members.itemId),
      String(members.stockPointId),
      Number(members.quantity),
    ];
    const there = Math.max(0, Math.min(wanted, stock.level(itemId, stockPointId).available));
    const row = { members, deliveredQuantity: 0, reservedQuantity: 0, forcedQuantity: 0 };
    const goods = { itemId, stockPointId, document: nameOf(document) };
    if (header.deliveryState === 'reservation' && there > 0) stock.reserve({ ...goods, quantity: there });
    if (header.deliveryState === 'reservation') return { ...row, reservedQuantity: there };
    if (header.deliveryState === 'registration') return row;
    const isForced = header.forcedDelivery === true;
    const deliveredQuantity = isForced || switches.negativeStock ? wanted : there;
    const unitCost = Number(registers.articles.find(itemId)?.fields.get('PurchasePrice') ?? 0);
    if (deliveredQuantity > 0) stock.take({ ...goods, quantity: deliveredQuantity, unitCost });
    return { ...row, deliveredQuantity, forcedQuantity: isForced ? sumOf([deliveredQuantity, -there]) : 0 };
  };

  const allocate = (document: OutboundDocument): OutboundDocument => {
    stock.giveBack(nameOf(document));
    return documents.keep({ ...document, rows: document.rows.map((row) => allocated(document, row, document.header)) });
  };

  return {
    save(key, body) {
      checkKey(key, body, 'referenceType');
      types.check(key.type, 'OUTBOUND');
      const before = documents.find(key);
      if (before !== undefined && ignoresEdit(before, around)) return before;
      const { header, rows } = readDocument(body, outboundRules, outboundRowRules, around);
      types.register(key.type, 'OUTBOUND');
      const wanted = rows.map(({ members, point }) => ({
        members: { ...members, stockPointId: point.id },
        deliveredQuantity: 0,
        reservedQuantity: 0,
        forcedQuantity: 0,
      }));
      const { warehouseReady = false, voided = false } = before ?? {};
      const document = { ...key, header, rows: wanted, warehouseReady, voided };
      return isClosed(document) ? documents.keep({ ...document, rows: asBooked(wanted, before) }) : allocate(document);
    },
    release(document) {
      if (isReleased(document, around)) return;
      const isInDelivery = document.header.deliveryState === 'delivery';
      if (!isInDelivery && switches.outboundReleaseBeforeDelivery === 'refused') {
        refuse(warehouseCodes.notInDelivery, `Dokumentet ${nameOf(document)} är inte i leverans.`);
      }
      const header = { ...document.header, deliveryState: 'delivery' };
      const delivered = isInDelivery ? document : allocate({ ...document, header });
      documents.keep({ ...delivered, warehouseReady: true });
    },
    voidDocument(document) {
      if (isVoided(document, around)) return;
      stock.giveBack(nameOf(document));
      documents.keep({ ...document, voided: true });
    },
  };
}
