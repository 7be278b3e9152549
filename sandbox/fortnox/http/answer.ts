/** What goes back over the wire: a JSON value, a text of another kind, or nothing. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** How the JSON is written: as `/3` does unless told otherwise, or `plain`, as the warehouse does. */
  readonly jsonStyle?: 'plain';
  readonly text?: { readonly contentType: string; readonly body: string };
}

/** Fortnox writes JSON as PHP does: slashes escaped and, in all recordings, everything outside ASCII too. */
export function fortnoxJson(value: unknown, nonAscii: 'escaped' | 'utf8'): string {
  const escapedSlashes = JSON.stringify(value).replaceAll('/', '\\/');
  if (nonAscii === 'utf8') return escapedSlashes;
  return escapedSlashes.replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
