import { isTransientDatabaseError, openAnderssonDatabase } from '../../../activities/andersson/database';
import { describeAddress, mssqlConfig } from '../../../activities/andersson/database/mssql-config';
import { explain } from '../../../activities/andersson/database/mssql-pool';

const PASSWORD = 'h3mligt!';

test('a server that is not there: address and next step, never the password', async () => {
  const settings = {
    kind: 'mssql',
    server: '127.0.0.1',
    port: 1,
    database: 'Andersson',
    user: 'sa',
    password: PASSWORD,
  } as const;
  const error = await openAnderssonDatabase(settings).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ kind: 'unreachable', details: { address: '127.0.0.1:1/Andersson' } });
  expect(String(error)).toMatch(/firewall/);
  expect(`${String(error)}${JSON.stringify(error)}${String((error as Error).cause)}`).not.toContain(PASSWORD);
  expect(isTransientDatabaseError(error)).toBe(true);
});

test('settings that are not right are refused all at a time, without the password', async () => {
  const settings = { kind: 'mssql', url: `mssql://sa:${PASSWORD}@`, schema: 'integration' } as const;
  const error = await openAnderssonDatabase(settings).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ kind: 'settingsInvalid' });
  expect(String(error)).not.toContain(PASSWORD);
  const schema = openAnderssonDatabase({ kind: 'mssql', url: 'mssql://h/d', schema: 'a] b' });
  await expect(schema).rejects.toMatchObject({ kind: 'settingsInvalid' });
});

test.each([
  ['mssql://sa:p%40ss@host:1500/Andersson?trustServerCertificate=true', 'host', 1500, true, true],
  [
    'Server=host,1500;Database=Andersson;User Id=sa;Password=p@ss;TrustServerCertificate=true',
    'host',
    1500,
    true,
    true,
  ],
  ['mssql://sa:p%40ss@host/Andersson?encrypt=false', 'host', undefined, false, false],
])('an address %s is read', (url, server, port, encrypt, trustServerCertificate) => {
  const config = mssqlConfig({ kind: 'mssql', url, schema: 'integration' });
  expect(config).toMatchObject({
    server,
    database: 'Andersson',
    user: 'sa',
    password: 'p@ss',
    options: { encrypt, trustServerCertificate, useUTC: true },
  });
  expect(config.port).toBe(port);
});

test('a named instance keeps its name in messages', () => {
  expect(describeAddress({ server: 'PC\\SQLEXPRESS', database: 'A' })).toBe('PC\\SQLEXPRESS/A');
  expect(describeAddress({ server: 'PC', options: { instanceName: 'X' }, database: 'A' })).toBe('PC\\X/A');
});

test.each([
  ['loginRefused', { code: 'ELOGIN', originalError: { number: 18456 } }],
  ['databaseMissing', { code: 'ELOGIN', number: 4060 }],
  ['certificateRefused', { code: 'ESOCKET', message: 'self-signed certificate' }],
  ['unreachable', { code: 'ETIMEOUT' }],
])('%s is told apart', (kind, error) => {
  expect(explain(error, 'host:1433/A')).toMatchObject({ kind, message: expect.stringContaining('host:1433/A') });
});
