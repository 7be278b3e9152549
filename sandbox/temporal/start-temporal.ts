import type { SearchAttribute } from '../../client/search-attributes';
import { ownDevServer, portSettings } from './dev-server';
import { waitForFrontend } from './frontend';
import type { Progress } from './ways';

export { portSettings };

/** A server that is there answers at once; a busy machine takes its time. */
const answerTimeoutMs = 30_000;

export interface TemporalOptions {
  /** TEMPORAL_ADDRESS: a server that runs already, used as it is. */
  address?: string | undefined;
  /** `default` unless given. */
  namespace?: string | undefined;
  /** 0 or undefined: any free port. */
  port?: number | undefined;
  uiPort?: number | undefined;
  /** Where the server keeps its state; in memory otherwise. */
  databaseFile?: string | undefined;
  /** Registered before this returns on a server of our own; one given by `address` is not ours to change. */
  searchAttributes?: readonly SearchAttribute[] | undefined;
  /** The Temporal CLI; found by {@link findTemporalExecutable} otherwise. */
  executable?: string | undefined;
  progress: Progress;
}

/** A Temporal that answers. `uiAddress` and `pid` are null for one we did not start; `stop` then does nothing. */
export interface RunningTemporal {
  address: string;
  namespace: string;
  uiAddress: string | null;
  pid: number | null;
  stop(): Promise<void>;
}

/** Uses the given server, or starts a dev server of our own; returns when it answers. Throws sentences for people. */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  const { namespace = 'default', searchAttributes = [] } = options;
  const { address } = options;
  if (address) {
    await (await waitForFrontend(address, namespace, answerTimeoutMs)).close();
    return { address, namespace, uiAddress: null, pid: null, stop: async () => undefined };
  }
  return ownDevServer({ ...options, namespace, searchAttributes });
}
