import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { gone, ownGroup, root, typescript, watchedEnd } from './child';

const started = z.object({
  address: z.string(),
  accessToken: z.string(),
  admin: z.string(),
  credentials: z.object({ clientId: z.string(), clientSecret: z.string(), tenantId: z.string() }),
});
const figuresAnswer = z.object({
  requests: z.number(),
  tokenRequests: z.number(),
  http429: z.number(),
  maxIn5s: z.number(),
  firstAt: z.string().nullable(),
  lastAt: z.string().nullable(),
  byMethod: z.record(z.string(), z.number()),
  byRoute: z.record(z.string(), z.number()),
});
const clockAnswer = z.object({ now: z.string() });
const documents = z.array(z.record(z.string(), z.unknown()));
const requests = z.array(z.object({ path: z.string(), at: z.string() }));

/** Registers that are filled in one go. */
export type SeededCollection = 'customers' | 'suppliers' | 'articles' | 'prices';

/** Calls that count against Fortnox's limit; tokens do not. */
export const isApi = (path: string): boolean => path.startsWith('/3/') || path.startsWith('/api/');

export type FortnoxFigures = z.output<typeof figuresAnswer>;

/** The simulated Fortnox in a process of its own, steered and read over its admin surface. */
export interface SimulatorProcess {
  readonly address: string;
  readonly credentials: z.output<typeof started>['credentials'];
  /** A bearer of the benchmark's own, for calls before anything is measured. */
  readonly accessToken: string;
  /** What its clock shows. */
  now(): Promise<Date>;
  /** Fills a register, which nobody has touched since `changedAt`. */
  seed(collection: SeededCollection, cards: readonly object[], changedAt: Date): Promise<void>;
  /** All records of a register, each in full. */
  documents(collection: string): Promise<z.output<typeof documents>>;
  figures(): Promise<FortnoxFigures>;
  /** When calls to the APIs arrived, on its clock in milliseconds, in that order. */
  arrivals(): Promise<readonly number[]>;
  /** Starts the figures over. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param speed how many times as fast as the machine's its clock runs, rate window included
 * @param recordTo a file that gets each exchange as a line, before its answer leaves
 */
export async function startSimulatorProcess(speed: number, recordTo?: string): Promise<SimulatorProcess> {
  const main = join(root, 'sandbox', 'fortnox', 'main.ts');
  const options = ['--port', '0', '--speed', String(speed), ...(recordTo === undefined ? [] : ['--record', recordTo])];
  const child = spawn(process.execPath, [...typescript, main, ...options], {
    cwd: root,
    ...ownGroup,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = watchedEnd(child);
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => Promise.reject(new Error('The simulated Fortnox did not start.'))),
  ]);
  const { address, accessToken, admin, credentials } = started.parse(JSON.parse(String(line)));

  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${admin}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} /admin${path}: ${answer.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  };

  return {
    address,
    credentials,
    accessToken,
    now: async () => new Date(clockAnswer.parse(await call('GET', '/clock')).now),
    seed: async (collection, cards, changedAt) => {
      await call('POST', `/${collection}/seed`, { documents: cards, changedAt: changedAt.toISOString() });
    },
    documents: async (collection) => documents.parse(await call('GET', `/${collection}`)),
    figures: async () => figuresAnswer.parse(await call('GET', '/figures')),
    arrivals: async () =>
      requests
        .parse(await call('GET', '/requests'))
        .filter(({ path }) => isApi(path))
        .map(({ at }) => Date.parse(at)),
    clear: async () => {
      await call('DELETE', '/requests');
    },
    stop: async () => {
      child.kill('SIGTERM');
      await gone(child, ended);
    },
  };
}
