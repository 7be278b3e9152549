import type { Answer } from './answer';

/** core-api §1: not ErrorInformation. */
export const unauthorizedAnswer: Answer = { status: 401, json: { message: 'unauthorized' } };

/** A 429 as the sheet proposes it (core-api §2.4); neither header nor body is documented. */
export function tooManyRequestsAnswer(retryAfterSeconds: number | undefined, body: 'empty' | 'short'): Answer {
  const headers = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  return body === 'short' ? { status: 429, headers, json: { message: 'Too many requests' } } : { status: 429, headers };
}
