import { Client, Connection } from '@temporalio/client';

/** Where Temporal is and how to get in. */
export interface TemporalSettings {
  readonly address: string;
  readonly namespace: string;
  readonly apiKey?: string | undefined;
  readonly tls: boolean;
}

/** What both kinds of connection (client's and worker's) are opened with. */
export function connectionOptions({ address, apiKey, tls }: TemporalSettings) {
  return { address, ...(apiKey ? { apiKey } : { tls }) };
}

/** A client with its connection, to be closed by whoever opened it. */
export interface ConnectedClient {
  readonly client: Client;
  readonly connection: Connection;
}

/** A client for commands and schedules; rejects within seconds where nobody answers. */
export async function connectClient(settings: TemporalSettings): Promise<ConnectedClient> {
  const connection = await Connection.connect({ ...connectionOptions(settings), connectTimeout: '5 seconds' });
  return { connection, client: new Client({ connection, namespace: settings.namespace }) };
}
