import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { adopt } from '../../activities/andersson/adoption';
import { changedAfterDone } from '../../activities/andersson/changed-after-done';
import { CompanyWatch } from '../../activities/andersson/company-watch';
import { type AnderssonDatabase, openAnderssonDatabase } from '../../activities/andersson/database';
import { ledgerChanged, ledgerConfirmed, ledgerVoided, openLedger } from '../../activities/andersson/document-ledger';
import { markDone } from '../../activities/andersson/done-marks';
import type { PurchaseHandOver } from '../../activities/andersson/purchase-hand-over';
import { readPurchase } from '../../activities/andersson/purchase-rows';
import { receiptMark } from '../../domain/goods-receipt/references';
import {
  deletePurchase,
  deleteReceipt,
  editPurchase,
  editPurchaseRow,
  editReceipt,
  editReceiptRow,
  forceReceipt,
  markPurchased,
  pressRequest,
  receiveGoods,
  savePurchase,
} from '../../sandbox/andersson/purchase-gestures';
import { freshSqlite, onBothDatabases } from './database/databases';
import { adoptFrom, anderssonOf, company, purchaseForm, receiptKeys, requestsOf } from './purchases';

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
  const done = (number: string, outcome: 'done' | 'abandoned' = 'done') =>
    markDone(open(), { company, process: 'purchase', number, outcome, note: null, fortnoxNumbers: ['77'] });
  const receive = async (number: string, receivedOn = '2026-11-21') => {
    await markPurchased(open(), number);
    return receiveGoods(open(), number, { receivedOn });
  };
  const refusals = async (number: string) =>
    (await requestsOf(open(), number)).map((row) => [row.state, row.requested_by, row.message]);
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

  test('R3.3 wakes a purchase as its goods are received, corrected and taken back', async () => {
    const it = watching(open());
    await save('1001');
    await save('1002');
    await markPurchased(open(), '1001');
    await it.look();
    const id = await receiveGoods(open(), '1001', { receivedOn: '2026-11-21' });
    expect(await it.look()).toEqual(['1001']);
    await editReceiptRow(open(), id, 1, { quantity: '3' });
    expect(await it.look()).toEqual(['1001']);
    await open().kysely.deleteFrom('goods_receipt_row').where('row_number', '=', 2).execute();
    expect(await it.look()).toEqual(['1001']);
    // Nothing is left to start for, but a process may wait over it.
    it.running.add('1001');
    await open().kysely.deleteFrom('goods_receipt').execute();
    expect(await it.look()).toEqual([]);
    expect(it.told).toEqual(['1001']);
    // A row of a receipt that is gone: the receipt's own deletion has told.
    await open().kysely.deleteFrom('goods_receipt_row').execute();
    expect(await it.look()).toEqual([]);
    expect(it.told).toEqual(['1001']);
    expect(await requestsOf(open(), '1001')).toEqual([]);
  });

  test('R3.3 a second receipt of a purchase that is done is refused, once and for good', async () => {
    const it = watching(open());
    await save('1001');
    const first = await receive('1001');
    await it.look();
    await openLedger(anderssonOf(open()), receiptKeys('1001', first).inbound);
    await done('1001');
    await editReceiptRow(open(), first, 1, { price: '1' });
    expect(await it.look()).toEqual([]);
    expect(await requestsOf(open(), '1001')).toEqual([]);

    const second = await forceReceipt(open(), '1001', { receivedOn: '2026-11-25' });
    expect(await it.look()).toEqual([]);
    it.restart();
    await open().kysely.deleteFrom('watch_cursor').execute();
    await it.look();
    const told = [
      'refused',
      'inlevererat i Andersson',
      'Inleveransen 2026-11-25 av inköp 1001 skickas inte till Fortnox: inköpet är redan inlevererat och klart, ' +
        'och ett inköp inlevereras en gång. Ta bort den i Andersson, eller för in godset för hand i Fortnox.',
    ];
    expect(await refusals('1001')).toEqual([told]);
    await deleteReceipt(open(), '1001', second);
    await it.look();
    expect(await refusals('1001')).toEqual([told]);
  });

  test('R3.3 a receipt saved anew in the place of the one that was done is refused too', async () => {
    const it = watching(open());
    await save('1001');
    const first = await receive('1001');
    await openLedger(anderssonOf(open()), receiptKeys('1001', first).inbound);
    await done('1001');
    await deleteReceipt(open(), '1001', first);
    await it.look();
    await receiveGoods(open(), '1001', { receivedOn: '2026-11-25' });
    await it.look();
    expect(await refusals('1001')).toEqual([
      ['refused', 'inlevererat i Andersson', expect.stringContaining('2026-11-25')],
    ]);
  });

  describe('R3.3 of a purchase that is done', () => {
    let it: ReturnType<typeof watching>;
    let id = 0;
    beforeEach(async () => {
      it = watching(open());
      await save('1001');
      id = await receive('1001');
      const sight = await readPurchase(anderssonOf(open()), company, '1001');
      if (sight.found !== 'live' || !sight.receipts?.[0]) throw new Error('nothing was received');
      const madeFrom = receiptMark(sight.receipts[0]);
      const { inbound, invoice } = receiptKeys('1001', id);
      for (const [key, fortnoxNumber] of [[inbound, inbound.reference] as const, [invoice, '512'] as const]) {
        await openLedger(anderssonOf(open()), key);
        await ledgerConfirmed(anderssonOf(open()), { key, fortnoxNumber, madeFrom, by: 'created' });
      }
      await done('1001');
      await it.look();
    });
    const told = async () => (await refusals('1001')).map(([, , message]) => message);
    const inFortnox =
      ' i Andersson efter att inköpet blev klart. I Fortnox finns inleverans ANDERSSON-INLEV/000000000101, leverantörsfaktura 512 ' +
      'som förut: rätta dem där för hand.';
    const changed =
      'Inleveransen av inköp 1001 (eller det den hämtar från inköpet: leverantör, valuta, pris, enhet) har ändrats' +
      inFortnox;

    test('a receipt that is as it was is not spoken of', async () => {
      await editPurchase(open(), '1001', { note: 'x' });
      await editReceiptRow(open(), id, 1, { quantity: '12.50' });
      await editReceipt(open(), id, { received_on: '2026-11-21' });
      expect(await it.look()).toEqual([]);
      expect(await told()).toEqual([]);
    });

    test('a receipt that is corrected is told of, once for each way it stands', async () => {
      await editReceiptRow(open(), id, 1, { quantity: '3' });
      expect(await it.look()).toEqual([]);
      expect(await refusals('1001')).toEqual([['refused', 'inlevererat i Andersson', changed]]);
      await editReceiptRow(open(), id, 1, { quantity: '3.0' });
      await editPurchase(open(), '1001', { note: 'x' });
      await it.look();
      it.restart();
      await open().kysely.deleteFrom('watch_cursor').execute();
      await it.look();
      expect(await told()).toEqual([changed]);
      await editReceipt(open(), id, { received_on: '2026-11-22' });
      await it.look();
      expect(await told()).toEqual([changed, changed]);
      await editReceipt(open(), id, { received_on: '2026-11-21' });
      await editReceiptRow(open(), id, 1, { quantity: '12.5' });
      await it.look();
      expect(await told()).toEqual([changed, changed]);
    });

    test('an invoice that a skip left as it was is told of, though its inbound document counts as corrected', async () => {
      await editReceiptRow(open(), id, 1, { quantity: '3' });
      const sight = await readPurchase(anderssonOf(open()), company, '1001');
      if (sight.found !== 'live' || !sight.receipts?.[0]) throw new Error('the receipt is gone');
      await ledgerChanged(anderssonOf(open()), receiptKeys('1001', id).inbound, receiptMark(sight.receipts[0]));
      await it.look();
      expect(await told()).toEqual([expect.stringContaining('I Fortnox finns leverantörsfaktura 512 som förut')]);
    });

    test('a row of it that is deleted is told of', async () => {
      await open().kysely.deleteFrom('goods_receipt_row').where('row_number', '=', 2).execute();
      await it.look();
      expect(await told()).toEqual([changed]);
    });

    test('a purchase whose supplier or currency is changed is told of', async () => {
      await editPurchase(open(), '1001', { currency: 'EUR' });
      await it.look();
      expect(await told()).toEqual([changed]);
    });

    test('a receipt that is deleted is told of once', async () => {
      await deleteReceipt(open(), '1001', id);
      await it.look();
      await editPurchase(open(), '1001', { note: 'x' });
      expect(await it.look()).toEqual([]);
      expect(await told()).toEqual([`Inleveransen av inköp 1001 har tagits bort${inFortnox}`]);
    });

    test('what cannot be read any more is told of, and holds up nothing', async () => {
      await editPurchase(open(), '1001', { status: 'kladd' });
      await save('1002');
      expect(await it.look()).toEqual(['1002']);
      expect(await told()).toEqual([`Inleveransen av inköp 1001 har fått uppgifter som inte går att läsa${inFortnox}`]);
    });

    test('it is told in the company’s language', async () => {
      await deleteReceipt(open(), '1001', id);
      const english = { ...anderssonOf(open()), language: 'en' } as const;
      expect(await changedAfterDone(english, company, ['1001'])).toMatchObject([
        {
          message:
            'The goods receipt of purchase 1001 was deleted in Andersson after the purchase was done. Fortnox still ' +
            'holds goods receipt ANDERSSON-INLEV/000000000101, supplier invoice 512 as before: correct them there by hand.',
        },
      ]);
    });

    test('a purchase that is deleted whole is told of once', async () => {
      await deletePurchase(open(), '1001');
      await it.look();
      await open().kysely.deleteFrom('watch_cursor').execute();
      it.restart();
      expect(await it.look()).toEqual([]);
      expect(await told()).toEqual([`Inköp 1001 har tagits bort${inFortnox}`]);
    });

    test('a purchase that is absent, not noted as deleted, is not spoken of, and holds up nothing', async () => {
      await deletePurchase(open(), '1001');
      await open().kysely.deleteFrom('deleted_row').where('table_name', '=', 'purchase').execute();
      await save('1002');
      expect(await it.look()).toEqual(['1002']);
      expect(await told()).toEqual([]);
    });

    test('a void document is not in Fortnox', async () => {
      await ledgerVoided(anderssonOf(open()), { key: receiptKeys('1001', id).invoice });
      await deleteReceipt(open(), '1001', id);
      await it.look();
      expect(await told()).toEqual([expect.not.stringContaining('faktura')]);
    });

    test('a second receipt of it does not hide the first', async () => {
      await forceReceipt(open(), '1001', { receivedOn: '2026-11-25' });
      await editReceiptRow(open(), id, 1, { quantity: '3' });
      await it.look();
      expect(await told()).toEqual([expect.stringContaining('2026-11-25'), changed]);
    });
  });

  test('R3.3 goods received of a purchase that ended by hand are refused with the command', async () => {
    const it = watching(open());
    await save('1001');
    await it.look();
    await done('1001', 'abandoned');
    await receive('1001');
    await it.look();
    expect(await refusals('1001')).toEqual([
      ['refused', 'inlevererat i Andersson', expect.stringContaining('reopen purchase/demo/1001')],
    ]);
  });

  test('R7.1 goods received from the date on of an older purchase are refused, earlier ones are history', async () => {
    const it = watching(open());
    await save('1001', '2026-10-01');
    await save('1002', '2026-10-01');
    await receive('1001', '2026-10-31');
    await receive('1002', '2026-11-02');
    expect(await it.look()).toEqual([]);
    expect(await refusals('1001')).toEqual([]);
    expect(await refusals('1002')).toEqual([
      ['refused', 'inlevererat i Andersson', expect.stringContaining('är inte valt')],
    ]);
  });

  test('R7.1 goods received before the date of a purchase from after it are refused', async () => {
    const it = watching(open());
    await save('1001');
    await receive('1001', '2026-10-31');
    expect(await it.look()).toEqual([]);
    expect(await refusals('1001')).toEqual([
      ['refused', 'inlevererat i Andersson', expect.stringContaining('skickas aldrig till Fortnox')],
    ]);
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
