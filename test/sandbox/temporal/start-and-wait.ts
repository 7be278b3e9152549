import { startTemporal } from '../../../sandbox/temporal/start-temporal';

/** A program to be killed: starts a server, tells its process id, and waits. */
async function main(executable: string | undefined): Promise<void> {
  const temporal = await startTemporal({ executable, progress: () => undefined });
  process.stdout.write(`${temporal.pid}\n`);
  setInterval(() => undefined, 60_000);
}

void main(process.argv[2]);
