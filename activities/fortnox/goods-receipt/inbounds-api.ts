import type { InboundDraft } from '../../../domain/goods-receipt/inbound';
import type { JsonAnswer } from '../answer';
import { pathPart } from '../client';
import type { Outcome } from '../outcome';
import type { Call } from '../purchase/call';
import { readWarehouseDocument, warehouseRoot } from '../warehouse';
import { parsed } from '../wire';
import { inboundBody, type StoredInbound, storedInbound } from './inbound-wire';

/** What a custom document is known by; the caller chooses both (warehouse-api §3.2). */
export interface InboundKey {
  readonly type: string;
  readonly id: string;
}

/** The document as it is; null where Fortnox has none of that key. */
export function readInbound({ client, lane, signal }: Call, key: InboundKey): Promise<Outcome<StoredInbound | null>> {
  return readWarehouseDocument(client, pathOf(key), storedInbound, lane, signal);
}

/** Makes the document, or puts another in the place of a draft. */
export async function saveInbound(
  { client, lane, signal }: Call,
  draft: InboundDraft,
): Promise<Outcome<StoredInbound>> {
  const path = pathOf(draft);
  const answer = await client.send({ method: 'PUT', path, body: inboundBody(draft), lane, signal });
  return parsed(answer, 'PUT', path, (json) => storedInbound.safeParse(json));
}

/** Lets the goods into stock, for good; the answer says nothing (204). */
export function sendRelease({ client, lane, signal }: Call, key: InboundKey): Promise<Outcome<JsonAnswer>> {
  return client.send({ method: 'PUT', path: `${pathOf(key)}/release`, lane, signal });
}

function pathOf({ type, id }: InboundKey): string {
  return `${warehouseRoot}/documentdeliveries/custom/inbound-v1/${pathPart(type)}/${pathPart(id)}`;
}
