import { ActivityFailure, ApplicationFailure, isCancellation, TimeoutFailure } from '@temporalio/workflow';
import type { OperatorTexts } from '../../domain/operator-texts';

/** A failure a person can do something about. */
export interface ProblemFailure {
  readonly kind: string;
  readonly why: string;
  readonly who: string | null;
  readonly where: string | null;
  /** When to press skip, where that does not leave the step out. */
  readonly skipIf?: string;
}

/**
 * The failure of a step as a problem, or null when it is none: a cancellation, or a fault of the program, which must
 * show as a failing workflow task until fixed code arrives (temporal-practice §8).
 */
export function problemFailure(error: unknown, texts: OperatorTexts): ProblemFailure | null {
  if (isCancellation(error)) return null;
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof TimeoutFailure) {
    const activity = error instanceof ActivityFailure ? error.activityType : '';
    return { kind: 'noAnswer', why: texts.noAnswer(activity), who: null, where: null };
  }
  if (!(cause instanceof ApplicationFailure)) return null;
  return { ...named(cause), ...help(cause.details) };
}

/** Kinds begin with a small letter; what goes by a class's name (`TypeError`) is a fault of an activity's program. */
function named({ type, message }: ApplicationFailure): { kind: string; why: string } {
  if (type && /^[a-z]/.test(type)) return { kind: type, why: message };
  return { kind: 'unknown', why: type ? `${type}: ${message}` : message };
}

/** Who mends it and where: the failure table's words travel in the failure's details. */
function help(details: readonly unknown[] | undefined | null): Pick<ProblemFailure, 'who' | 'where' | 'skipIf'> {
  const first = details?.[0];
  if (typeof first !== 'object' || first === null) return { who: null, where: null };
  const { who, where, skipIf } = first as { readonly [word in 'who' | 'where' | 'skipIf']?: unknown };
  const mended = { who: typeof who === 'string' ? who : null, where: typeof where === 'string' ? where : null };
  return { ...mended, ...(typeof skipIf === 'string' && { skipIf }) };
}
