import { createServer } from 'node:net';
import { join } from 'node:path';
import { startOwnTemporal } from '../support/own-temporal';
import { plainEnvironment } from '../support/service-process';
import { connectTestTemporal } from '../support/temporal';
import { runToEnd } from '../support/temporal-cli';

const root = join(__dirname, '../..');

/** Listens where production would be, and remembers whoever knocks. */
async function trap() {
  let knocks = 0;
  const server = createServer((socket) => {
    knocks += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { port, knocks: () => knocks, close: () => new Promise((resolve) => server.close(resolve)) };
}

test('npm start -- --once ends well, tells what happened, and never touches the production its environment names', async () => {
  const production = await trap();
  const address = `127.0.0.1:${production.port}`;
  const ended = await runToEnd(
    process.execPath,
    ['-r', './client/cli/typescript.cjs', 'sandbox/start.ts', '--once'],
    plainEnvironment({
      COMPANY: 'riktiga-bolaget',
      ANDERSSON_DATABASE: `mssql://sa:hemligt@${address}/Andersson`,
      ANDERSSON_SCHEMA: 'integration',
      FORTNOX_API_ADDRESS: `http://${address}`,
      FORTNOX_TOKEN_ADDRESS: `http://${address}/oauth-v1/token`,
      FORTNOX_CLIENT_ID: 'riktigt-id',
      FORTNOX_CLIENT_SECRET: 'riktig-hemlighet',
      FORTNOX_TENANT_ID: '4711',
      SYNC_CUSTOMERS_DIRECTION: 'off',
      SETTINGS_FILE: '/nowhere/settings.json',
    }),
    root,
  );
  await production.close();
  expect(ended.stderr).toBe('');
  expect(ended.code).toBe(0);
  expect(ended.stdout).toContain('Båda systemen är överens.');
  // One line of the table for each run of the scenario.
  expect(ended.stdout).toMatch(/│ Körning +│ Lästa +│/);
  expect(ended.stdout).toMatch(/│ Första laddningen[^│]*│ 3\d\d +│/);
  expect(ended.stdout).not.toContain('riktiga-bolaget');
  expect(production.knocks()).toBe(0);
}, 400_000);

test('npm start with the TEMPORAL_ADDRESS of a production whose service is stopped refuses, and leaves it as it was', async () => {
  const server = await startOwnTemporal({ knowsSearchAttributes: false });
  const temporal = await connectTestTemporal(server.address);
  const { client, connection, namespace } = temporal;
  const purchase = 'purchase/riktiga-bolaget/1042';
  await client.workflow.start('purchaseLifecycle', { workflowId: purchase, taskQueue: 'integration' });
  while ((await client.workflow.count()).count === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  const asItIs = async () => {
    const workflows: unknown[] = [];
    for await (const { workflowId, status, historyLength } of client.workflow.list())
      workflows.push([workflowId, status.name, historyLength]);
    const schedules: string[] = [];
    for await (const { scheduleId } of client.schedule.list()) schedules.push(scheduleId);
    return {
      workflows,
      schedules,
      attributes: await connection.operatorService.listSearchAttributes({ namespace }),
      purchase: (await client.workflow.getHandle(purchase).fetchHistory()).events?.length,
    };
  };
  try {
    const before = await asItIs();
    const ended = await runToEnd(
      process.execPath,
      ['-r', './client/cli/typescript.cjs', 'sandbox/start.ts', '--once'],
      plainEnvironment({ TEMPORAL_ADDRESS: server.address }),
      root,
    );
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(`används redan: ${purchase} är igång på kön integration.`);
    expect(await asItIs()).toEqual(before);
  } finally {
    await temporal.close();
    await server.stop();
  }
}, 120_000);
