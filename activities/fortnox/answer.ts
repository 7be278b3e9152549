import { z } from 'zod';
import { type FortnoxFailure, failureKind } from './failures';
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
/** The shapes errors come in (core-api §2.5): `/3` with either capitals, the warehouse's, the gateway's, the token endpoint's. */
const errorInformation = z.object({ ErrorInformation: z.record(z.string(), z.unknown()) });
const plainError = z.object({
  id: z.string().optional().catch(undefined),
  error: z.string().optional(),
  message: z.string().nullish(),
  error_description: z.string().optional(),
  fields: z.array(z.object({ field: z.string(), error: z.string() })).catch([]),
});

/** How an answered call ended: done, refused, without effect, or unknown (5xx and unreadable answers to a write). */
export function readAnswer(method: string, path: string, answer: HttpAnswer): Outcome<JsonAnswer> {
  const json = parseJson(answer.body);
  const said = errorText(json);
  if (answer.status >= 200 && answer.status < 300) {
    if (answer.body === '' || json !== undefined)
      return {
        outcome: 'done',
        value: { status: answer.status, json, at: answer.at, requestId: answer.requestId },
        at: answer.at,
      };
    return { outcome: 'unknown', failure: failure('unexpectedAnswer', 'svaret är inte JSON', null) };
  }
  const kind = failureKind(answer.status, said.code);
  const found = failure(kind, said.message || `HTTP ${answer.status}`, said.code);
  if (kind === 'rateLimited' || kind === 'notAuthorised') return { outcome: 'notSent', failure: found };
  if (kind === 'fortnoxDown') return { outcome: 'unknown', failure: found };
  return { outcome: 'refused', failure: found };

  function failure(of: FortnoxFailure['kind'], message: string, errorCode: string | null): FortnoxFailure {
    const { status, retryAfterMs } = answer;
    const requestId = answer.requestId ?? said.id;
    return { kind: of, method, path, status, code: errorCode, message, requestId, retryAfterMs };
  }
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
    const message = String(lower.get('message') ?? '');
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
