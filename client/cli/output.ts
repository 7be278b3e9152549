import Table from 'cli-table3';
import type { Language } from '../../domain/language';

/** Exit codes of every command (design §3). */
export const exitCode = { done: 0, failed: 1, badUsage: 2, needsAttention: 3 } as const;

/** How a command answers: as JSON for programs, as text in the operator's language for people. */
export interface Output {
  readonly json: boolean;
  readonly language: Language;
}

/** Prints the answer: one line of JSON, or the text made of it. */
export function answer<T>(output: Output, value: T, text: (value: T, language: Language) => string): void {
  process.stdout.write(`${output.json ? JSON.stringify(value) : text(value, output.language)}\n`);
}

/** What went wrong, on standard error; with `--json` as an object, so that a program sees it too. */
export function complain(output: Output, message: string): void {
  process.stderr.write(`${output.json ? JSON.stringify({ error: message }) : message}\n`);
}

/** A plain table; no colours, so that it reads the same in files and mails. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const drawn = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  for (const row of rows) drawn.push(row.map(String));
  return drawn.toString();
}
