import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a company's people are told. */
export interface Told {
  readonly company: string;
  readonly workflowId: string;
  readonly problem: string;
  readonly sentence: string;
}

/** A small program that keeps what it is told, as NOTIFY_COMMAND names it. */
export interface CommandReceiver {
  readonly command: string;
  told(): Promise<readonly Told[]>;
  /** From now on it ends with this code, after it has been told. */
  endWith(code: number): Promise<void>;
  close(): Promise<void>;
}

/** Written outside the checkout's own tree, as a site would have it: a program with a first line of its own. */
export async function commandReceiver(): Promise<CommandReceiver> {
  const folder = await mkdtemp(join(tmpdir(), 'notify-'));
  const [command, heard, code] = ['notify.sh', 'heard', 'code'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeFile(code, '0');
  await writeFile(heard, '');
  await writeFile(
    command,
    `#!/bin/sh\ncat >> '${heard}'\necho >> '${heard}'\necho "fel i skriptet" >&2\nexit "$(cat '${code}')"\n`,
  );
  await chmod(command, 0o755);
  return {
    command,
    told: async () =>
      (await readFile(heard, 'utf8'))
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    endWith: (wanted) => writeFile(code, String(wanted)),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** An address that takes messages, as NOTIFY_WEBHOOK names it. */
export interface WebhookReceiver {
  readonly address: string;
  readonly told: readonly Told[];
  /** How the next messages are answered: a status, or never. */
  answerWith(status: number | 'nothing'): void;
  close(): Promise<void>;
}

export async function webhookReceiver(): Promise<WebhookReceiver> {
  const told: Told[] = [];
  let answer: number | 'nothing' = 204;
  const server = createServer((request, response: ServerResponse) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      told.push(JSON.parse(body));
      if (answer !== 'nothing') response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${portOf(server)}/problem`,
    told,
    answerWith: (wanted) => {
      answer = wanted;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port');
  return address.port;
}
