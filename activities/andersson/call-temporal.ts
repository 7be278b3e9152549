import { cancellationSignal, getClient } from '@temporalio/activity';
import type { Client } from '@temporalio/client';

/** A call to Temporal, its own retries included; longer would hold up a worker that is asked to stop. */
const callMs = 10_000;

/** Calls Temporal by the client of the worker that runs the activity, as long as the activity is wanted. */
export function callTemporal<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = getClient();
  return client.withAbortSignal(cancellationSignal(), () =>
    client.withDeadline(Date.now() + callMs, () => work(client)),
  );
}
