import type { InboundSight } from '../../../domain/goods-receipt/inbound';
import { type Call, valueIn } from '../purchase/call';
import { inboundState } from './inbound-wire';
import { type InboundKey, readInbound as readDocument } from './inbounds-api';
import { keyOf } from './store-inbound';
import { inboundWords } from './words';

/** The document as it is now; null when Fortnox has none of that key. */
export async function readInbound(call: Call, document: InboundKey): Promise<InboundSight | null> {
  const { type, id } = document;
  const stored = valueIn(await readDocument(call, document), call, inboundWords(keyOf(document)));
  return stored && { type, id, state: inboundState(stored) };
}
