import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';

const lookEveryMs = 25;
const connectTimeoutMs = 5_000;

/**
 * Waits until Temporal's frontend answers for the namespace and returns a connection to it (the caller closes it).
 * `failed` is asked in between: text ends the waiting with that error. Throws a named error after `timeoutMs`.
 */
export async function waitForFrontend(
  address: string,
  namespace: string,
  timeoutMs: number,
  failed: () => string | undefined = () => undefined,
): Promise<Connection> {
  const deadline = Date.now() + timeoutMs;
  let last = 'nothing listens there';
  while (Date.now() < deadline) {
    const failure = failed();
    if (failure !== undefined) throw new Error(failure);
    // gRPC waits a whole second after a refused connection; a plain socket tells at once when to begin.
    if (await accepts(address)) {
      const answer = await connectTo(address, namespace);
      if (typeof answer !== 'string') return answer;
      last = answer;
    }
    await pause(lookEveryMs);
  }
  throw new Error(
    `Temporal at ${address} did not answer for namespace ${namespace} in ${timeoutMs / 1000} s: ${last}.`,
  );
}

async function connectTo(address: string, namespace: string): Promise<Connection | string> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: connectTimeoutMs });
    await connection.workflowService.describeNamespace({ namespace });
    return connection;
  } catch (error) {
    await connection?.close();
    return error instanceof Error ? error.message : String(error);
  }
}

function accepts(address: string): Promise<boolean> {
  const colon = address.lastIndexOf(':');
  const [host, port] = [address.slice(0, colon).replace(/^\[|\]$/g, ''), Number(address.slice(colon + 1))];
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: connectTimeoutMs });
    const say = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => say(true));
    socket.once('error', () => say(false));
    socket.once('timeout', () => say(false));
  });
}
