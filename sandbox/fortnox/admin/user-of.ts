import type { FastifyInstance } from 'fastify';
import type { Gesture } from '../faults/fault';

/** Fortnox's own user at this server, for gestures that a fault asks for. Rejects with what the admin surface says. */
export function userOf(server: FastifyInstance): (gesture: Gesture) => Promise<void> {
  return async ({ method, path, body }) => {
    const json = { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    const reply = await fetch(`${server.listeningOrigin}/admin${path}`, {
      method,
      ...(body === undefined ? {} : json),
    });
    if (!reply.ok) throw new Error(`the user's ${method} ${path} is refused: ${await reply.text()}`);
  };
}
