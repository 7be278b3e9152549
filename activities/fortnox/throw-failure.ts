import { ApplicationFailure } from '@temporalio/activity';
import type { Language } from '../../domain/language';
import { type FortnoxFailure, failureRules, failureSentence } from './failures';

/**
 * The failure as Temporal sees it: its type is a key of the failure table, its details are what support needs, and
 * Fortnox's Retry-After decides the next try. Nothing of the record itself is in it.
 */
export function applicationFailure(failure: FortnoxFailure, language: Language): ApplicationFailure {
  const { kind, method, path, status, code, requestId, retryAfterMs } = failure;
  return ApplicationFailure.create({
    message: failureSentence(failure, language),
    type: kind,
    nonRetryable: !failureRules[kind].retry,
    details: [{ method, path, status, code, requestId }],
    ...(retryAfterMs !== null && { nextRetryDelay: retryAfterMs }),
  });
}
