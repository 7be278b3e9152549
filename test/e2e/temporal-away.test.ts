import { freePort } from '../../sandbox/temporal/free-port';
import { type CommandWorld, startCommandWorld } from '../support/command-world';

/** A command takes a second alone, and far more on a machine that is busy with other tests. */
jest.setTimeout(120_000);

/** Both sides are there; Temporal is not. */
let world: CommandWorld;
let address: string;

beforeAll(async () => {
  address = `127.0.0.1:${await freePort()}`;
  world = await startCommandWorld(address);
});
afterAll(() => world?.close());

const sentences = () => ({
  sv: `Temporal på ${address} svarar inte. Kontrollera att Temporal är igång, och TEMPORAL_ADDRESS.`,
  en: `Temporal at ${address} does not answer. Check that Temporal is running, and TEMPORAL_ADDRESS.`,
});

test.each(['sync list', 'problems'])(
  '%s without Temporal: which part, where and what to do, in the language asked for; exit 1',
  async (command) => {
    const [swedish, english] = await Promise.all([
      world.command(command.split(' ')),
      world.command(['--lang', 'en', ...command.split(' '), '--json']),
    ]);
    expect(swedish).toEqual({ code: 1, stdout: '', stderr: `${sentences().sv}\n` });
    expect(english).toMatchObject({ code: 1, stdout: '' });
    expect(JSON.parse(english.stderr)).toEqual({ error: sentences().en });
  },
);

test('status without Temporal says the same, and how the rest stands; exit 1', async () => {
  for (const [language, sentence] of Object.entries(sentences())) {
    const asJson = await world.command(['--lang', language, 'status', '--json']);
    expect(asJson).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      reachable: [
        { what: 'Temporal', address, fault: sentence },
        { what: 'Andersson (demo)', fault: null },
        { what: 'Fortnox (demo)', fault: null },
      ],
      registers: ['customers', 'suppliers', 'articles', 'stock-balances'].map((register) => ({
        register,
        schedule: null,
      })),
    });
  }
});
