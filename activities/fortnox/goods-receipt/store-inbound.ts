import type { InboundDraft, InboundSight } from '../../../domain/goods-receipt/inbound';
import type { Said } from '../failures';
import { type Call, valueIn } from '../purchase/call';
import { difference, storedDifferently, withDifferences } from '../purchase/differences';
import { findingFailure } from '../throw-failure';
import { differencesOfNew, inboundDifferences } from './inbound-differences';
import { inboundState, type StoredInbound } from './inbound-wire';
import { type InboundKey, readInbound, saveInbound } from './inbounds-api';
import { inboundWords } from './words';

/**
 * The document is there as the draft says; the key is ours, so that storing it again is harmless. It looks first, unless
 * it was `neverSent`, and then before it believes a refusal: one that is there and alike is fine, a draft that differs
 * is replaced (warehouse-api §5). The answer that holds the document is the read-back.
 * @throws `inboundDiffers` when a released one holds something else, `inboundVoided` for one that is void,
 * `storedDifferently`, also for one that was released before anybody looked, and what Fortnox refused; what may pass by
 * itself may be tried again
 */
export async function storeInbound(call: Call, draft: InboundDraft, neverSent: boolean): Promise<InboundSight> {
  const { type, id } = draft;
  const key = keyOf(draft);
  const about = inboundWords(key);
  const before = neverSent ? null : await alikeInbound(call, draft);
  if (before) return before;
  const answer = await saveInbound(call, draft);
  const after = neverSent && answer.outcome === 'refused' ? await alikeInbound(call, draft) : null;
  if (after) return after;
  const stored = valueIn(answer, call, about);
  mustBeDraft(call, draft, stored);
  const differences = differencesOfNew(draft, stored);
  if (differences.length > 0) throw storedDifferently(key, differences, call.language, about);
  return { type, id, state: 'draft' };
}

/**
 * Whether Fortnox takes a document that is released or void once more, and what it then changes, is not known
 * (warehouse-api §3.2): what the answer shows of it goes to people.
 */
function mustBeDraft(call: Call, draft: InboundDraft, stored: StoredInbound): void {
  mendableDifferences(call, draft, stored);
  if (inboundState(stored) === 'draft') return;
  const released = difference('läget', 'its state', 'warehouseReady=true', 'warehouseReady=false');
  throw storedDifferently(keyOf(draft), [released], call.language, inboundWords(keyOf(draft)));
}

/** The document that is there already and holds what the draft says; null where it is to be stored. */
async function alikeInbound(call: Call, draft: InboundDraft): Promise<InboundSight | null> {
  const { type, id } = draft;
  const found = valueIn(await readInbound(call, draft), call, inboundWords(keyOf(draft)));
  if (!found || mendableDifferences(call, draft, found).length > 0) return null;
  return { type, id, state: inboundState(found) };
}

/** What is not as the draft says, in a document that may still be replaced. @throws `inboundVoided`, `inboundDiffers` */
function mendableDifferences(call: Call, draft: InboundDraft, found: StoredInbound): readonly Said[] {
  const state = inboundState(found);
  if (state === 'voided') throw inboundVoided(call, draft);
  const differences = inboundDifferences(draft, found);
  if (state === 'released' && differences.length > 0) throw inboundDiffers(call, draft, differences);
  return differences;
}

/** The failure of a document that is released, so that it cannot become like the draft. */
function inboundDiffers({ language }: Call, draft: InboundDraft, differences: readonly Said[]) {
  const key = keyOf(draft);
  const about = withDifferences(inboundWords(key), differences);
  return findingFailure({ kind: 'inboundDiffers', about, fortnoxNumbers: [key] }, language);
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
