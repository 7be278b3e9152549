import type { Language } from '../../../domain/language';
import type { RecordFailure } from '../../../domain/sync/record';
import { type FortnoxFailure, failureRules, failureSentence, type Said } from '../failures';

/** What an administrator of Fortnox must mend (rights, licences) is about the company's access, not about one record. */
export function isOfAccess({ kind, unread }: FortnoxFailure): boolean {
  return failureRules[kind].actor === 'fortnoxAdministrator' && unread === undefined;
}

/** A failed call as the failure of the record it was about; `about`: what in the record, where that is known. */
export function recordFailure(failure: FortnoxFailure, language: Language, about?: Said): RecordFailure {
  const { kind, code } = failure;
  return {
    side: 'fortnox',
    kind,
    code,
    sentence: failureSentence(failure, language, about),
    passing: failureRules[kind].retry,
    ...(isOfAccess(failure) && { ofAccess: true }),
  };
}
