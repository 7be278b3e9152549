import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { asFlagValue, registerSearchAttributes, type SearchAttribute } from '../../client/search-attributes';
import { findTemporalExecutable } from './executables';
import { portToUse } from './free-port';
import { waitForFrontend } from './frontend';
import { type KeptServer, startKept } from './kept-server';
import type { Progress } from './ways';

/** Settings (environment variables) a taken port is reported with. */
export const portSettings = { frontend: 'TEMPORAL_PORT', ui: 'TEMPORAL_UI_PORT' } as const;

/** The dev server answers in 0.3 s here; a cold disk and a virus scanner take their time. */
const startTimeoutMs = 60_000;
/** A free port may be taken by another before the server has it; then other free ones are tried. */
const triesWithFreePorts = 3;
const host = '127.0.0.1';

export interface DevServerOptions {
  namespace: string;
  port?: number | undefined;
  uiPort?: number | undefined;
  databaseFile?: string | undefined;
  searchAttributes: readonly SearchAttribute[];
  executable?: string | undefined;
  progress: Progress;
}

export interface DevServer {
  address: string;
  namespace: string;
  uiAddress: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts a dev server with Web UI that ends with us; returns when it answers and knows its search attributes. */
export async function ownDevServer(options: DevServerOptions): Promise<DevServer> {
  const executable = options.executable ?? (await findTemporalExecutable(options.progress));
  if (options.databaseFile) await mkdir(dirname(resolve(options.databaseFile)), { recursive: true });
  for (let tries = options.port || options.uiPort ? 1 : triesWithFreePorts; ; tries--) {
    const port = await portToUse(options.port, portSettings.frontend);
    const uiPort = await portToUse(options.uiPort, portSettings.ui);
    const server = await startKept(executable, devServerArguments(options, port, uiPort));
    const address = `${host}:${port}`;
    try {
      await answers(server, address, options);
      const stop = () => server.stop();
      return { address, namespace: options.namespace, uiAddress: `http://${host}:${uiPort}`, pid: server.pid, stop };
    } catch (error) {
      const endedItself = server.hasEnded();
      await server.stop();
      if (!endedItself || tries <= 1) throw error;
    }
  }
}

async function answers(server: KeptServer, address: string, options: DevServerOptions): Promise<void> {
  const { namespace, searchAttributes } = options;
  const ended = () => (server.hasEnded() ? `The Temporal dev server ended at once: ${server.lastWords()}` : undefined);
  const connection = await waitForFrontend(address, namespace, startTimeoutMs, ended);
  await registerSearchAttributes(connection, namespace, searchAttributes).finally(() => connection.close());
}

function devServerArguments(options: DevServerOptions, port: number, uiPort: number): string[] {
  return [
    ...['server', 'start-dev', '--ip', host, '--log-level', 'error', '--namespace', options.namespace],
    ...['--port', String(port), '--ui-port', String(uiPort)],
    // Known from the server's first moment: an attribute added later reaches the server's caches one by one.
    ...options.searchAttributes.flatMap((attribute) => ['--search-attribute', asFlagValue(attribute)]),
    ...(options.databaseFile ? ['--db-filename', resolve(options.databaseFile)] : []),
  ];
}
