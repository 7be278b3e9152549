import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const prefix = 'test-run-';
/** Kept folders of failed runs are of use while someone looks into the failure. */
const keptForMs = 24 * 3_600_000;

/** A fresh folder for one test run, under .sandbox/ of the checkout; clears those of failed runs long past. */
export async function createRunFolder(root: string): Promise<string> {
  const parent = join(root, '.sandbox');
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(parent, name);
    const age = await stat(folder)
      .then((found) => Date.now() - found.mtimeMs)
      .catch(() => 0);
    if (age > keptForMs) await rm(folder, { recursive: true, force: true });
  }
  return mkdtemp(join(parent, prefix));
}
