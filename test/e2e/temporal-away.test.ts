import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createSandboxDatabase } from '../../sandbox/andersson/sandbox-database';
import { freePort } from '../../sandbox/temporal/free-port';
import { sidesEnvironment } from '../support/customer-world';
import { anderssonFortnox } from '../support/service-process';
import { startTestSimulator } from '../support/simulator';

const sandboxFolder = join(__dirname, '../../.sandbox');
/** Both sides are there; Temporal is not. */
let environment: Record<string, string>;
let address: string;
let close: () => Promise<void>;

beforeAll(async () => {
  await mkdir(sandboxFolder, { recursive: true });
  const folder = await mkdtemp(join(sandboxFolder, 'temporal-away-'));
  const file = join(folder, 'andersson.db');
  const [fortnox, andersson] = [await startTestSimulator(), await createSandboxDatabase(file, 'demo')];
  address = `127.0.0.1:${await freePort()}`;
  environment = { ...sidesEnvironment(fortnox, file), TEMPORAL_ADDRESS: address };
  close = async () => {
    await Promise.all([fortnox.close(), andersson.close()]);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
});
afterAll(() => close?.());

const sentences = () => ({
  sv: `Temporal på ${address} svarar inte. Kontrollera att Temporal är igång, och TEMPORAL_ADDRESS.`,
  en: `Temporal at ${address} does not answer. Check that Temporal is running, and TEMPORAL_ADDRESS.`,
});

test.each(['sync list', 'problems'])(
  '%s without Temporal: which part, where and what to do, in the language asked for; exit 1',
  async (command) => {
    const [swedish, english] = await Promise.all([
      anderssonFortnox(environment, ...command.split(' ')),
      anderssonFortnox(environment, '--lang', 'en', ...command.split(' '), '--json'),
    ]);
    expect(swedish).toEqual({ code: 1, stdout: '', stderr: `${sentences().sv}\n` });
    expect(english).toMatchObject({ code: 1, stdout: '' });
    expect(JSON.parse(english.stderr)).toEqual({ error: sentences().en });
  },
);

test('status without Temporal says the same, and how the rest stands; exit 1', async () => {
  for (const [language, sentence] of Object.entries(sentences())) {
    const asJson = await anderssonFortnox(environment, '--lang', language, 'status', '--json');
    expect(asJson).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      reachable: [
        { what: 'Temporal', address, fault: sentence },
        { what: 'Andersson (demo)', fault: null },
        { what: 'Fortnox (demo)', fault: null },
      ],
      registers: [{ register: 'customers', schedule: null }],
    });
  }
});
