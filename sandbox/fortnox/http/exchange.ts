import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SimulatorClock } from '../clock';
import type { Gesture } from '../faults/fault';
import { type FaultPlan, noFault, planOf } from '../faults/fault-plans';
import type { FaultQueue } from '../faults/fault-queue';
import type { Switches } from '../switches';
import type { Answer } from './answer';
import { familyOf } from './api-family';
import type { ApiRequest, ApiRoute } from './api-route';
import type { RecordedExchange } from './exchange-record';
import type { Gate } from './gate';
import { recordable } from './recordable';
import type { RequestLog, RequestLogEntry } from './request-log';
import { cutLine, sendAnswer, sendTruncated } from './send-answer';
import { splitUrl } from './split-url';

/** What every exchange leans on. */
export interface ExchangeParts {
  readonly clock: SimulatorClock;
  readonly switches: Switches;
  readonly log: RequestLog;
  readonly gate: Gate;
  readonly faults: FaultQueue;
  readonly record: (exchange: RecordedExchange) => void;
  /** Rejects with the refusal's sentence. */
  readonly userActs: (gesture: Gesture) => Promise<void>;
}

function apiRequest(request: FastifyRequest, plan: FaultPlan): ApiRequest {
  return {
    params: request.params as Record<string, string>,
    query: new URLSearchParams(splitUrl(request.url).query),
    headers: request.headers,
    body: typeof request.body === 'string' ? request.body : '',
    listingLagSeconds: plan.listingLagSeconds ?? 0,
  };
}

function wait(clock: SimulatorClock, ms: number | undefined): Promise<void> {
  return ms === undefined ? Promise.resolve() : new Promise((resolve) => void clock.after(ms, resolve));
}

/**
 * Carries one request through: log, gate (not for tokens), fault, effect, record, reply. A request the gate refuses uses up no
 * fault.
 */
export async function exchange(
  parts: ExchangeParts,
  route: ApiRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { clock, switches, log, faults } = parts;
  const entry = log.arrived(request.method, route.path, request.url);
  const family = familyOf(route.path);
  const barred = family === undefined ? undefined : parts.gate(request.headers.authorization, route.path);
  if (barred !== undefined) {
    finish(parts, route, request, entry, barred);
    await sendAnswer(reply, barred, switches, clock.now());
    return;
  }

  const fault = faults.take(request.method, request.url);
  if (fault !== undefined) entry.fault = fault.kind;
  const plan = fault === undefined ? noFault : planOf(fault, family);
  if (plan.cut === 'first') cutLine(request, reply);
  await wait(clock, plan.delayMs);
  if (plan.gesture !== undefined) await parts.userActs(plan.gesture);

  const done = plan.effect === 'done' ? route.handle(apiRequest(request, plan)) : undefined;
  const answer = plan.answer ?? done;
  finish(parts, route, request, entry, plan.cut === undefined ? answer : undefined, answer);
  if (plan.cut === 'last') cutLine(request, reply);
  if (plan.cut === 'first' || plan.cut === 'last' || answer === undefined) return;
  const date = new Date(clock.now().getTime() + (plan.dateAheadMs ?? 0));
  if (plan.cut === 'truncated') sendTruncated(reply, answer, switches, date);
  else await sendAnswer(reply, plan.spoil?.(answer) ?? answer, switches, date);
}

/** Log and record are complete before the answer leaves, so that a client's next look at them sees this request. */
function finish(
  { log, record }: ExchangeParts,
  route: ApiRoute,
  request: FastifyRequest,
  entry: RequestLogEntry,
  sent: Answer | undefined,
  made: Answer | undefined = sent,
): void {
  log.answered(entry, sent?.status ?? null);
  record(recordable(route, request, entry, made));
}
