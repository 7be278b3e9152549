import { setTimeout as pause } from 'node:timers/promises';
import type { Language } from '../../../domain/language';
import { type FortnoxFailure, failureRules } from '../failures';
import type { Outcome } from '../outcome';
import { applicationFailure } from '../throw-failure';

/** Waits between tries; what lasts longer is for whoever asked. */
const waitsMs = [1_000, 3_000, 9_000, 27_000];

/** Nobody has to do anything about it; an access that is refused stays so while somebody waits. */
function passes({ kind }: FortnoxFailure): boolean {
  return failureRules[kind].actor === 'nobody' || kind === 'notReached' || kind === 'callsNotCounted';
}

/** Reads again what passes by itself: reading is harmless to repeat. */
export async function untilAnswered<T>(read: () => Promise<Outcome<T>>, signal?: AbortSignal): Promise<Outcome<T>> {
  for (const waitMs of waitsMs) {
    const outcome = await read();
    if (outcome.outcome === 'done' || !passes(outcome.failure)) return outcome;
    await pause(waitMs, undefined, { signal });
  }
  return read();
}

/** The answer, or a failure of the table thrown. */
export function answerOf<T>(outcome: Outcome<T>, language: Language): Extract<Outcome<T>, { outcome: 'done' }> {
  if (outcome.outcome !== 'done') throw applicationFailure(outcome.failure, language);
  return outcome;
}
