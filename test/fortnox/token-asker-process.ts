import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { storedTokenSource } from '../../activities/fortnox/stored-token';
import { openCompanies } from '../../workers/companies';
import { readSettings } from '../../workers/settings';
import { companyTokenStore } from '../../workers/token-store';

/**
 * A process of its own for token-processes.test.ts: `token-asker-process.ts ASKERS [MOMENT]`, the settings in its
 * environment. It says `ready`, waits for a line, then asks for a token so many times at once and says what came, each
 * token as a hash. At the given moment of an exchange it says so and stands still, to be killed there.
 */
const [askers = '1', moment] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const standStill = (at: string) => {
  say(at);
  return new Promise<never>(() => undefined);
};

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const [company = ''] = Object.keys(settings.companies);
  const companies = openCompanies(settings);
  const { database } = await companies.andersson(company);
  const { fortnox } = companies.settingsOf(company);
  const store = companyTokenStore(company, async () => database, settings.tokenKey ?? '', fortnox.refreshToken);
  const doomed = storedTokenSource(fortnox, {
    ...store,
    claim: async (...claim) => (await store.claim(...claim)) && (moment === 'claimed' ? standStill('claimed') : true),
    keep: () => standStill('answered'),
  });
  const source = moment ? doomed : companies.fortnox(company).client.tokens;
  say('ready');
  await new Promise((resolve) => createInterface({ input: process.stdin }).once('line', resolve));
  const got = await Promise.all(Array.from({ length: Number(askers) }, () => source.get()));
  const told = got.map((it) =>
    it.outcome === 'done' ? createHash('sha256').update(it.value).digest('hex') : `${it.failure.kind}`,
  );
  say(JSON.stringify(told));
  await companies.close();
  process.exit(0);
}

void main();
