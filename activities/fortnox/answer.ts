import { z } from 'zod';
import { type FortnoxFailure, failureKind } from './failures';
import type { Outcome } from './outcome';
import type { HttpAnswer } from './transport';

/** A JSON answer with Fortnox's clock at the time. */
export interface JsonAnswer {
  readonly json: unknown;
  readonly at: Date;
}

const code = z.union([z.string(), z.number()]).transform(String);
/** The shapes errors come in (core-api §2.5): `/3` with either capitals, the warehouse's, the gateway's, the token endpoint's. */
const errorInformation = z.object({ ErrorInformation: z.record(z.string(), z.unknown()) });
const plainError = z.object({
  error: z.string().optional(),
  message: z.string().optional(),
  error_description: z.string().optional(),
});

/** How an answered call ended: done, refused, without effect, or unknown (5xx and unreadable answers to a write). */
export function readAnswer(method: string, path: string, answer: HttpAnswer): Outcome<JsonAnswer> {
  const json = parseJson(answer.body);
  if (answer.status >= 200 && answer.status < 300) {
    if (answer.body === '' || json !== undefined)
      return { outcome: 'done', value: { json, at: answer.at }, at: answer.at };
    return { outcome: 'unknown', failure: failure('unexpectedAnswer', 'svaret är inte JSON', null) };
  }
  const said = errorText(json);
  const kind = failureKind(answer.status, said.code);
  const found = failure(kind, said.message || `HTTP ${answer.status}`, said.code);
  if (kind === 'rateLimited' || kind === 'notAuthorised') return { outcome: 'notSent', failure: found };
  if (kind === 'fortnoxDown') return { outcome: 'unknown', failure: found };
  return { outcome: 'refused', failure: found };

  function failure(of: FortnoxFailure['kind'], message: string, errorCode: string | null): FortnoxFailure {
    const { status, requestId, retryAfterMs } = answer;
    return { kind: of, method, path, status, code: errorCode, message, requestId, retryAfterMs };
  }
}

function errorText(json: unknown): { code: string | null; message: string } {
  const information = errorInformation.safeParse(json);
  if (information.success) {
    const lower = new Map(
      Object.entries(information.data.ErrorInformation).map(([key, value]) => [key.toLowerCase(), value]),
    );
    return { code: code.safeParse(lower.get('code')).data ?? null, message: String(lower.get('message') ?? '') };
  }
  const plain = plainError.safeParse(json);
  if (!plain.success) return { code: null, message: '' };
  return {
    code: plain.data.error ?? null,
    message: plain.data.error_description ?? plain.data.message ?? plain.data.error ?? '',
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
