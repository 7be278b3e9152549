import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inWorkFolder, publish } from './cache-folder';
import { lastLine, runCommand } from './run-command';
import type { Attempt, Progress } from './ways';

/** A download that has not grown for this long is given up: the next way is surer than a network that hangs. */
const stallMs = 15_000;
const lookEveryMs = 250;

export interface SdkDownload {
  kind: 'dev-server' | 'time-skipping';
  /** A release, or `default` for what the SDK was released with. */
  version: string;
  cache: string;
  /** Where in the cache the executable ends up. */
  place: string;
  progress: Progress;
  /** The program that downloads into the folder it is given; another in tests. */
  downloader?: readonly string[] | undefined;
  stallMs?: number;
}

const sdkDownloader = [
  '-r',
  join(__dirname, '../../client/cli/typescript.cjs'),
  join(__dirname, 'sdk-download-child.ts'),
];

/**
 * The SDK's own download, in a process of its own: the SDK has no way to give one up, and its lock file of an
 * interrupted download would hold up the next.
 */
export async function sdkDownload(options: SdkDownload): Promise<Attempt> {
  return inWorkFolder(options.cache, async (work) => {
    const folder = join(work, 'download');
    await mkdir(folder);
    options.progress(`trying the SDK's download of the ${options.kind}; it is given up when nothing comes for 15 s.`);
    const stall = new AbortController();
    const watch = watchGrowth(folder, options.stallMs ?? stallMs, () => stall.abort());
    const args = [...(options.downloader ?? sdkDownloader), options.kind, options.version, folder];
    const result = await runCommand(process.execPath, args, { signal: stall.signal }).finally(() =>
      clearInterval(watch),
    );
    if (stall.signal.aborted) return { because: "the SDK's download was given up: nothing came any more." };
    const made = (await readdir(folder)).find((name) => name.startsWith('temporal') && !name.endsWith('.downloading'));
    if (!result.missing && result.code === 0 && made) {
      return { path: await publish(join(folder, made), options.place) };
    }
    return { because: `the SDK's download failed (${result.missing ? 'no Node' : shortReason(result.output)}).` };
  });
}

function watchGrowth(folder: string, patienceMs: number, giveUp: () => void): NodeJS.Timeout {
  let size = -1;
  let grownAt = Date.now();
  return setInterval(async () => {
    const now = await sizeOf(folder);
    if (now !== size) [size, grownAt] = [now, Date.now()];
    if (Date.now() - grownAt > patienceMs) giveUp();
  }, lookEveryMs);
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (found) => found.size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The SDK's message nests the whole request twice; what failed stands last. */
function shortReason(output: string): string {
  return lastLine(output).split(': ').slice(-2).join(': ') || 'no reason given';
}
