import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RegisterApi, registerApi } from '../../activities/fortnox/registers/register-api';
import { customers } from '../../domain/registers/customers';
import { anyToken, clientOf } from './connect';

/** What a gateway, a proxy or a changed Fortnox might send. */
export interface OddAnswer {
  readonly status?: number;
  readonly body?: string | object;
  readonly headers?: Readonly<Record<string, string>>;
}

const running: Server[] = [];

/** For `afterEach`. */
export async function closeOddServers(): Promise<void> {
  const closed = running.splice(0).map((server) => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  await Promise.all(closed);
}

/** The real client on a server that answers every call the same way, which the simulated Fortnox never does. */
export async function oddFortnox({ status = 200, body = '', headers = {} }: OddAnswer): Promise<RegisterApi> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'X-Uid': 'ab12cd34', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return registerApi(clientOf(`http://127.0.0.1:${port}`, anyToken), customers);
}
