import type { RunEnd } from '../../activities/andersson/last-run';
import type { Language } from '../../domain/language';

/** How a run ended, for people. */
export const outcomeTexts: Readonly<Record<Language, Readonly<Record<RunEnd, string>>>> = {
  sv: { done: 'klar', interrupted: 'avbruten', abandoned: 'blev inte klar' },
  en: { done: 'done', interrupted: 'interrupted', abandoned: 'did not finish' },
};
