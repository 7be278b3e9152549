import { appendFileSync } from 'node:fs';

/** One line of the record: what a contract check needs, and never a token or a secret. */
export interface RecordedExchange {
  readonly method: string;
  /** The path as OpenAPI writes it, e.g. `/3/customers/{CustomerNumber}`. */
  readonly route: string;
  readonly path: string;
  readonly query: string;
  readonly requestBody: unknown;
  /** What was answered, or would have been where a fault lost the reply; null where nothing was done. */
  readonly status: number | null;
  readonly responseBody: unknown;
  readonly fault?: string;
}

const secretFields = new Set(['access_token', 'refresh_token', 'client_secret', 'code', 'token']);

/** The same form or token answer with every secret blotted out. */
export function withoutSecrets(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, secretFields.has(name) ? '(secret)' : value]),
  );
}

/** Appends exchanges to a file, each written before its answer leaves, so that a kill loses nothing. */
export function exchangeRecorder(file: string | undefined): (exchange: RecordedExchange) => void {
  if (file === undefined) return () => undefined;
  return (exchange) => appendFileSync(file, `${JSON.stringify(exchange)}\n`);
}
