import { asFlagValue } from '../../client/search-attributes';
import { freePort } from '../../sandbox/temporal/free-port';
import { waitForFrontend } from '../../sandbox/temporal/frontend';
import { startKept } from '../../sandbox/temporal/kept-server';
import { searchAttributes } from '../../workflows/contract/search-attributes';
import { fromHarness } from './environment';

/** A dev server of a test's own: where the shared one's queue `integration` or its settings would not do. */
export interface OwnTemporal {
  readonly address: string;
  stop(): Promise<void>;
}

export interface OwnTemporalOptions {
  readonly port?: number;
  /** The server's dynamic configuration, e.g. limits made small. */
  readonly config?: Readonly<Record<string, string | number>>;
  /** False: a server the product has never been on. */
  readonly knowsSearchAttributes?: boolean;
}

/** Starts a dev server in memory, without Web UI; `stop()` it in `afterAll`. */
export async function startOwnTemporal({
  port,
  config = {},
  knowsSearchAttributes = true,
}: OwnTemporalOptions = {}): Promise<OwnTemporal> {
  const known = knowsSearchAttributes ? searchAttributes : [];
  const at = port ?? (await freePort());
  const server = await startKept(fromHarness('TEST_TEMPORAL_EXECUTABLE'), [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(at), '--headless', '--log-level', 'error'],
    ...known.flatMap((attribute) => ['--search-attribute', asFlagValue(attribute)]),
    ...Object.entries(config).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${JSON.stringify(value)}`]),
  ]);
  const address = `127.0.0.1:${at}`;
  const failed = () => (server.hasEnded() ? `the dev server ended: ${server.lastWords()}` : undefined);
  await (await waitForFrontend(address, 'default', 30_000, failed)).close();
  return { address, stop: () => server.stop() };
}
