import type { FastifyRequest } from 'fastify';
import type { Answer } from './answer';
import { familyOf } from './api-family';
import type { ApiRoute } from './api-route';
import { type RecordedExchange, withoutSecrets } from './exchange-record';
import type { RequestLogEntry } from './request-log';

function requestBodyOf(route: ApiRoute, body: unknown): unknown {
  if (typeof body !== 'string' || body === '') return null;
  if (familyOf(route.path) === undefined) return withoutSecrets(Object.fromEntries(new URLSearchParams(body)));
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function responseBodyOf(route: ApiRoute, answer: Answer | undefined): unknown {
  const body = answer?.json ?? answer?.text?.body ?? null;
  const isForm = familyOf(route.path) === undefined && typeof body === 'object' && body !== null;
  return isForm ? withoutSecrets(body as Record<string, unknown>) : body;
}

/** The record's line for one exchange, with the answer that was made even where a fault kept it from arriving. */
export function recordable(
  route: ApiRoute,
  request: FastifyRequest,
  entry: RequestLogEntry,
  answer: Answer | undefined,
): RecordedExchange {
  return {
    method: entry.method,
    route: route.path,
    path: entry.path,
    query: entry.query,
    requestBody: requestBodyOf(route, request.body),
    status: answer?.status ?? null,
    responseBody: responseBodyOf(route, answer),
    ...(entry.fault === undefined ? {} : { fault: entry.fault }),
  };
}
