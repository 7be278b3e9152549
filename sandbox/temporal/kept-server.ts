import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Above the keeper's own patience with the server. */
const stopTimeoutMs = 10_000;
const linesKept = 20;

/** A server that ends with us, however we end. */
export interface KeptServer {
  /** Process id of the server itself. */
  pid: number;
  hasEnded(): boolean;
  /** What it last wrote on its error stream. */
  lastWords(): string;
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts an executable under a keeper (server-keeper.cjs), in a process group of its own, so that a Ctrl-C reaches us
 * first and we can end things in order. It does not keep our process alive. Throws when it cannot be started.
 */
export async function startKept(executable: string, args: readonly string[]): Promise<KeptServer> {
  const keeper = spawn(process.execPath, [join(__dirname, 'server-keeper.cjs'), executable, ...args], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    // A debugger or a preloaded module of ours is none of the keeper's business.
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const words: string[] = [];
  keeper.stderr.on('data', (chunk: Buffer) => {
    words.push(
      ...chunk
        .toString()
        .split(/\r?\n/)
        .filter((line) => line.trim() !== ''),
    );
    words.splice(0, words.length - linesKept);
  });
  const ended = new Promise<void>((resolve) => keeper.once('close', () => resolve()));
  let gone = false;
  keeper.once('exit', () => {
    gone = true;
  });
  const pid = await firstLine(keeper);
  if (pid === undefined) throw new Error(`${executable} could not be started: ${words.join(' ') || 'no reason given'}`);
  letGo(keeper);
  return {
    pid,
    hasEnded: () => gone,
    lastWords: () => words.join('\n'),
    stop: () => stop(keeper, ended, () => gone),
  };
}

async function firstLine(keeper: ChildProcess): Promise<number | undefined> {
  const closed = once(keeper, 'close').then(() => undefined);
  const line = keeper.stdout ? once(keeper.stdout, 'data').then(([chunk]) => Number(String(chunk).trim())) : undefined;
  return Promise.race([closed, line]);
}

/** Nothing of the keeper may hold our event loop. */
function letGo(keeper: ChildProcess): void {
  keeper.unref();
  for (const stream of keeper.stdio) {
    if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
  }
}

async function stop(keeper: ChildProcess, ended: Promise<void>, hasEnded: () => boolean): Promise<void> {
  if (hasEnded()) return;
  keeper.ref();
  keeper.stdin?.end();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      keeper.kill('SIGKILL');
      resolve();
    }, stopTimeoutMs);
  });
  await Promise.race([ended, late]);
  clearTimeout(timer);
}
