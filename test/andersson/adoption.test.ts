import { adopt, previewAdoption } from '../../activities/andersson/adoption';
import { ledgerSent, openLedger } from '../../activities/andersson/document-ledger';
import { markDone } from '../../activities/andersson/done-marks';
import { editPurchase, markPurchased, receiveGoods, savePurchase } from '../../sandbox/andersson/purchase-gestures';
import { onBothDatabases } from './database/databases';
import { anderssonOf, company, ledgerKey, purchaseForm, requestsOf, run } from './purchases';

onBothDatabases('R7.1 adoption', (open) => {
  beforeEach(async () => {
    await savePurchase(open(), purchaseForm('1001', { order_date: '2026-10-01' }));
    await savePurchase(open(), purchaseForm('1002', { order_date: '2026-11-01' }));
    await savePurchase(open(), purchaseForm('1003', { order_date: '2026-10-02' }));
    await editPurchase(open(), '1003', { status: 'inlevererad' });
  });
  const going = (from: string, purchases: readonly string[] = []) =>
    adopt(open(), { company, from, by: 'anna', purchases });
  const preview = () => previewAdoption(open(), company, '2026-11-01');
  const cursor = () => open().kysely.selectFrom('watch_cursor').selectAll().execute();

  test('is previewed: open purchases from the date, and before it', async () => {
    expect(await preview()).toEqual({
      adoptedFrom: null,
      fromDate: [expect.objectContaining({ number: '1002', chosen: false })],
      before: [
        {
          number: '1001',
          supplierNumber: '501',
          orderDate: '2026-10-01',
          status: 'registrerad',
          fortnoxNumber: null,
          chosen: false,
        },
      ],
    });
  });

  test('shows goods received from the date on: they are handled; what is done, or received before, is not', async () => {
    for (const [number, receivedOn] of [
      ['1004', '2026-11-02'],
      ['1005', '2026-10-31'],
      ['1006', '2026-11-02'],
    ] as const) {
      await savePurchase(open(), purchaseForm(number, { order_date: '2026-11-01' }));
      await markPurchased(open(), number);
      await receiveGoods(open(), number, { receivedOn });
    }
    const end = { note: null, fortnoxNumbers: [] };
    await markDone(open(), { company, process: 'purchase', number: '1006', outcome: 'done', ...end });
    expect((await preview()).fromDate.map(({ number }) => number)).toEqual(['1002', '1004']);
  });

  test('chooses older purchases, each handed to the watch once', async () => {
    await going('2026-11-01', ['1001']);
    await going('2026-11-01', ['1001']);
    expect(await preview()).toMatchObject({ adoptedFrom: '2026-11-01', before: [{ number: '1001', chosen: true }] });
    expect(await requestsOf(open(), '1001')).toMatchObject([{ state: 'pending', requested_by: 'anna' }]);
  });

  test('refuses purchases nobody knows or that are received, and then changes nothing', async () => {
    await expect(going('2026-11-01', ['1001', '9', '1003'])).rejects.toMatchObject({
      kind: 'unknownPurchases',
      message: expect.stringContaining('9, 1003'),
    });
    expect(await preview()).toMatchObject({ adoptedFrom: null, before: [{ chosen: false }] });
  });

  test('moves its date, and the watch begins again, until the first document', async () => {
    await going('2026-11-01');
    await open().verbs.upsert(open().kysely, 'watch_cursor', {
      company,
      row_version_mark: '00000000000000ff',
      updated_at: await open().now(),
    });
    await going('2026-11-01');
    expect(await cursor()).toHaveLength(1);
    await going('2026-10-01');
    expect(await cursor()).toHaveLength(0);

    await openLedger(anderssonOf(open()), ledgerKey('1002'));
    await ledgerSent(anderssonOf(open()), ledgerKey('1002'), run);
    await expect(going('2026-11-15')).rejects.toMatchObject({ kind: 'dateInUse' });
    await going('2026-10-01', ['1001']);
    expect(await preview()).toMatchObject({ adoptedFrom: '2026-10-01' });
  });
});
