import type { Language } from '../../../domain/language';
import type { CreateOutcome } from '../../../workflows/contract/purchase-activities';
import { cancellation } from '../cancellation';
import type { FortnoxClient } from '../client';
import type { FortnoxOf } from '../company-fortnox';
import { failureSentence, help, type Said } from '../failures';
import type { Outcome } from '../outcome';
import type { Lane } from '../rate-budget';
import { applicationFailure, type Finding, findingFailure } from '../throw-failure';
import type { FortnoxPurchaseSettings } from './settings';

/** Purchases are documents: they go before everything else (design rule 9). */
export const purchaseLane = 'document';
/** What follows once the number is on the purchase lets those whose users still wait for theirs go first. */
export const afterwardsLane = 'stock';

/** What one activity works with. */
export interface Call {
  readonly company: string;
  readonly client: FortnoxClient;
  readonly language: Language;
  readonly settings: FortnoxPurchaseSettings;
  readonly signal: AbortSignal;
  /** Of calls to orders; what is asked before an order is made is always a document's. */
  readonly lane: Lane;
}

export type PurchaseSettingsOf = (company: string) => FortnoxPurchaseSettings;

/** Makes the company's call; only within an activity, whose cancellation it carries. */
export function callOf(
  fortnoxOf: FortnoxOf,
  settingsOf: PurchaseSettingsOf,
  company: string,
  lane: Lane = purchaseLane,
): Call {
  return { company, ...fortnoxOf(company), settings: settingsOf(company), signal: cancellation(), lane };
}

/** The value of a call that went well; any other ending is thrown as a failure of the table about `about`. */
export function valueIn<T>(outcome: Outcome<T>, { language }: Call, about?: Said): T {
  if (outcome.outcome !== 'done') throw applicationFailure(outcome.failure, language, about);
  return outcome.value;
}

/**
 * How a call that was to make a document ended without it: what Fortnox never got and what it may have done are values,
 * since they are gone on with in different ways. @throws what Fortnox refused
 */
export function notMade(
  { outcome, failure }: Exclude<Outcome<never>, { outcome: 'done' }>,
  { language }: Call,
  about: Said,
): CreateOutcome<never> {
  if (outcome === 'refused') throw applicationFailure(failure, language, about);
  const sentence = failureSentence(failure, language, about);
  if (outcome === 'unknown') return { outcome, sentence };
  return { outcome, sentence, kind: failure.kind, help: help(failure.kind, language) };
}

/** What was found, where nothing is wrong with it; a finding is thrown as a failure for people. */
export function unlessWrong<T extends object>(found: T | Finding, { language }: Call): T {
  if ('kind' in found) throw findingFailure(found, language);
  return found as T;
}
