import { connect, createServer, type Server } from 'node:net';
import { freePort } from '../../sandbox/temporal/free-port';
import { startOwnTemporal } from '../support/own-temporal';
import { anderssonFortnox, running } from '../support/service-process';
import { type ServiceWorld, startServiceWorld } from '../support/service-world';

const secrets = {
  FORTNOX_CLIENT_SECRET: 'hemlighet-i-fortnox',
  FORTNOX_REFRESH_TOKEN: 'hemlig-token',
  TOKEN_KEY: 'kort-hemlighet',
  ANDERSSON_DATABASE: 'postgres://sa:hemligt-losen@server/Andersson',
};

describe('settings that cannot be used', () => {
  test.each([['start'], ['status'], ['sync list'], ['sync now customers']])(
    "%s: every fault at once by the variable's name, no secret, exit 2",
    async (command) => {
      const ended = await anderssonFortnox(
        {
          ...secrets,
          FORTNOX_TENANT_ID: 'abc',
          SYNC_CUSTOMERS_DIRECTION: 'sideways',
          SYNC_CUSTOMERS_EVERY_SECONDS: '1',
        },
        ...command.split(' '),
      );
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      for (const name of [
        'ANDERSSON_DATABASE',
        'FORTNOX_CLIENT_ID',
        'FORTNOX_TENANT_ID',
        'FORTNOX_REFRESH_TOKEN',
        'TOKEN_KEY',
        'SYNC_CUSTOMERS_DIRECTION',
        'SYNC_CUSTOMERS_EVERY_SECONDS',
      ]) {
        expect(ended.stderr).toContain(name);
      }
      for (const secret of [...Object.values(secrets), 'hemligt-losen']) expect(ended.stderr).not.toContain(secret);
    },
  );

  test.each([
    ['sv', 'Inställningarna kan inte användas:', 'saknas'],
    ['en', 'The settings cannot be used:', 'is missing'],
  ])('nothing set at all: what is missing is named, exit 2, also as JSON (%s)', async (language, headline, missing) => {
    const ended = await anderssonFortnox({}, '--lang', language, 'start', '--json');
    expect(ended.code).toBe(2);
    const { error } = JSON.parse(ended.stderr) as { error: string };
    expect(error).toContain(headline);
    for (const name of ['ANDERSSON_DATABASE', 'FORTNOX_CLIENT_ID', 'FORTNOX_CLIENT_SECRET']) {
      expect(error).toMatch(new RegExp(`${name} .*${missing}`));
    }
  });
});

describe('what a service waits for', () => {
  let world: ServiceWorld;
  beforeAll(async () => {
    world = await startServiceWorld();
  });
  afterAll(() => world?.close());

  test('a Temporal that is not there is named with its address and tried again; when it appears the service starts', async () => {
    const port = await freePort();
    const address = `127.0.0.1:${port}`;
    const service = world.startService({ TEMPORAL_ADDRESS: address });
    const said = await service.says(address);
    expect(said).toContain('Temporal på');
    expect(said).toContain('TEMPORAL_ADDRESS');
    const temporal = await startOwnTemporal({ port });
    try {
      await service.says(running);
      expect(await service.end('SIGTERM')).toBe(0);
    } finally {
      await service.end('SIGKILL');
      await temporal.stop();
    }
  }, 60_000);

  test('a service that still waits for everything ends at once when asked to, in order', async () => {
    const port = await freePort();
    const fortnox = `http://127.0.0.1:${port}`;
    const service = world.startService({
      TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
      ANDERSSON_DATABASE: `mssql://integration:hemligt-losen@127.0.0.1:${port}/Andersson`,
      FORTNOX_API_ADDRESS: fortnox,
      FORTNOX_TOKEN_ADDRESS: `${fortnox}/oauth-v1/token`,
    });
    await service.says('Temporal på');
    expect(await service.end('SIGTERM')).toBe(0);
    expect(service.lines.filter((line) => !line.startsWith('{'))).toEqual([]);
  }, 60_000);

  test('a Fortnox that is not there is named with its address, status ends with 1; when it appears a run goes through', async () => {
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const elsewhere = { FORTNOX_API_ADDRESS: address, FORTNOX_TOKEN_ADDRESS: `${address}/oauth-v1/token` };
    world.fortnox.customers.seed([{ CustomerNumber: '1001', Name: 'Kund 1001 AB' }]);
    const service = world.startService(elsewhere);
    await service.says(running);
    expect(await service.says(address)).toContain(`Fortnox för ${world.company} kan inte användas`);
    const environment = { ...world.environment, ...elsewhere };
    const status = await anderssonFortnox(environment, 'status');
    expect(status.code).toBe(1);
    expect(status.stdout).toContain(address);

    const run = anderssonFortnox(environment, 'sync', 'now', 'customers', '--json');
    const door = await opened(port, world.fortnox.address);
    const ended = await run;
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(ended.stdout)).toMatchObject({ outcome: 'done', toAndersson: { created: 1 } });
    expect(await service.end('SIGTERM')).toBe(0);
    door.close();
  }, 60_000);

  test('a database that is not there is named with its address and no password, and the service runs for when it is', async () => {
    const address = `127.0.0.1:${await freePort()}`;
    const elsewhere = { ANDERSSON_DATABASE: `mssql://integration:hemligt-losen@${address}/Andersson` };
    const service = world.startService(elsewhere);
    await service.says(running);
    expect(await service.says(`${world.company}: Anderssons databas`)).toContain(`${address}/Andersson`);
    const status = await anderssonFortnox({ ...world.environment, ...elsewhere }, 'status');
    expect(status.code).toBe(1);
    expect(status.stdout).toContain(`${address}/Andersson`);
    for (const text of [status.stdout, status.stderr, ...service.lines]) expect(text).not.toContain('hemligt-losen');
    expect(await service.end('SIGTERM')).toBe(0);
  }, 60_000);
});

/** A way in at the port, to a server that stands elsewhere. */
async function opened(port: number, address: string): Promise<Server> {
  const server = createServer((socket) => {
    const onward = connect(Number(new URL(address).port), '127.0.0.1');
    for (const end of [socket, onward]) end.on('error', () => undefined);
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}
