import axios, { type AxiosResponse } from 'axios';
import type { FailureKind, FortnoxFailure } from './failures';

/** A read is given up after this; Fortnox answers in well under a second, and a read may be repeated freely. */
const readTimeoutMs = 20_000;
/** A write is given longer: giving up leaves its outcome unknown, which costs more than waiting. */
const writeTimeoutMs = 45_000;

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
}

/** What came back, whatever its status; the body as text, since gateways answer HTML and lines break mid-answer. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly requestId: string | null;
  readonly retryAfterMs: number | null;
  /** Fortnox's own clock, from the Date header. */
  readonly at: Date;
}

/** No answer came. `sent` is false only where the request cannot have reached Fortnox. */
export interface NoAnswer {
  readonly sent: boolean;
  readonly kind: FailureKind;
  readonly message: string;
}

/** Errors raised before a byte of the request has left: the call may be made again without a look. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ERR_INVALID_URL', 'ERR_INVALID_CHAR']);
/** Raised before a connection stands, and also when the way is lost after the request has left. */
const noWay = new Set(['EHOSTUNREACH', 'ENETUNREACH']);
const certificateError = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/;

/** Sends one request and returns the answer of whatever status, or why there is none. Throws only when `signal` ended it. */
export async function sendHttp(request: HttpRequest): Promise<HttpAnswer | NoAnswer> {
  try {
    const answer: AxiosResponse<string> = await axios.request({
      method: request.method,
      url: request.url,
      headers: request.headers,
      ...(request.body !== undefined && { data: request.body }),
      timeout: request.method === 'GET' ? readTimeoutMs : writeTimeoutMs,
      responseType: 'text',
      transformResponse: (body: string) => body,
      validateStatus: () => true,
      maxRedirects: 0,
      ...(request.signal && { signal: request.signal }),
    });
    return toAnswer(answer);
  } catch (error) {
    if (request.signal?.aborted) throw request.signal.reason;
    return noAnswer(error);
  }
}

/** Whether an answer came at all. */
export function answered(result: HttpAnswer | NoAnswer): result is HttpAnswer {
  return 'status' in result;
}

function toAnswer({ status, data, headers }: AxiosResponse<string>): HttpAnswer {
  const header = (name: string): string | null => {
    const value: unknown = headers[name];
    return typeof value === 'string' ? value : null;
  };
  const date = Date.parse(header('date') ?? '');
  return {
    status,
    body: data ?? '',
    requestId: header('x-uid'),
    retryAfterMs: retryAfterMs(header('retry-after')),
    at: Number.isNaN(date) ? new Date() : new Date(date),
  };
}

/** What of a socket's error tells how far the request had come; several addresses tried are told together. */
interface SocketError {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly cause?: SocketError | null;
  readonly errors?: readonly SocketError[];
}

/** Why no answer came, and whether the request may have reached Fortnox (design rule 1: then it is looked for). */
export function noAnswer(error: unknown): NoAnswer {
  const socketError: SocketError = typeof error === 'object' && error !== null ? error : {};
  const code = String(socketError.code ?? '');
  const message = error instanceof Error ? error.message : String(error);
  const left = !neverSent.has(code) && !certificateError.test(code);
  const sent = left && !(noWay.has(code) && isOfConnecting(socketError));
  return {
    sent,
    kind: sent ? 'noAnswer' : 'notReached',
    message: code && !message.includes(code) ? `${message} (${code})` : message,
  };
}

function isOfConnecting({ syscall, cause, errors }: SocketError): boolean {
  if (syscall !== undefined) return syscall === 'connect';
  if (errors?.length) return errors.every(isOfConnecting);
  return cause ? isOfConnecting(cause) : false;
}

/** Longest wait an answer may ask for; beyond it the activity's own retries take over. */
const longestRetryAfterMs = 60_000;

function retryAfterMs(value: string | null): number | null {
  if (value === null) return null;
  const seconds = Number(value);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1_000, longestRetryAfterMs) : null;
}

/** The failure of a call that got no answer. */
export function unansweredFailure(method: string, path: string, result: NoAnswer): FortnoxFailure {
  return {
    kind: result.kind,
    method,
    path,
    status: null,
    code: null,
    message: result.message,
    requestId: null,
    retryAfterMs: null,
  };
}
