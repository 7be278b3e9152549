import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exchangesFile } from '../../support/simulator';
import { exitCodeOf, saidBy, startChild } from './child';
import { basic, closeSimulators, connect } from './plain-client';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fortnox-'));
});
afterEach(async () => {
  await closeSimulators();
  rmSync(folder, { recursive: true });
});

const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const start = (...options: readonly string[]) => startChild('sandbox/fortnox/main.ts', ...options);

test('the record holds every exchange, also one whose reply was lost, and no secret', async () => {
  const file = exchangesFile() ?? join(folder, 'exchanges.jsonl');
  const { simulator, api, token } = await connect({ recordTo: file });
  const refreshed = await token({ grant_type: 'refresh_token', refresh_token: simulator.credentials.refreshToken });
  simulator.addFault({ kind: 'replyLost', method: 'POST' });
  await api('POST', '/customers', { Customer: { Name: 'Åke' } }).catch(() => undefined);
  await api('GET', '/customers/1?x=y');
  await api('POST', '/customers', '{broken');
  const lines = linesOf(file);
  expect(lines.map(({ method, route, status, fault }) => [method, route, status, fault])).toEqual([
    ['POST', '/oauth-v1/token', 200, undefined],
    ['POST', '/oauth-v1/token', 200, undefined],
    ['POST', '/3/customers', 201, 'replyLost'],
    ['GET', '/3/customers/{CustomerNumber}', 200, undefined],
    ['POST', '/3/customers', 400, undefined],
  ]);
  expect(lines[2]).toMatchObject({
    path: '/3/customers',
    requestBody: { Customer: { Name: 'Åke' } },
    responseBody: { Customer: { CustomerNumber: '1', Name: 'Åke' } },
  });
  expect(lines[3]).toMatchObject({ path: '/3/customers/1', query: 'x=y', requestBody: null });
  expect(lines[4].requestBody).toBe('{broken');
  const text = readFileSync(file, 'utf8');
  const { clientSecret, refreshToken } = simulator.credentials;
  for (const secret of [clientSecret, refreshToken, refreshed.json.access_token, refreshed.json.refresh_token]) {
    expect(text).not.toContain(secret);
  }
});

test('alone in its process it says where it is, serves, and loses no record when killed', async () => {
  const file = exchangesFile() ?? join(folder, 'exchanges.jsonl');
  const child = start('--port', '0', '--seed', '3', '--record', file, '--speed', '5');
  try {
    const { api, token, admin, credentials } = JSON.parse(await saidBy(child, 'stdout', /\n$/));
    const issued = await fetch(token, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      headers: { Authorization: basic(credentials.clientId, credentials.clientSecret), TenantId: credentials.tenantId },
    });
    const { access_token } = (await issued.json()) as { access_token: string };
    const listed = await fetch(`${api}/customers`, { headers: { Authorization: `Bearer ${access_token}` } });
    expect(await listed.json()).toMatchObject({ MetaInformation: { '@TotalResources': 3 } });
    expect(await (await fetch(`${admin}/clock`)).json()).toMatchObject({ speed: 5 });
  } finally {
    child.kill('SIGKILL');
    await exitCodeOf(child);
  }
  expect(linesOf(file).map(({ route }) => route)).toEqual(['/oauth-v1/token', '/3/customers']);
});

test('it ends in order when asked to', async () => {
  const child = start('--port', '0');
  await saidBy(child, 'stdout', /\n$/);
  child.kill('SIGTERM');
  expect(await exitCodeOf(child)).toBe(0);
});

test('a taken port and a wrong option are named, with exit code 2', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const refused = start('--port', String(port));
  const [message, code] = await Promise.all([saidBy(refused, 'stderr'), exitCodeOf(refused)]);
  expect(message).toContain(`Port ${port} is taken`);
  expect(message).toContain('--port');
  expect(code).toBe(2);
  taken.close();
  expect(await exitCodeOf(start('--speed', 'fast'))).toBe(2);
});
