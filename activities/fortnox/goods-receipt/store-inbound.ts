import type { InboundDraft, InboundSight } from '../../../domain/goods-receipt/inbound';
import { type Call, valueIn } from '../purchase/call';
import { storedDifferently, withDifferences } from '../purchase/differences';
import { findingFailure } from '../throw-failure';
import { differencesOfNew, inboundDifferences } from './inbound-differences';
import { inboundState } from './inbound-wire';
import { type InboundKey, readInbound, saveInbound } from './inbounds-api';
import { inboundWords } from './words';

/**
 * The document is there as the draft says. It looks first, since the key is ours: one that is there and alike is fine,
 * a draft that differs is replaced (warehouse-api §5). The answer that holds the document is the read-back.
 * @throws `inboundDiffers` when a released one holds something else, `inboundVoided` for one that is void,
 * `storedDifferently`, and what Fortnox refused; what may pass by itself may be tried again
 */
export async function storeInbound(call: Call, draft: InboundDraft): Promise<InboundSight> {
  const { type, id } = draft;
  const key = keyOf(draft);
  const about = inboundWords(key);
  const before = valueIn(await readInbound(call, draft), call, about);
  if (before) {
    const state = inboundState(before);
    if (state === 'voided') throw inboundVoided(call, draft);
    const differences = inboundDifferences(draft, before);
    if (differences.length === 0) return { type, id, state };
    if (state === 'released')
      throw findingFailure(
        { kind: 'inboundDiffers', about: withDifferences(about, differences), fortnoxNumbers: [key] },
        call.language,
      );
  }
  const stored = valueIn(await saveInbound(call, draft), call, about);
  const differences = differencesOfNew(draft, stored);
  if (differences.length > 0) throw storedDifferently(key, differences, call.language, about);
  return { type, id, state: inboundState(stored) };
}

/** The failure of a document that is void: its id is spent. */
export function inboundVoided({ language }: Call, document: InboundKey) {
  const key = keyOf(document);
  return findingFailure({ kind: 'inboundVoided', about: inboundWords(key), fortnoxNumbers: [key] }, language);
}

/** How a document is named to people and in the ledger. */
export function keyOf({ type, id }: InboundKey): string {
  return `${type}/${id}`;
}
