import { z } from 'zod';
import { type StatePart, statePart } from '../../state/state-part';
import { type DocumentKey, type InboundDocument, nameOf, type OutboundDocument } from './custom-document';

/** The custom documents of a category, in memory. None is ever removed: Fortnox voids. */
export interface CustomDocumentStore<Document extends DocumentKey> {
  find(key: DocumentKey): Document | undefined;
  /** Adds or replaces. */
  keep(document: Document): Document;
  /** Oldest first. */
  all(): readonly Document[];
  /** All of them, as they are saved and loaded. */
  readonly state: StatePart;
}

const members = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const common = { type: z.string(), id: z.string(), header: members, warehouseReady: z.boolean(), voided: z.boolean() };

const savedInbound: z.ZodType<InboundDocument> = z.strictObject({
  ...common,
  currency: members.nullable(),
  rows: z.array(members),
});

const outboundRow = z.strictObject({
  members,
  deliveredQuantity: z.number(),
  reservedQuantity: z.number(),
  forcedQuantity: z.number(),
});
const savedOutbound: z.ZodType<OutboundDocument> = z.strictObject({ ...common, rows: z.array(outboundRow) });

function createStore<Document extends DocumentKey>(saved: z.ZodType<Document>): CustomDocumentStore<Document> {
  const documents = new Map<string, Document>();
  const keep = (document: Document): Document => {
    documents.set(nameOf(document), document);
    return document;
  };
  return {
    find: (key) => documents.get(nameOf(key)),
    keep,
    all: () => [...documents.values()],
    state: statePart({
      schema: z.array(saved),
      save: () => [...documents.values()],
      load(list) {
        documents.clear();
        for (const document of list) keep(document);
      },
    }),
  };
}

export const createInboundStore = (): CustomDocumentStore<InboundDocument> => createStore(savedInbound);
export const createOutboundStore = (): CustomDocumentStore<OutboundDocument> => createStore(savedOutbound);
