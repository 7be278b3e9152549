import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder of the test's own under .sandbox/ of the checkout; by its name a later run clears what a kill left. */
export async function ownFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
  const parent = join(__dirname, '../../../.sandbox');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'test-run-temporal-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Puts a program into `folder` that is a shell script: stands in for `temporal`, `go` or `python3` on PATH. */
export async function standIn(folder: string, name: string, script: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

/** Stand-ins are shell scripts. */
export const describeWithShell = process.platform === 'win32' ? describe.skip : describe;
