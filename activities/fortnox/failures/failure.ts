import type { Language } from '../../../domain/language';
import { actorWords, type Said } from './rule';
import { type FailureKind, failureRules } from './rules';

/** A failed call, with what support needs to find it again; no payload, no personal data. */
export interface FortnoxFailure {
  readonly kind: FailureKind;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly code: string | null;
  /** Fortnox's own words, or the network's. */
  readonly message: string;
  /** Fortnox's X-Uid, or the id of the warehouse's error, to quote to its support. */
  readonly requestId: string | null;
  readonly retryAfterMs: number | null;
}

/** The failure as a sentence: what it is about, what it means, then what Fortnox said with its code. */
export function failureSentence(failure: FortnoxFailure, language: Language, about?: Said): string {
  const said = [failure.message, failure.code === null ? '' : `(${failure.code})`].filter(Boolean).join(' ');
  const speaker = failure.status === null ? (language === 'sv' ? 'Nätet' : 'The network') : 'Fortnox';
  return `${meaning(failure.kind, language, about)} ${speaker}: ${said}`;
}

/** What a kind of failure means, with what it is about in front. */
export function meaning(kind: FailureKind, language: Language, about?: Said): string {
  return `${about ? `${about[language]}: ` : ''}${failureRules[kind][language]}`;
}

/** Who mends a kind of failure and where, for the problem's text. */
export function help(kind: FailureKind, language: Language): { readonly who: string; readonly where: string } {
  const { actor, where } = failureRules[kind];
  return { who: actorWords[actor][language], where: where[language] };
}
