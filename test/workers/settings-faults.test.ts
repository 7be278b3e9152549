import { chosenCompany } from '../../client/cli/company-option';
import { readSettings } from '../../workers/settings';
import { SettingsError } from '../../workers/settings-faults';

const right = {
  ANDERSSON_DATABASE: 'file:andersson.db',
  FORTNOX_CLIENT_ID: 'id',
  FORTNOX_CLIENT_SECRET: 'hemlighet',
  FORTNOX_TENANT_ID: '4711',
};

function faultsOf(work: () => unknown): SettingsError {
  try {
    work();
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
}
const changed = (name: string, value: string | undefined) =>
  faultsOf(() => readSettings({ ...right, [name]: value })).faults;

test.each([
  ['ANDERSSON_DATABASE', undefined, 'saknas', 'is missing'],
  ['ANDERSSON_DATABASE', 'postgres://x', 'ska börja med mssql:// eller file:', 'must begin with mssql:// or file:'],
  ['ANDERSSON_DATABASE', 'mssql://a:b@c:port/d', 'kan inte läsas som mssql://', 'cannot be read as mssql://'],
  ['FORTNOX_TENANT_ID', 'abc', 'ska vara bara siffror', 'must be digits only'],
  ['FORTNOX_REFRESH_TOKEN', 'x', 'inte båda', 'not both'],
  [
    'FORTNOX_API_ADDRESS',
    'ftp://x',
    'ska vara en adress som börjar med http',
    'must be an address that begins with http',
  ],
  ['SYNC_CUSTOMERS_DIRECTION', 'sideways', 'något av import, export, both, off', 'one of import, export, both, off'],
  ['SYNC_CUSTOMERS_EVERY_SECONDS', '1', 'ska vara minst 10', 'must be at least 10'],
  ['SYNC_CUSTOMERS_EVERY_SECONDS', '86401', 'ska vara högst 86400', 'must be at most 86400'],
  ['SYNC_CUSTOMERS_EVERY_SECONDS', '20.5', 'ska vara ett heltal', 'must be a whole number'],
  ['SYNC_CUSTOMERS_EVERY_SECONDS', 'ofta', 'ska vara ett tal', 'must be a number'],
  ['PURCHASE_STOCK_POINT', 'x'.repeat(11), 'ska ha högst 10 tecken', 'must have at most 10 characters'],
  ['TEMPORAL_TLS', 'kanske', 'ska vara true eller false', 'must be true or false'],
  ['METRICS_ADDRESS', 'här', 'skrivs som 127.0.0.1:9464', 'is written as 127.0.0.1:9464'],
  ['TOKEN_KEY', 'kort', 'ska vara 32 byte i base64', 'must be 32 bytes in base64'],
  ['COMPANY', 'Stora Bolaget', 'en företagsnyckel är', 'a company key is'],
  ['SETTINGS_FILE', '/nowhere/settings.json', 'finns inte', 'there is no file'],
])('%s=%s: what is wrong in both languages, by the variable’s name', (name, value, sv, en) => {
  const [fault, ...others] = changed(name, value);
  expect(others).toEqual([]);
  expect(fault?.sv).toMatch(new RegExp(`^(${name}\\b|companies\\.demo\\.fortnox).*: `));
  expect(fault?.sv).toContain(sv);
  expect(fault?.en).toContain(en);
});

test('a login without the key it is kept under: the key is what is missing', () => {
  expect(changed('FORTNOX_TENANT_ID', undefined)).toEqual([
    {
      sv: 'TOKEN_KEY (tokenKey): behövs där ett företag saknar FORTNOX_TENANT_ID: dess inloggning sparas under den (32 byte i base64)',
      en: 'TOKEN_KEY (tokenKey): is needed where a company has no FORTNOX_TENANT_ID: its login is kept under it (32 bytes in base64)',
    },
  ]);
});

test('all faults under one headline in the reader’s language; Swedish where nobody has asked for another', () => {
  const error = faultsOf(() => readSettings({ FORTNOX_CLIENT_ID: 'id', FORTNOX_TENANT_ID: '1' }));
  expect(error.message).toBe(error.said('sv'));
  expect(error.said('sv')).toBe(
    [
      'Inställningarna kan inte användas:',
      '  - ANDERSSON_DATABASE (companies.demo.andersson.database): saknas',
      '  - FORTNOX_CLIENT_SECRET (companies.demo.fortnox.clientSecret): saknas',
    ].join('\n'),
  );
  expect(error.said('en').split('\n')).toEqual([
    'The settings cannot be used:',
    expect.stringContaining('ANDERSSON_DATABASE'),
    '  - FORTNOX_CLIENT_SECRET (companies.demo.fortnox.clientSecret): is missing',
  ]);
});

test('a company that is not among the settings’: which there are, in both languages', () => {
  const settings = readSettings(right);
  expect(chosenCompany(settings, undefined)).toBe('demo');
  expect(faultsOf(() => chosenCompany(settings, 'annat')).faults).toEqual([
    { sv: '--company: välj något av demo', en: '--company: choose one of demo' },
  ]);
});
