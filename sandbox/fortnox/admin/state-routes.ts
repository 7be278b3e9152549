import type { FastifyInstance } from 'fastify';
import type { SimulatorState } from '../state/simulator-state';

/** A company of 100,000 documents is some 50 MB. */
const stateBodyLimit = 256 * 1024 * 1024;

/** `/admin/state`: the whole company as JSON, and back. A call under way goes on in the company that was loaded. */
export function addStateRoutes(admin: FastifyInstance, state: SimulatorState): void {
  admin.get('/state', async () => state.save());
  admin.put('/state', { bodyLimit: stateBodyLimit }, async ({ body }, reply) => {
    state.load(body);
    return reply.code(204).send();
  });
}
