import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exchangesFile } from '../../support/simulator';
import { exitCodeOf, saidBy, startChild } from './child';

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fortnox-alone-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** `npm run sandbox -- fortnox …` */
function start(...options: readonly string[]): ChildProcess {
  const child = startChild('sandbox/main.ts', 'fortnox', ...options);
  children.push(child);
  return child;
}

interface Alone {
  readonly child: ChildProcess;
  readonly address: string;
  readonly admin: string;
  readonly credentials: { readonly clientId: string; readonly refreshToken: string };
  /** A call of the API; its JSON. */
  readonly api: (method: string, path: string, body?: object) => Promise<Record<string, unknown>>;
}

async function alone(...options: readonly string[]): Promise<Alone> {
  const file = exchangesFile();
  const child = start('--port', '0', '--json', ...(file === undefined ? [] : ['--record', file]), ...options);
  const { address, admin, credentials, accessToken } = JSON.parse(await saidBy(child, 'stdout', /\n$/));
  const api: Alone['api'] = async (method, path, body) => {
    const headers = { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' };
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    return (await (await fetch(address + path, { method, headers, ...init })).json()) as Record<string, unknown>;
  };
  return { child, address, admin, credentials, api };
}

async function ended({ child }: Alone): Promise<number | null> {
  const code = exitCodeOf(child);
  // As Ctrl-C under npm: from the terminal, and once more from npm.
  child.kill('SIGINT');
  child.kill('SIGINT');
  return code;
}

test('any HTTP client: what is printed is enough to call a seeded company and to steer it', async () => {
  const child = start('--port', '0');
  const said = await saidBy(child, 'stdout', /oauth-v1\/token\n\n$/);
  const [, bearer] = /^BEARER=(\S+)$/m.exec(said) ?? [];
  const [, call] = /^curl -H "Authorization: Bearer \$BEARER" "(\S+)"$/m.exec(said) ?? [];
  const [, admin] = /Steering +(\S+)/.exec(said) ?? [];
  const listed = (await (await fetch(String(call), { headers: { Authorization: `Bearer ${bearer}` } })).json()) as {
    MetaInformation: object;
    Customers: object[];
  };
  expect(listed.MetaInformation).toMatchObject({ '@TotalResources': 320 });
  expect(listed.Customers).toHaveLength(3);
  expect(await (await fetch(`${admin}/clock`)).json()).toMatchObject({ speed: 1 });

  const [, user, tenant, token] = /^curl -u (\S+) -H "TenantId: (\d+)" -d \S+ (\S+)$/m.exec(said) ?? [];
  const issued = await fetch(String(token), {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
    headers: { Authorization: `Basic ${Buffer.from(String(user)).toString('base64')}`, TenantId: String(tenant) },
  });
  expect(await issued.json()).toMatchObject({ token_type: 'bearer', expires_in: 3600 });
  expect(said).not.toContain('saved to');
});

test('the seeded company has suppliers, articles of every kind with stock and prices, and orders in every state', async () => {
  const { api, admin } = await alone();
  expect(await api('GET', '/3/suppliers')).toMatchObject({ MetaInformation: { '@TotalResources': 20 } });
  expect(await api('GET', '/3/articles')).toMatchObject({ MetaInformation: { '@TotalResources': 40 } });
  const numbers = (inList: Record<string, unknown>) =>
    (inList.Articles as { ArticleNumber: string }[]).map(({ ArticleNumber }) => ArticleNumber);
  const articles = numbers(await api('GET', '/3/articles'));
  for (const sign of '/+-') expect(articles.some((number) => number.includes(sign))).toBe(true);
  expect(numbers(await api('GET', '/3/articles?filter=inactive')).length).toBeGreaterThan(0);
  const cards = (await (await fetch(`${admin}/articles`)).json()) as Record<string, unknown>[];
  expect(cards.some(({ StockGoods }) => StockGoods === false)).toBe(true);
  expect(cards.some(({ CostCalculationMethod }) => CostCalculationMethod === 'LAST_RELEASED_INBOUND')).toBe(true);
  expect(cards.filter(({ SalesPrice }) => SalesPrice !== null).length).toBeGreaterThan(20);
  const balances = (await api('GET', '/api/warehouse/status-v1/stockbalance')) as unknown as { inStock: number }[];
  expect(balances.some(({ inStock }) => inStock > 0)).toBe(true);
  const orders = (await api('GET', '/api/warehouse/purchaseorders-v1?state=ALL')) as unknown as {
    purchaseOrderState: string;
  }[];
  expect(orders.map(({ purchaseOrderState }) => purchaseOrderState)).toEqual([
    'RECEIVED',
    'RECEIVED',
    'VOIDED',
    'NOT_SENT',
    'NOT_SENT',
    'NOT_SENT',
  ]);
});

test('--state: what happened is there after the next start, with the same client and tokens', async () => {
  const file = join(folder, 'company.json');
  const first = await alone('--state', file, '--switches', '{"searchMatch":"prefix"}');
  const { Customer } = await first.api('POST', '/3/customers', { Customer: { Name: 'Åmåls Gjuteri AB' } });
  await fetch(`${first.admin}/faults`, {
    method: 'POST',
    body: JSON.stringify({ kind: 'unauthorized', path: '/3/units' }),
    headers: { 'Content-Type': 'application/json' },
  });
  expect(await ended(first)).toBe(0);

  const second = await alone('--state', file, '--speed', '3');
  const { CustomerNumber } = Customer as { CustomerNumber: string };
  expect(await second.api('GET', `/3/customers/${CustomerNumber}`)).toEqual({ Customer });
  expect(await second.api('GET', '/3/customers')).toMatchObject({ MetaInformation: { '@TotalResources': 321 } });
  expect(second.credentials).toEqual(first.credentials);
  const steering = async (path: string) => (await fetch(`${second.admin}${path}`)).json();
  expect(await steering('/faults')).toMatchObject([{ fault: { kind: 'unauthorized' }, remaining: 1 }]);
  expect(await steering('/switches')).toContainEqual(expect.objectContaining({ name: 'searchMatch', value: 'prefix' }));
  expect(await steering('/clock')).toMatchObject({ speed: 3 });
  expect(await ended(second)).toBe(0);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: 1, parts: { clock: { speed: 3 } } });
});

