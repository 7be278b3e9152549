import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { startTemporal } from '../../../sandbox/temporal/start-temporal';
import { searchAttributes } from '../../../workflows/contract/search-attributes';
import { fromHarness } from '../../support/environment';
import { ownFolder } from './stand-ins';

const progress = () => undefined;

test('a dev server answers, shows its Web UI, knows the search attributes, and is gone after stop()', async () => {
  const executable = fromHarness('TEST_TEMPORAL_EXECUTABLE');
  const temporal = await startTemporal({ executable, searchAttributes, namespace: 'acme', progress });
  expect((await fetch(`${temporal.uiAddress}/`)).status).toBe(200);

  const connection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection, namespace: 'acme' });
  await expect(client.workflow.count("Company = 'demo' AND FortnoxNumbers = '17'")).resolves.toMatchObject({
    count: 0,
  });
  await connection.close();

  expect(isAlive(temporal.pid)).toBe(true);
  await temporal.stop();
  expect(isAlive(temporal.pid)).toBe(false);
});

test('a database file keeps what the server knew', async () => {
  const { folder, remove } = await ownFolder();
  const options = { executable: fromHarness('TEST_TEMPORAL_EXECUTABLE'), searchAttributes, progress };
  const databaseFile = join(folder, 'new', 'temporal.db');
  const start = () => startTemporal({ ...options, databaseFile });
  const started = async (run: (client: Client) => Promise<unknown>) => {
    const temporal = await start();
    const connection = await Connection.connect({ address: temporal.address });
    await run(new Client({ connection })).finally(() => connection.close());
    await temporal.stop();
  };
  await started((client) => client.workflow.start('any', { workflowId: 'kept', taskQueue: 'none' }));
  await started((client) =>
    expect(client.workflow.getHandle('kept').describe()).resolves.toMatchObject({ workflowId: 'kept' }),
  );
  await remove();
});

test('a server given by its address is used as it is and outlives stop()', async () => {
  const address = fromHarness('TEST_TEMPORAL_ADDRESS');
  const temporal = await startTemporal({ address, searchAttributes, progress });
  expect(temporal).toMatchObject({ address, namespace: 'default', uiAddress: null, pid: null });
  await temporal.stop();
  const again = await startTemporal({ address, progress });
  await again.stop();
});

test.each([
  ['port', 'TEMPORAL_PORT'],
  ['uiPort', 'TEMPORAL_UI_PORT'],
] as const)('a taken %s is reported with the setting %s', async (option, setting) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const taken = address && typeof address === 'object' ? address.port : 0;
  const executable = fromHarness('TEST_TEMPORAL_EXECUTABLE');
  await expect(startTemporal({ executable, [option]: taken, progress })).rejects.toThrow(
    `Port ${taken} on 127.0.0.1 is taken by another program: set ${setting} to another port, or to 0 for any free one.`,
  );
  other.close();
});

test('a server that ends at once is told with its last words', async () => {
  await expect(startTemporal({ executable: process.execPath, progress })).rejects.toThrow(
    /The Temporal dev server ended at once: [\s\S]*server/,
  );
});

test('the server does not outlive a process killed hard', async () => {
  const root = join(__dirname, '../../..');
  const child = spawn(
    process.execPath,
    [
      '-r',
      './client/cli/typescript.cjs',
      'test/sandbox/temporal/start-and-wait.ts',
      fromHarness('TEST_TEMPORAL_EXECUTABLE'),
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = await once(child.stdout, 'data');
  const pid = Number(String(line));
  expect(isAlive(pid)).toBe(true);
  child.kill('SIGKILL');
  for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 100) await pause(100);
  expect(isAlive(pid)).toBe(false);
});

function isAlive(pid: number | null): boolean {
  try {
    return process.kill(pid ?? Number.NaN, 0);
  } catch {
    return false;
  }
}
