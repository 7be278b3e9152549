import { readPurchase } from '../../activities/andersson/purchase-rows';
import {
  deletePurchase,
  deleteReceipt,
  editPurchase,
  editPurchaseRow,
  editReceipt,
  editReceiptRow,
  forceReceipt,
  type HeadEdit,
  type LineEdit,
  markPurchased,
  receiveGoods,
  savePurchase,
} from '../../sandbox/andersson/purchase-gestures';
import { freshSqlite, onBothDatabases } from './database/databases';
import { adoptFrom, anderssonOf, company, purchaseForm } from './purchases';

onBothDatabases('R3.3 goods received', (open) => {
  const read = async () => {
    const sight = await readPurchase(anderssonOf(open()), company, '1001');
    if (sight.found !== 'live') throw new Error('the purchase is gone');
    return { status: sight.purchase.status, receipts: sight.receipts ?? [], fingerprint: sight.fingerprint };
  };
  const receive = () => receiveGoods(open(), '1001', { receivedOn: '2026-11-21' });
  const fingerprint = async () => (await read()).receipts[0]?.fingerprint;
  beforeEach(async () => {
    await adoptFrom(open());
    await savePurchase(open(), purchaseForm('1001'));
    await markPurchased(open(), '1001');
  });

  test('are read with every row as ordered, and the order looks the same as before', async () => {
    const before = await read();
    expect(before).toMatchObject({ status: 'inköpt', receipts: [] });
    const id = await receive();
    expect(await read()).toEqual({
      status: 'inlevererad',
      fingerprint: before.fingerprint,
      receipts: [
        {
          id,
          receivedOn: '2026-11-21',
          fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
          rows: [
            {
              rowNumber: 1,
              articleNumber: 'A-1',
              description: 'Plåt 2 mm',
              quantity: '12.5',
              unit: 'kg',
              price: '31.4',
            },
            { rowNumber: 2, articleNumber: 'A-2', description: 'Skruv M8', quantity: '200', unit: 'st', price: '0.85' },
          ],
        },
      ],
    });
  });

  test('are read with what came less, dearer, or without a price', async () => {
    const rows = [
      { row_number: 1, quantity: '0', price: null },
      { row_number: 2, quantity: '150.250', price: '0.90' },
    ];
    await receiveGoods(open(), '1001', { receivedOn: '2026-11-21', rows });
    expect((await read()).receipts).toMatchObject([
      {
        rows: [
          { quantity: '0', price: null },
          { quantity: '150.25', price: '0.9' },
        ],
      },
    ]);
  });

  test('the first comes first, whatever its date', async () => {
    const first = await receive();
    const second = await forceReceipt(open(), '1001', { receivedOn: '2026-11-20' });
    expect((await read()).receipts.map(({ id }) => id)).toEqual([first, second]);
    await deleteReceipt(open(), '1001', first);
    expect(await read()).toMatchObject({ status: 'inlevererad', receipts: [{ id: second }] });
    await deleteReceipt(open(), '1001', second);
    expect(await read()).toMatchObject({ status: 'inköpt', receipts: [] });
  });

  test('look changed when what Fortnox is told of them has changed, and only then', async () => {
    const id = await receive();
    const before = await fingerprint();
    await editReceiptRow(open(), id, 1, { quantity: '12.50', price: '31.400' });
    await open().kysely.updateTable('goods_receipt').set({ fortnox_invoice: '512' }).execute();
    expect(await fingerprint()).toBe(before);
    await editReceiptRow(open(), id, 1, { price: '31.41' });
    expect(await fingerprint()).not.toBe(before);
    await editReceiptRow(open(), id, 1, { price: '31.40' });
    expect(await fingerprint()).toBe(before);
    await editReceipt(open(), id, { received_on: '2026-11-22' });
    expect(await fingerprint()).not.toBe(before);
  });

  test('look changed when what they borrow from their purchase has changed, and only then', async () => {
    const rows = [{ row_number: 1, price: null }];
    const id = await receiveGoods(open(), '1001', { receivedOn: '2026-11-21', rows });
    await editReceiptRow(open(), id, 2, { unit: null });
    const before = await fingerprint();
    const looks = async (act: Promise<void>) => {
      await act;
      return (await fingerprint()) === before ? 'the same' : 'changed';
    };
    // Lent: the head's supplier and currency, row 1's price, row 2's unit.
    const purchase = (edit: HeadEdit) => looks(editPurchase(open(), '1001', edit));
    const row = (number: number, edit: LineEdit) => looks(editPurchaseRow(open(), '1001', number, edit));
    expect(await purchase({ note: 'x', currency: 'SEK' })).toBe('the same');
    expect(await row(1, { unit: 'm' })).toBe('the same');
    expect(await row(2, { price: '0.99' })).toBe('the same');
    expect(await purchase({ supplier_number: '502' })).toBe('changed');
    expect(await purchase({ supplier_number: '501' })).toBe('the same');
    expect(await purchase({ currency: 'EUR' })).toBe('changed');
    expect(await purchase({ currency: null })).toBe('the same');
    expect(await row(1, { price: '31.41' })).toBe('changed');
    expect(await row(1, { price: '31.400' })).toBe('the same');
    expect(await row(2, { unit: 'm' })).toBe('changed');
  });

  test('are received only when inköpt, unless Andersson’s own rules are passed by', async () => {
    await editPurchase(open(), '1001', { status: 'registrerad' });
    await expect(receive()).rejects.toThrow('not inköpt');
    expect(await read()).toMatchObject({ status: 'registrerad', receipts: [] });
    await forceReceipt(open(), '1001', { receivedOn: '2026-11-21' });
    expect(await read()).toMatchObject({ status: 'registrerad', receipts: [{ receivedOn: '2026-11-21' }] });
  });

  test('R7.1 before the adoption date are never sent: a problem until the date is put right', async () => {
    const id = await receiveGoods(open(), '1001', { receivedOn: '2026-10-31' });
    await expect(read()).rejects.toMatchObject({
      type: 'purchaseUnreadable',
      nonRetryable: true,
      message: expect.stringMatching(/daterad 2026-10-31, före driftstarten 2026-11-01, och skickas aldrig/),
      details: [{ who: 'den som sköter inköp i Andersson', where: 'Andersson → Inköp' }],
    });
    await editReceipt(open(), id, { received_on: '2026-11-01' });
    expect(await read()).toMatchObject({ receipts: [{ id, receivedOn: '2026-11-01' }] });
  });
});

test('R3.3 goods received that cannot be used are a problem that says so', async () => {
  const { database, remove } = await freshSqlite();
  await savePurchase(database, purchaseForm('1001'));
  await forceReceipt(database, '1001', { receivedOn: '2026-11-21' });
  // Past the gestures' own check; SQL Server would take no such value.
  await database.kysely.updateTable('goods_receipt_row').set({ quantity: 'tolv' }).execute();
  await expect(readPurchase(anderssonOf(database), company, '1001')).rejects.toMatchObject({
    type: 'purchaseUnreadable',
    message: expect.stringContaining('goods_receipt_row.quantity'),
  });
  await deletePurchase(database, '1001');
  expect(await readPurchase(anderssonOf(database), company, '1001')).toEqual({ found: 'deleted' });
  await remove();
});
