import type { FastifyInstance } from 'fastify';
import type { FeedByHand } from '../feed/feed';
import { feedFaultSchema } from '../feed/feed-faults';

/** `/admin/feed`: who listens to the change feed, its faults, and a cut of every line. */
export function addFeedRoutes(admin: FastifyInstance, feed: FeedByHand): void {
  const shown = () => ({ connections: feed.connections(), faults: feed.faults.pending() });
  admin.get('/feed', async () => shown());
  admin.post('/feed/cut', async (_request, reply) => {
    feed.cutAll();
    return reply.code(204).send();
  });
  admin.post('/feed/faults', async ({ body }, reply) => {
    feed.faults.add(feedFaultSchema.parse(body));
    return reply.code(201).send(shown());
  });
  admin.delete('/feed/faults', async (_request, reply) => {
    feed.faults.clear();
    return reply.code(204).send();
  });
}