async function refusal(...options: readonly string[]): Promise<readonly [code: number | null, said: string]> {
  const child = start(...options);
  const [code, said] = await Promise.all([exitCodeOf(child), saidBy(child, 'stderr')]);
  return [code, said];
}

test('a taken port, a file that is no state, a folder that is not there: named, with exit code 2, and nothing written', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const [code, said] = await refusal('--port', String(port));
  taken.close();
  expect([code, said]).toEqual([2, expect.stringMatching(new RegExp(`Port ${port} is taken.*--port`))]);

  const broken = join(folder, 'broken.json');
  writeFileSync(broken, '{"version":1,');
  const other = join(folder, 'other.json');
  writeFileSync(other, '{"name":"package"}');
  const cases = [
    [['--state', broken], /--state: .*broken\.json cannot be read/],
    [['--state', other], /The saved state cannot be used[\s\S]*version/],
    [['--state', join(folder, 'missing', 'company.json')], /--state: there is no folder .*missing/],
    [['--port', '70000'], /--port.*0 to 65535/],
    [['--switches', '{"searchMatch":"sometimes"}'], /searchMatch/],
  ] as const;
  const refusals = await Promise.all(cases.map(([options]) => refusal('--port', '0', ...options)));
  expect(refusals).toEqual(cases.map(([, says]) => [2, expect.stringMatching(says)]));
  expect(readFileSync(other, 'utf8')).toBe('{"name":"package"}');
  expect(existsSync(join(folder, 'missing'))).toBe(false);
}, 60_000);
