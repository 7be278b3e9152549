import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { adopt } from '../../activities/andersson/adoption';
import { CompanyWatch } from '../../activities/andersson/company-watch';
import { type AnderssonDatabase, openAnderssonDatabase } from '../../activities/andersson/database';
import { markDone } from '../../activities/andersson/done-marks';
import type { PurchaseHandOver } from '../../activities/andersson/purchase-hand-over';
import {
  deletePurchase,
  editPurchase,
  editPurchaseRow,
  pressRequest,
  savePurchase,
} from '../../sandbox/andersson/purchase-gestures';
import { freshSqlite, onBothDatabases } from './database/databases';
import { adoptFrom, anderssonOf, company, purchaseForm, requestsOf } from './purchases';

const logger = new DefaultLogger('ERROR', () => undefined);

/** Keeps whom it was told to start or tell; `failing` ones cannot be reached. */
function keeping() {
  const started: string[] = [];
  const told: string[] = [];
  const failing = new Set<string>();
  const running = new Set<string>();
  const handOver: PurchaseHandOver = {
    start: async (number) => {
      if (failing.has(number)) throw new Error('inte nu');
      started.push(number);
    },
    tell: async (number) => {
      if (running.has(number)) told.push(number);
      return running.has(number);
    },
    isRunning: async (number) => running.has(number),
  };
  const taken = () => started.splice(0);
  return { handOver, taken, told, failing, running };
}

const watching = (database: AnderssonDatabase) => {
  const kept = keeping();
  const fresh = () => new CompanyWatch(company, anderssonOf(database), kept.handOver);
  let watch = fresh();
  return {
    ...kept,
    look: async () => {
      await new MockActivityEnvironment({}, { logger }).run(() => watch.look(() => true));
      return kept.taken();
    },
    /** A new attempt of the activity: all it remembers is in the database. */
    restart: () => {
      watch = fresh();
    },
  };
};

