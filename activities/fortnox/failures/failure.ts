import type { Language } from '../../../domain/language';
import { actorWords, type FailureRule, type Said } from './rule';
import { type FailureKind, failureRules } from './rules';
import { type Unread, unreadWords } from './unread';

/** A failed call, with what support needs to find it again; no payload, no personal data. */
export interface FortnoxFailure {
  readonly kind: FailureKind;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly code: string | null;
  /** Fortnox's own words, or the network's; for an answer that says nothing usable, what `unread` or `found` says, in Swedish. */
  readonly message: string;
  /** Fortnox's X-Uid, or the id of the warehouse's error, to quote to its support. */
  readonly requestId: string | null;
  readonly retryAfterMs: number | null;
  readonly unread?: Unread;
  /** What the integration has found about the answer, where Fortnox says nothing itself. */
  readonly found?: Said;
  /** What to look at besides, in a sentence, where a call needs more than its kind of failure tells. */
  readonly hint?: Said;
}

/** The failure as a sentence: what it is about, what it means and any hint, then what Fortnox said with its code, and the call where support needs it. */
export function failureSentence(failure: FortnoxFailure, language: Language, about?: Said): string {
  const { unread, found, message } = failure;
  const words = unread ? unreadWords(unread, language) : (found?.[language] ?? message);
  const said = [words, failure.code === null ? '' : `(${failure.code})`, call(failure, language)].filter(Boolean);
  const means = [meaning(failure.kind, language, about), failure.hint?.[language]].filter(Boolean).join(' ');
  // Found out without a call: there is nothing more to say.
  return said.length === 0 ? means : `${means} ${speakerOf(failure, language)}: ${said.join(' ')}`;
}

function speakerOf({ kind, status }: FortnoxFailure, language: Language): string {
  if (status !== null) return 'Fortnox';
  if (kind === 'tokenStoreUnavailable' || kind === 'callsNotCounted')
    return language === 'sv' ? 'Databasen' : 'The database';
  return language === 'sv' ? 'Nätet' : 'The network';
}

/** What support asks for: which call it was, and Fortnox's id of it. */
function call({ kind, method, path, status, requestId }: FortnoxFailure, language: Language): string {
  if (failureRules[kind].actor !== 'developer' && kind !== 'fieldWithoutRight') return '';
  const id = requestId === null ? '' : `${language === 'sv' ? 'ärende-id' : 'request id'} ${requestId}`;
  return `[${[`${method} ${path}`, status === null ? '' : `HTTP ${status}`, id].filter(Boolean).join(', ')}]`;
}

/** What a kind of failure means, with what it is about in front. */
export function meaning(kind: FailureKind, language: Language, about?: Said): string {
  return `${about ? `${about[language]}: ` : ''}${failureRules[kind][language]}`;
}

/** Who mends a kind of failure and where, for the problem's text, and the operators' page that says more. */
export function help(
  kind: FailureKind,
  language: Language,
): { readonly who: string; readonly where: string; readonly page: string; readonly skipIf?: string } {
  const { actor, where, skipIf }: FailureRule = failureRules[kind];
  const help = { who: actorWords[actor][language], where: where[language], page: pageOf(kind) };
  return { ...help, ...(skipIf && { skipIf: skipIf[language] }) };
}

/** The operators' page of a kind of failure, from the project's root. */
export function pageOf(kind: FailureKind): string {
  return `docs/operators/fel/${kind}.md`;
}
