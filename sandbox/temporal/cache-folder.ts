import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The user's cache folder for what is fetched once; nothing else is ever written outside the checkout. */
export function cacheFolder(env = process.env, platform: NodeJS.Platform = process.platform, home = homedir()): string {
  return join(cacheRoot(env, platform, home), 'andersson-fortnox');
}

function cacheRoot(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  if (platform === 'win32') return env.LOCALAPPDATA ?? join(home, 'AppData', 'Local');
  if (platform === 'darwin') return join(home, 'Library', 'Caches');
  return env.XDG_CACHE_HOME || join(home, '.cache');
}

/** The name of an executable as this platform wants it. */
export function executableName(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

/** True when the path is a file; what is cached was put there whole, by rename. */
export async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/**
 * Gives `work` a folder of its own inside the cache and removes it afterwards, so that two processes never share
 * half-made files. What a killed process left is swept by the next one: its id is in the folder's name.
 */
export async function inWorkFolder<T>(cache: string, work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(cache, { recursive: true });
  await sweepDeadWork(cache);
  const folder = join(cache, `work-${process.pid}-${randomBytes(4).toString('hex')}`);
  await mkdir(folder);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function sweepDeadWork(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const pid = /^work-(\d+)-/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(cache, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: alive, but somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Moves a finished executable into its place in one step. Another process that was first does no harm. */
export async function publish(made: string, place: string): Promise<string> {
  await chmod(made, 0o755);
  try {
    await rename(made, place);
  } catch (error) {
    // Windows refuses to replace a program that runs: then the one in place is whole and in use.
    if (!(await isFile(place))) throw error;
  }
  return place;
}
