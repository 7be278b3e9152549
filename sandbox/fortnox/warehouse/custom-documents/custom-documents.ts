import type { StateParts } from '../../state/state-part';
import type { InboundDocument, OutboundDocument } from './custom-document';
import { type CustomDocumentStore, createInboundStore, createOutboundStore } from './custom-document-store';
import { createDocumentTypes, type DocumentTypes } from './document-types';
import { type InboundActions, inboundActions } from './inbound-actions';
import { type OutboundActions, outboundActions } from './outbound-actions';
import type { Surroundings } from './surroundings';

/** The custom documents of a company, their types, and what can be done with them. */
export interface CustomDocuments {
  readonly types: DocumentTypes;
  readonly inbounds: CustomDocumentStore<InboundDocument>;
  readonly outbounds: CustomDocumentStore<OutboundDocument>;
  readonly inbound: InboundActions;
  readonly outbound: OutboundActions;
  /** Everything of them that is saved and loaded. */
  readonly parts: StateParts;
}

/** A company without custom documents. */
export function createCustomDocuments(around: Surroundings): CustomDocuments {
  const [types, inbounds, outbounds] = [createDocumentTypes(), createInboundStore(), createOutboundStore()];
  return {
    types,
    inbounds,
    outbounds,
    inbound: inboundActions(inbounds, types, around),
    outbound: outboundActions(outbounds, types, around),
    parts: { customDocumentTypes: types.state, customInbounds: inbounds.state, customOutbounds: outbounds.state },
  };
}
