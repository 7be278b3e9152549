import { createServer } from 'node:net';

const host = '127.0.0.1';

/** A port nothing listens on at the moment. It is not kept: another program may take it before it is used. */
export async function freePort(): Promise<number> {
  return listenOnce(0);
}

/**
 * The wanted port, or a free one for 0 or undefined. Throws a sentence that names the setting to change when the
 * wanted one is taken.
 */
export async function portToUse(wanted: number | undefined, setting: string): Promise<number> {
  if (!wanted) return freePort();
  try {
    return await listenOnce(wanted);
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? 'is taken by another program' : String(error);
    throw new Error(`Port ${wanted} on ${host} ${reason}: set ${setting} to another port, or to 0 for any free one.`);
  }
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
