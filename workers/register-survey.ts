import type { FortnoxRegister } from '../activities/andersson/survey/fortnox-register';
import { type SyncScope, syncScope } from '../activities/andersson/sync-scope';
import { registerReader } from '../activities/fortnox/registers/register-reader';
import type { Language } from '../domain/language';
import type { RegisterName } from '../domain/registers';
import type { Companies } from './companies';

/** Both sides of one register, for whoever surveys it. */
export interface SurveySides {
  readonly scope: SyncScope;
  readonly fortnox: FortnoxRegister;
}

export interface SurveyFor {
  readonly company: string;
  readonly register: RegisterName;
  /** Absent: the company's own. */
  readonly language?: Language;
  readonly signal?: AbortSignal;
}

/** Brings a company's two sides together for a survey of one register; neither knows the other. */
export async function surveySides(companies: Companies, wanted: SurveyFor): Promise<SurveySides> {
  const scope = await syncScope(companies.andersson, wanted);
  const { language = scope.language } = wanted;
  const fortnox = { ...companies.fortnox(wanted.company), language };
  return { scope: { ...scope, language }, fortnox: registerReader(fortnox, scope.register, wanted.signal) };
}
