import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { Answer } from './answer';
import { familyOf } from './api-family';
import type { ApiRoute } from './api-route';
import { errorCodes, refusalAnswer } from './error-answers';
import { type ExchangeParts, exchange } from './exchange';
import { sendAnswer } from './send-answer';
import { warehouseCodes, warehouseRefusalAnswer } from './warehouse-errors';

const everyMethod: HTTPMethods[] = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];

/** Paths nobody has built; how `/3` answers them is in no sheet, so its status and code are invented. */
const unknownPaths: readonly Omit<ApiRoute, 'method'>[] = [
  {
    path: '/3/*',
    handle: () => refusalAnswer({ status: 404, code: errorCodes.noSuchPath, message: 'Okänd sökväg.' }),
  },
  { path: '/api/*', handle: () => warehouseRefusalAnswer({ status: 404, error: warehouseCodes.noSuchPath }) },
];

function fastifyPath(openApiPath: string): string {
  return openApiPath.replace(/\{(\w+)\}/g, ':$1');
}

function systemException(error: unknown, url: string): Answer {
  const reason = error instanceof Error ? error.message : String(error);
  if (familyOf(url) === 'warehouse') {
    return warehouseRefusalAnswer({ status: 500, error: warehouseCodes.internal, message: `Simulator: ${reason}` });
  }
  return refusalAnswer({ status: 500, code: errorCodes.systemException, message: `Simulator: ${reason}` });
}

/** Adds the simulated API to a server, in a context of its own: bodies reach the routes as the text that was sent. */
export function addApi(server: FastifyInstance, parts: ExchangeParts, routes: readonly ApiRoute[]): void {
  server.register(async (api) => {
    api.removeAllContentTypeParsers();
    api.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    api.setErrorHandler((error, request, reply) =>
      sendAnswer(reply, systemException(error, request.url), parts.switches, parts.clock.now()),
    );
    const run = (route: ApiRoute) => (request: FastifyRequest, reply: FastifyReply) =>
      exchange(parts, route, request, reply);
    for (const route of routes) api.route({ method: route.method, url: fastifyPath(route.path), handler: run(route) });
    for (const unknownPath of unknownPaths) {
      for (const method of everyMethod) {
        api.route({
          method,
          url: unknownPath.path,
          handler: run({ ...unknownPath, method: method as ApiRoute['method'] }),
        });
      }
    }
  });
}
