import { minutesLeft } from '../../domain/sync/effort';
import type { Output } from './output';

const tellEveryMs = 5_000;

const words = {
  sv: (done: number, of: number, left: number | null) =>
    `  … ${done} av ${of} poster i Fortnox${left === null ? '' : `, ungefär ${left} min kvar`}\n`,
  en: (done: number, of: number, left: number | null) =>
    `  … ${done} of ${of} records in Fortnox${left === null ? '' : `, about ${left} min left`}\n`,
} as const;

/** Tells on standard error, now and then, how far a survey has come and how long the rest takes at Fortnox's pace. */
export function surveyProgress({ json, language }: Output, calls: () => number): (done: number, of: number) => void {
  let toldAt = Date.now();
  return (done, of) => {
    if (done === of || Date.now() - toldAt < tellEveryMs) return;
    toldAt = Date.now();
    const left = minutesLeft(done, of, calls());
    const line = json ? `${JSON.stringify({ done, of, minutesLeft: left })}\n` : words[language](done, of, left);
    process.stderr.write(line);
  };
}
