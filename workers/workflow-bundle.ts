import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import workerPackage from '@temporalio/worker/package.json';

const root = join(__dirname, '..');
const folder = join(root, '.cache');

/**
 * The workflows as one file, built ahead: a worker that loads it is ready sooner and smaller than one that builds its
 * own (temporal-practice, rule 12), and the replay tests run exactly what workers run. Kept under a hash of its
 * sources and the SDK's version, so that a stale one is never loaded; built here when it is missing.
 */
export async function workflowBundle(): Promise<{ readonly codePath: string }> {
  const codePath = join(folder, `workflow-bundle-${sourceHash()}.js`);
  if (existsSync(codePath)) return { codePath };
  const { code } = await bundleWorkflowCode({ workflowsPath: join(root, 'workflows', 'index.ts'), logger: silent });
  mkdirSync(folder, { recursive: true });
  const unfinished = `${codePath}.${process.pid}`;
  writeFileSync(unfinished, code);
  renameSync(unfinished, codePath);
  return { codePath };
}

function sourceHash(): string {
  const hash = createHash('sha256').update(workerPackage.version);
  for (const part of ['workflows', 'domain']) {
    const files = readdirSync(join(root, part), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    for (const file of files.sort()) {
      const path = join(root, part, file);
      hash.update(relative(root, path).replaceAll('\\', '/')).update(readFileSync(path));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

const nothing = () => {};
/** The bundler reports sizes and timings nobody asked for; its errors are thrown. */
const silent = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };
