import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime } from '@temporalio/worker';
import { addSearchAttributes } from '../../client/search-attributes';
import { searchAttributes } from '../../workflows/contract/search-attributes';
import { fromHarness } from './environment';

/** The run's shared dev server. Names are unique by {@link uniqueNames}; there is one namespace. */
export interface TestTemporal {
  address: string;
  namespace: string;
  client: Client;
  connection: Connection;
  /** For workers. */
  nativeConnection: NativeConnection;
  close(): Promise<void>;
}

/** Connects to the dev server of the run, or to a test's own; close in `afterAll`. */
export async function connectTestTemporal(address = fromHarness('TEST_TEMPORAL_ADDRESS')): Promise<TestTemporal> {
  quietRuntime();
  const [connection, nativeConnection] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
  ]);
  const namespace = 'default';
  const client = new Client({ connection, namespace });
  const close = async () => {
    await Promise.all([connection.close(), nativeConnection.close()]);
  };
  return { address, namespace, client, connection, nativeConnection, close };
}

/** A time-skipping server of the test's own, knowing our search attributes; `teardown()` in `afterAll`. */
export async function timeSkippingEnvironment(): Promise<TestWorkflowEnvironment> {
  const path = fromHarness('TEST_TIME_SKIPPING_SERVER');
  quietRuntime();
  const executable = { type: 'existing-path', path } as const;
  const environment = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  await addSearchAttributes(environment.connection, environment.namespace ?? 'default', searchAttributes);
  return environment;
}

/** A task queue and a company key no other test has, so that tests share one server without meeting. */
export function uniqueNames(label: string): { taskQueue: string; company: string } {
  const unique = `${label}-${randomBytes(4).toString('hex')}`;
  // A company key has at most 20 signs.
  return { taskQueue: `test-${unique}`, company: `${label.slice(0, 8).replace(/-$/, '')}-${unique.slice(-8)}` };
}

let quiet = false;

/** Workers say only what is wrong; before any worker, once per test file. */
export function quietRuntime(): void {
  if (quiet) return;
  quiet = true;
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
  });
}
