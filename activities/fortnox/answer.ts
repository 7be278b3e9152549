import { z } from 'zod';
import { cameAs, type FortnoxFailure, failureKind, type Unread, unreadWords } from './failures';
import type { Outcome } from './outcome';
import type { HttpAnswer } from './transport';

/** A JSON answer with Fortnox's clock at the time, and Fortnox's X-Uid for its support. */
export interface JsonAnswer {
  readonly status: number;
  /** Undefined where the body was empty. */
  readonly json: unknown;
  readonly at: Date;
  readonly requestId: string | null;
}

const code = z.union([z.string(), z.number()]).transform(String);
const words = z.string().optional().catch(undefined);
/** The shapes errors come in (core-api §2.5): `/3` with either capitals, the warehouse's, the gateway's, the token endpoint's. */
const errorInformation = z.object({ ErrorInformation: z.record(z.string(), z.unknown()) });
const plainError = z.object({
  id: words,
  error: words,
  message: words,
  error_description: words,
  fields: z.array(z.object({ field: z.string(), error: z.string() })).catch([]),
});

/**
 * How an answered call ended: done, refused, without effect, or unknown (5xx and unreadable answers to a write). An error
 * that is none of Fortnox's, such as a gateway's page, proves nothing: not even that a record is missing.
 */
export function readAnswer(method: string, path: string, answer: HttpAnswer): Outcome<JsonAnswer> {
  const { status, body, at, retryAfterMs } = answer;
  const json = parseJson(body);
  if (status >= 200 && status < 300 && (body === '' || json !== undefined))
    return { outcome: 'done', value: { status, json, at, requestId: answer.requestId }, at };
  const said = errorText(json);
  const call = { method, path, status, requestId: answer.requestId ?? said.id, retryAfterMs };
  if (status < 400 || !isFortnoxError(method, status, body, said)) {
    const failure = unreadFailure(call, { field: null, came: cameAs(json, body) });
    return { outcome: 'unknown', failure };
  }
  const kind = failureKind(method, status, said.code);
  const failure: FortnoxFailure = { kind, ...call, code: said.code, message: said.message || `HTTP ${status}` };
  if (withoutEffect.has(kind)) return { outcome: 'notSent', failure };
  return { outcome: kind === 'fortnoxDown' ? 'unknown' : 'refused', failure };
}

/** Fortnox did not look at the request itself: it may be made again as it is. */
const withoutEffect: ReadonlySet<FortnoxFailure['kind']> = new Set(['rateLimited', 'notAuthorised', 'tenantMigrating']);

/** "There is no such record" and "it is wrong" are believed in Fortnox's own words only; what a status says by itself, of anybody. */
function isFortnoxError(method: string, status: number, body: string, { code, message }: ErrorText): boolean {
  const byStatus = failureKind(method, status, null);
  if (code !== null || body === '') return true;
  if (byStatus === 'notFound') return false;
  return byStatus !== 'refused' || message !== '';
}

/** The failure of an answer, or a part of it, that cannot be read. A missing right has a kind of its own: somebody can grant it. */
export function unreadFailure(
  call: Pick<FortnoxFailure, 'method' | 'path' | 'status' | 'requestId' | 'retryAfterMs'>,
  unread: Unread,
): FortnoxFailure {
  const kind = unread.came === 'noRight' ? 'fieldWithoutRight' : 'unexpectedAnswer';
  return { ...call, kind, code: null, message: unreadWords(unread, 'sv'), unread };
}

interface ErrorText {
  readonly code: string | null;
  readonly message: string;
  /** The warehouse's own id of the error. */
  readonly id: string | null;
}

function errorText(json: unknown): ErrorText {
  const information = errorInformation.safeParse(json);
  if (information.success) {
    const lower = new Map(
      Object.entries(information.data.ErrorInformation).map(([key, value]) => [key.toLowerCase(), value]),
    );
    const message = words.parse(lower.get('message')) ?? '';
    return { code: code.safeParse(lower.get('code')).data ?? null, message, id: null };
  }
  const plain = plainError.safeParse(json);
  if (!plain.success) return { code: null, message: '', id: null };
  const { error, error_description, message, fields, id } = plain.data;
  const named = fields.map(({ field, error: why }) => `${field} (${why})`).join(', ');
  return {
    code: error ?? null,
    message: [error_description ?? message ?? error ?? '', named].filter(Boolean).join(': '),
    id: id ?? null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
