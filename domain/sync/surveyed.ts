import type { Language } from '../language';
import type { Register, Values } from '../registers/register';
import type { Allowed, PerSide } from '../registers/rules';
import type { Base } from './merge';
import type { KeptFailure, KnownRow, Plan } from './plan';

/** One record as a survey finds it on both sides, and what a run would do with it now; nothing has been written. */
export interface Surveyed {
  readonly number: string;
  /** Andersson's row; null when there is none. */
  readonly row: KnownRow | null;
  /** Fortnox's record, whole or as far as its list shows it where that decides; null when there is none. */
  readonly fortnox: Values | null;
  /** What the sides last agreed on; null when they have never been compared. */
  readonly base: Base | null;
  readonly plan: Exclude<Plan, { readonly do: 'ask' }>;
  /** Why it waits for a correction since an earlier run; null: it does not. */
  readonly failure: KeptFailure | null;
  /** It is looked at again by itself, whatever the lists tell. */
  readonly pending: boolean;
  /** Whether the side tells the next run that the record has changed. */
  readonly told: PerSide;
}

/** By what rules a surveyed record is judged. */
export interface SurveyRules {
  readonly register: Register;
  readonly allowed: Allowed;
  /** What fields are called is told in it. */
  readonly language: Language;
}
