import { ApplicationFailure } from '@temporalio/activity';
import type { Language } from '../../domain/language';
import {
  type FailureKind,
  type FortnoxFailure,
  failureRules,
  failureSentence,
  help,
  meaning,
  type Said,
} from './failures';

/**
 * A failed call as Temporal sees it: its type is a key of the failure table, its details are what support needs and who
 * mends it where, and Fortnox's Retry-After decides the next try. Nothing of the record itself is in it.
 * `about` names the object in front of the sentence.
 */
export function applicationFailure(failure: FortnoxFailure, language: Language, about?: Said): ApplicationFailure {
  const { kind, method, path, status, code, requestId, retryAfterMs, unread } = failure;
  return ApplicationFailure.create({
    message: failureSentence(failure, language, about),
    type: kind,
    nonRetryable: !failureRules[kind].retry,
    details: [{ method, path, status, code, requestId, ...unread, ...help(kind, language) }],
    ...(retryAfterMs !== null && { nextRetryDelay: retryAfterMs }),
  });
}

/** Something the integration found out itself, from answers that were no failures. */
export interface Finding {
  readonly kind: FailureKind;
  /** The object, and what about it: "Inköp 4711 rad 2, artikel A-17". */
  readonly about: Said;
  /** The Fortnox documents it is about, for who goes on with one of them. */
  readonly fortnoxNumbers?: readonly string[];
}

/** A finding as Temporal sees it; its details have the shape of a failed call's, with no call in them. */
export function findingFailure({ kind, about, fortnoxNumbers }: Finding, language: Language): ApplicationFailure {
  const noCall = { method: null, path: null, status: null, code: null, requestId: null };
  const [fortnoxNumber] = fortnoxNumbers ?? [];
  return ApplicationFailure.create({
    message: meaning(kind, language, about),
    type: kind,
    nonRetryable: !failureRules[kind].retry,
    details: [
      {
        ...noCall,
        ...help(kind, language),
        ...(fortnoxNumber !== undefined && { fortnoxNumber, fortnoxNumbers }),
      },
    ],
  });
}