onBothDatabases('the watch', (open) => {
  const save = (number: string, order_date = '2026-11-20') =>
    savePurchase(open(), purchaseForm(number, { order_date }));
  const done = (number: string) =>
    markDone(open(), { company, process: 'purchase', number, outcome: 'done', note: null, fortnoxNumbers: ['77'] });
  beforeEach(() => adoptFrom(open()));

  test('R3.1 hands each saved, changed or deleted purchase over once', async () => {
    const it = watching(open());
    await save('1001');
    await save('1002');
    expect(await it.look()).toEqual(['1001', '1002']);
    expect(await it.look()).toEqual([]);
    await editPurchaseRow(open(), '1002', 1, { quantity: '3' });
    await editPurchaseRow(open(), '1002', 2, { quantity: '4' });
    expect(await it.look()).toEqual(['1002']);
    it.restart();
    expect(await it.look()).toEqual([]);
  });

  test('R3.5 tells a process that waits without order of its deletion, and starts none', async () => {
    const it = watching(open());
    await save('1001');
    await save('1002');
    await it.look();
    it.running.add('1001');
    await deletePurchase(open(), '1001');
    await deletePurchase(open(), '1002');
    expect(await it.look()).toEqual([]);
    expect(it.told).toEqual(['1001']);
  });

  test('R7.1 looks at nothing before adoption, and at everything from the date on after it', async () => {
    await open().kysely.deleteFrom('adoption').execute();
    const it = watching(open());
    await save('1001');
    await save('1002', '2026-10-01');
    await save('1003', '2026-10-02');
    expect(await it.look()).toEqual([]);
    await adopt(open(), { company, from: '2026-11-01', by: 'anna', purchases: ['1002'] });
    // The chosen one twice, as request and as change: told twice, it looks twice.
    expect(new Set(await it.look())).toEqual(new Set(['1001', '1002']));
    await editPurchase(open(), '1003', { note: 'x' });
    expect(await it.look()).toEqual([]);
  });

  test('R7.2 leaves what is done alone', async () => {
    const it = watching(open());
    await save('1001');
    await done('1001');
    expect(await it.look()).toEqual([]);
  });

  test('a day of work saved while it was away is handed over whole, each purchase once', async () => {
    const it = watching(open());
    const numbers = Array.from({ length: 230 }, (_, index) => String(1001 + index));
    for (const number of numbers) await save(number);
    await editPurchase(open(), '1001', { note: 'ändrad' });
    const handed = await it.look();
    expect([...new Set(handed)].sort()).toEqual(numbers);
    expect(await it.look()).toEqual([]);
  }, 60_000);

  test('what a user presses is taken up once, or refused with the reason', async () => {
    const it = watching(open());
    await save('1001');
    await save('1002', '2026-10-01');
    await save('1003');
    await done('1003');
    await save('1004');
    await deletePurchase(open(), '1004');
    await it.look();
    for (const number of ['1001', '1001', '1002', '1003', '1004', '9']) await pressRequest(open(), 'purchase', number);
    expect(await it.look()).toEqual(['1001']);
    expect(await it.look()).toEqual([]);
    const shown = async (number: string) =>
      (await requestsOf(open(), number)).map((row) => [row.state, row.fortnox_number, row.message]);
    expect(await shown('1001')).toEqual([
      ['started', null, null],
      ['started', null, null],
    ]);
    expect(await shown('1002')).toEqual([['refused', null, expect.stringContaining('före driftstarten 2026-11-01')]]);
    expect(await shown('1003')).toEqual([['refused', '77', expect.stringContaining('redan klart')]]);
    expect(await shown('1004')).toEqual([['refused', null, expect.stringContaining('togs bort')]]);
    expect(await shown('9')).toEqual([['refused', null, expect.stringContaining('finns inte')]]);
  });

  test('R7.1 what is pressed before adoption is refused with the command', async () => {
    await open().kysely.deleteFrom('adoption').execute();
    const it = watching(open());
    await save('1001');
    await pressRequest(open(), 'purchase', '1001');
    expect(await it.look()).toEqual([]);
    expect(await requestsOf(open(), '1001')).toMatchObject([
      { state: 'refused', message: expect.stringContaining('andersson-fortnox adopt') },
    ]);
  });

  test('one that cannot be handed over is not lost, and does not hold up the others', async () => {
    const it = watching(open());
    it.failing.add('1001');
    await save('1001');
    await save('1002');
    expect(await it.look()).toEqual(['1002']);
    await save('1003');
    expect(await it.look()).toEqual(['1003']);
    expect(await requestsOf(open(), '1001')).toMatchObject([
      { state: 'pending', requested_by: 'integrationen', message: expect.stringContaining('inte nu') },
    ]);
    it.restart();
    it.failing.clear();
    expect(await it.look()).toEqual(['1001']);
    expect(await requestsOf(open(), '1001')).toMatchObject([{ state: 'started', message: null }]);
  });

  test('while nothing is written a look costs one statement', async () => {
    const it = watching(open());
    await save('1001');
    await it.look();
    await it.look();
    const before = open().statements();
    await it.look();
    expect(open().statements() - before).toBe(1);
  });
});

test('R7.2 a save committed late, after the watch has looked past it, is handed over', async () => {
  const { database, settings, remove } = await freshSqlite();
  const users = await openAnderssonDatabase(settings);
  await adoptFrom(database);
  const it = watching(database);
  await savePurchase(users, purchaseForm('1001'));
  let looking: Promise<string[]> = Promise.resolve([]);
  await users.transaction(async (trx) => {
    const { head } = purchaseForm('1002');
    await trx
      .insertInto('purchase')
      .values({ ...head, status: 'registrerad' })
      .execute();
    // The embedded database has one writer: the watch reads, and its mark waits for the user's commit.
    looking = it.look();
    await new Promise((resolve) => setTimeout(resolve, 100));
  });
  expect([...(await looking), ...(await it.look())]).toEqual(['1001', '1002']);
  await users.close();
  await remove();
});
