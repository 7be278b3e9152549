import { badRequest } from '../../http/bad-request';
import { type DocumentKey, nameOf } from './custom-document';
import type { CustomDocumentStore } from './custom-document-store';
import type { CustomDocuments } from './custom-documents';
import { keyInPath } from './document-key';
import { type InboundDetail, type OutboundDetail, showInbound, showOutbound } from './show-custom-document';
import type { Surroundings } from './surroundings';

/** Custom documents of one category as Fortnox's own user sees them. Refusals are thrown with a sentence. */
export interface CustomDocumentsByHand<Detail> {
  /** Oldest first, voided ones too. */
  all(): readonly Detail[];
  get(type: string, id: string): Detail | undefined;
  releaseByHand(type: string, id: string): Detail;
  voidByHand(type: string, id: string, force?: boolean): Detail;
}

export interface AllCustomDocumentsByHand {
  readonly inbounds: CustomDocumentsByHand<InboundDetail>;
  readonly outbounds: CustomDocumentsByHand<OutboundDetail>;
}

interface Actions<Document> {
  release(document: Document): void;
  voidDocument(document: Document, force: boolean): void;
}

function byHand<Document extends DocumentKey, Detail>(
  documents: CustomDocumentStore<Document>,
  actions: Actions<Document>,
  show: (document: Document) => Detail,
): CustomDocumentsByHand<Detail> {
  const existing = (type: string, id: string): Document => {
    const key = keyInPath({ type, id });
    const document = documents.find(key);
    if (document === undefined) throw badRequest(`there is no custom document ${nameOf(key)}`);
    return document;
  };
  return {
    all: () => documents.all().map(show),
    get(type, id) {
      const document = documents.find(keyInPath({ type, id }));
      return document && show(document);
    },
    releaseByHand(type, id) {
      actions.release(existing(type, id));
      return show(existing(type, id));
    },
    voidByHand(type, id, force = false) {
      actions.voidDocument(existing(type, id), force);
      return show(existing(type, id));
    },
  };
}

/** The user's hands on both categories. */
export function customDocumentsByHand(
  { inbounds, outbounds, inbound, outbound }: CustomDocuments,
  { stock }: Surroundings,
): AllCustomDocumentsByHand {
  return {
    inbounds: byHand(inbounds, inbound, showInbound),
    outbounds: byHand(outbounds, outbound, (document) => showOutbound(document, stock)),
  };
}
