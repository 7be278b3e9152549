import { delimiter, join } from 'node:path';
import { executableName, isFile } from './cache-folder';
import { runCommand } from './run-command';
import { isAtLeast, oldestServer } from './versions';
import type { Attempt } from './ways';

/** `temporal` on PATH, when it runs and its dev server is not older than what the product is measured against. */
export async function temporalOnPath(env: NodeJS.ProcessEnv): Promise<Attempt> {
  const path = await firstOnPath(executableName('temporal'), env);
  if (!path) return { because: 'no `temporal` on PATH.' };
  const result = await runCommand(path, ['--version'], { env, signal: AbortSignal.timeout(20_000) });
  const server = result.missing ? undefined : /\(server (\d+\.\d+[.\d]*)/i.exec(result.output)?.[1];
  if (!server) return { because: `${path} does not tell its version as the Temporal CLI does; it is left alone.` };
  if (isAtLeast(server, oldestServer)) return { path };
  return { because: `${path} holds server ${server}; ${oldestServer} or later is needed: upgrade it to use it.` };
}

async function firstOnPath(name: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  // Windows spells the variable `Path`; only process.env itself hides that.
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const folder of folders) {
    const path = join(folder, name);
    if (await isFile(path)) return path;
  }
  return undefined;
}
