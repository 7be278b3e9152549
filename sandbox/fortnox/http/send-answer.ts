import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Switches } from '../switches';
import { type Answer, fortnoxJson } from './answer';

interface Payload {
  readonly contentType?: string;
  readonly bytes: Buffer;
}

function payloadOf(answer: Answer, switches: Switches): Payload {
  if (answer.text !== undefined) return { contentType: answer.text.contentType, bytes: Buffer.from(answer.text.body) };
  if (answer.json === undefined) return { bytes: Buffer.alloc(0) };
  const json =
    answer.jsonStyle === 'plain' ? JSON.stringify(answer.json) : fortnoxJson(answer.json, switches.nonAsciiInJson);
  // No charset, as on the wire; bytes instead of a string, or Fastify would add one.
  return { contentType: 'application/json', bytes: Buffer.from(json) };
}

function headersOf(answer: Answer, payload: Payload, now: Date): Record<string, string> {
  return {
    ...(payload.contentType === undefined ? {} : { 'Content-Type': payload.contentType }),
    Date: now.toUTCString(),
    Server: 'Fortnox',
    'X-Uid': randomBytes(4).toString('hex'),
    ...answer.headers,
  };
}

/** Sends the answer with Fortnox's own headers. */
export function sendAnswer(reply: FastifyReply, answer: Answer, switches: Switches, now: Date): FastifyReply {
  const payload = payloadOf(answer, switches);
  reply.code(answer.status).headers(headersOf(answer, payload, now));
  return payload.bytes.length === 0 ? reply.send() : reply.send(payload.bytes);
}

/** Announces the whole body, sends half of it and cuts the line. */
export function sendTruncated(reply: FastifyReply, answer: Answer, switches: Switches, now: Date): void {
  const payload = payloadOf(answer, switches);
  reply.hijack();
  reply.raw.writeHead(answer.status, {
    ...headersOf(answer, payload, now),
    'Content-Length': String(payload.bytes.length),
  });
  const half = payload.bytes.subarray(0, Math.floor(payload.bytes.length / 2));
  reply.raw.write(half, () => reply.raw.destroy());
}

/** Cuts the client's line with a reset; nothing more can be sent on it. */
export function cutLine(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  request.raw.socket.resetAndDestroy();
}
