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

test('npm start -- --once ends well, tells what happened to purchases, every register and balances, and never touches the production its environment names', async () => {
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
  const lines = ended.stdout.split('\n');
  // One table for each register, a line of it for each run of the scenario: read, made and changed in Andersson, in Fortnox.
  expect(lines).toContainEqual(expect.stringMatching(/^│ Kunder +│ Lästa +│/));
  expect(lines).toContainEqual(
    expect.stringMatching(/^│ Första laddningen: 320 kunder[^│]*│ 351 +│ 42 +│ 26 +│ 28 +│ 7 +│/),
  );
  expect(lines).toContainEqual(expect.stringMatching(/^│ Leverantörer +│ Lästa +│/));
  expect(lines).toContainEqual(expect.stringMatching(/^│ Första laddningen, bara[^│]*│ 2[01] +│ 6 +│ \d +│ 0 +│ 0 +│/));
  expect(lines).toContainEqual(expect.stringMatching(/^│ Artiklar +│ Lästa +│/));
  expect(lines).toContainEqual(expect.stringMatching(/^│ Första laddningen, åt[^│]*│ 46 +│ 4 +│ 0 +│ 6 +│ 0 +│/));
  // What one side lacks is named with its cure, and nothing waits in the end.
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}20100 {2}FEL: enhet rle: Enheten finns inte i Fortnox\./));
  expect(lines).toContainEqual(
    expect.stringMatching(/^ {2}10101 {2}FEL: Leverantören 530 finns inte i Andersson\. Lägg/),
  );
  for (const register of ['Kunder', 'Leverantörer', 'Artiklar'])
    expect(lines).toContain(`${register} som väntar på rättning efter sista körningen: 0.`);
  // Received 149, of which 30 are reserved in Fortnox; 20 more are on their way.
  expect(lines).toContainEqual(expect.stringMatching(/^│ 10001 +│ 149 +│ 119 +│ 20 +│ 139 +│$/));
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
