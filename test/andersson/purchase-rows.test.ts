import { ledgerConfirmed, ledgerVoided, openLedger } from '../../activities/andersson/document-ledger';
import { readPurchase } from '../../activities/andersson/purchase-rows';
import {
  addPurchaseRow,
  deletePurchase,
  editPurchase,
  editPurchaseRow,
  type HeadEdit,
  type LineEdit,
  markPurchased,
  removePurchaseRow,
  savePurchase,
} from '../../sandbox/andersson/purchase-gestures';
import { onBothDatabases } from './database/databases';
import { anderssonOf, company, ledgerKey, purchaseForm, purchaseRow } from './purchases';

onBothDatabases('a purchase', (open) => {
  beforeEach(() => savePurchase(open(), purchaseForm('1001')));
  const read = () => readPurchase(anderssonOf(open()), company, '1001');
  const fingerprint = async () => {
    const sight = await read();
    if (sight.found !== 'live') throw new Error('the purchase is gone');
    return sight.fingerprint;
  };

  test('R3.1 is read with its rows in order, in plain decimals', async () => {
    expect(await read()).toEqual({
      found: 'live',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      receipts: [],
      purchase: {
        number: '1001',
        supplierNumber: '501',
        status: 'registrerad',
        orderDate: '2026-11-20',
        deliveryDate: '2026-12-01',
        currency: null,
        ourReference: 'Åsa Öberg',
        yourReference: '',
        note: '',
        stockPoint: null,
        rows: [
          { rowNumber: 1, articleNumber: 'A-1', description: 'Plåt 2 mm', quantity: '12.5', unit: 'kg', price: '31.4' },
          { rowNumber: 2, articleNumber: 'A-2', description: 'Skruv M8', quantity: '200', unit: 'st', price: '0.85' },
        ],
      },
    });
  });

  test('R7.1 the order somebody noted on it is told, its own order is not', async () => {
    const note = (fortnox_number: string) => open().kysely.updateTable('purchase').set({ fortnox_number }).execute();
    const before = await fingerprint();
    await note(' ');
    expect(await read()).not.toHaveProperty('notedOrder');
    await note(' 77 ');
    expect(await read()).toMatchObject({ notedOrder: '77' });
    expect(await fingerprint()).toBe(before);
    await openLedger(anderssonOf(open()), ledgerKey('1001'));
    const made = { madeFrom: 'f', by: 'created' } as const;
    await ledgerConfirmed(anderssonOf(open()), { key: ledgerKey('1001'), fortnoxNumber: '78', ...made });
    expect(await read()).not.toHaveProperty('notedOrder');
    await note('77');
    expect(await read()).toMatchObject({ notedOrder: '77' });
    await ledgerVoided(anderssonOf(open()), { key: ledgerKey('1001') });
    await note('78');
    expect(await read()).not.toHaveProperty('notedOrder');
  });

  const headEdits: readonly HeadEdit[] = [
    { supplier_number: '502' },
    { order_date: '2026-11-21' },
    { delivery_date: '2026-12-02' },
    { delivery_date: null },
    { currency: 'EUR' },
    { our_reference: 'Bo' },
    { your_reference: 'Eva' },
    { note: 'Ring före leverans' },
    { stock_point: 'LAGER2' },
  ];
  test.each(headEdits)('R3.6 its fingerprint changes with %j', async (edit) => {
    const before = await fingerprint();
    await editPurchase(open(), '1001', edit);
    expect(await fingerprint()).not.toBe(before);
  });

  const lineEdits: readonly LineEdit[] = [
    { article_number: 'A-3' },
    { description: 'Plåt 3 mm' },
    { quantity: '12.6' },
    { unit: 'm' },
    { price: '31.41' },
    { price: null },
    { row_number: 9 },
  ];
  test.each(lineEdits)('R3.6 its fingerprint changes with a row: %j', async (edit) => {
    const before = await fingerprint();
    await editPurchaseRow(open(), '1001', 1, edit);
    expect(await fingerprint()).not.toBe(before);
  });

  test('R3.6 its fingerprint changes with rows added and removed, and comes back with the content', async () => {
    const before = await fingerprint();
    await addPurchaseRow(open(), '1001', { row_number: 3, article_number: 'A-3', quantity: '1' });
    const added = await fingerprint();
    await removePurchaseRow(open(), '1001', 3);
    expect(added).not.toBe(before);
    expect(await fingerprint()).toBe(before);
  });

  test('its fingerprint stays when nothing Fortnox is told has changed', async () => {
    const before = await fingerprint();
    await markPurchased(open(), '1001');
    await open().kysely.updateTable('purchase').set({ fortnox_number: '77' }).execute();
    await editPurchase(open(), '1001', { currency: 'SEK', stock_point: '', note: '' });
    await editPurchaseRow(open(), '1001', 1, { quantity: '12.50', price: '31.4' });
    await editPurchaseRow(open(), '1001', 2, { row_number: 20 });
    expect(await fingerprint()).toBe(before);
  });

  test('R3.5 is deleted only where Andersson has kept the deletion', async () => {
    await deletePurchase(open(), '1001');
    expect(await read()).toEqual({ found: 'deleted' });
    await open().kysely.deleteFrom('deleted_row').execute();
    await expect(read()).rejects.toMatchObject({ type: 'purchaseMissing', nonRetryable: true });
  });

  test('is live when it was deleted and saved again', async () => {
    await deletePurchase(open(), '1001');
    await savePurchase(open(), purchaseForm('1001'));
    expect(await read()).toMatchObject({ found: 'live' });
  });

  test('with a status nobody knows is a problem that says so', async () => {
    await editPurchase(open(), '1001', { status: 'kladd' });
    await expect(read()).rejects.toMatchObject({
      type: 'purchaseUnreadable',
      message: expect.stringContaining('"kladd"'),
      details: [{ who: 'den som sköter inköp i Andersson', where: 'Andersson → Inköp' }],
    });
    expect((await purchaseRow(open(), '1001')).status).toBe('kladd');
  });
});
