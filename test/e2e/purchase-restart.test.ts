import { running, type ServiceProcess } from '../support/service-process';
import { missing, type PurchaseWorld, startPurchaseWorld, until } from './purchase-world';

let world: PurchaseWorld;
let service: ServiceProcess;
const another = '698';

const started = async (settings: Readonly<Record<string, string>> = {}) => {
  service = world.startService(settings);
  await service.says(running);
};

beforeAll(async () => {
  world = await startPurchaseWorld();
  await started();
}, 120_000);
afterAll(() => world?.close());

test('design §3: decided while no worker is up, by signal or by command, it heals when the service starts', async () => {
  await world.save('1001', { supplier: missing });
  await world.save('1002', { supplier: missing });
  await Promise.all([world.stuck('1001'), world.stuck('1002')]);
  expect(await service.end('SIGTERM')).toBe(0);
  world.addSupplier();

  // What stands is seen without a service.
  const [list, show] = await Promise.all([
    world.command('problems', 'list', '--company', world.company),
    world.command('problems', 'show', world.id('1001'), '--json'),
  ]);
  expect(list).toMatchObject({ code: 3, stdout: expect.stringContaining(world.id('1002')) });
  expect(list.stdout).toContain('Leverantören finns inte i Fortnox');
  expect(show.code).toBe(3);
  expect(JSON.parse(show.stdout)).toMatchObject({ execution: 'RUNNING', status: null });

  expect(await world.workflow('signal', '1001', '--name', 'retry')).toMatchObject({ code: 0 });
  // A worker that has only just gone still looks as if it were there.
  const decided = await world.command('problems', 'retry', world.id('1002'));
  expect(decided).toMatchObject({ code: 0, stdout: expect.stringContaining('Ingen tjänst är igång') });

  // Saved and started by hand meanwhile: the watch meets a process that is there already.
  await world.save('1003');
  expect(await world.start('1003')).toMatchObject({ code: 0 });
  await world.save('1004');
  await started({ PROBLEM_RETRY_EVERY_SECONDS: '2' });
  for (const number of ['1001', '1002', '1003', '1004']) await world.ordered(number);
  for (const number of ['1001', '1002', '1003', '1004']) expect(world.orders(number)).toHaveLength(1);
  expect((await world.command('problems', 'list')).code).toBe(0);
}, 150_000);

test('design rule 3: nobody presses anything, and the problem heals by itself', async () => {
  await world.save('1005', { supplier: another });
  const { problem } = await world.stuck('1005');
  world.addSupplier(another);
  await world.ordered('1005');
  expect(await world.status('1005')).toMatchObject({ problem: null, notes: [] });
  expect(problem?.id).toBe('supplierMissing-1');
  expect(world.orders('1005')).toHaveLength(1);
}, 120_000);

test('R7.2, design rule 1: killed with a lost answer, and restarted, every purchase has one order', async () => {
  world.fortnox.addFault({ kind: 'replyLost', method: 'POST', pathPattern: 'purchaseorders' });
  await world.save('1006');
  await until('an order whose answer was lost', () => world.orders('1006')[0]);
  await until('the wait before Fortnox is looked at', async () => {
    const { events } = await world.observer.client.workflow.getHandle(world.id('1006')).fetchHistory();
    return events?.some((event) => event.timerStartedEventAttributes) ? true : null;
  });
  await service.end('SIGKILL');
  await world.save('1007');
  await started();
  await world.ordered('1007');
  await world.ordered('1006');
  expect(world.orders('1006')).toHaveLength(1);
  expect(world.orders('1007')).toHaveLength(1);
  const proof = await world.command('prove', '1006', '--json');
  expect(proof.code).toBe(0);
  expect(JSON.parse(proof.stdout)).toMatchObject([{ state: 'confirmed', confirmedBy: 'foundAgain' }]);
}, 180_000);
