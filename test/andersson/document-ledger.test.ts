import { ordersSoFar } from '../../activities/andersson/document-ledger';
import { proofOf } from '../../activities/andersson/proof';
import { anderssonPurchaseActivities } from '../../activities/andersson/purchase-activities';
import { savePurchase } from '../../sandbox/andersson/purchase-gestures';
import { onBothDatabases } from './database/databases';
import { anderssonOf, company, ledgerKey, purchaseForm, purchaseRow, rules } from './purchases';

onBothDatabases('the document ledger', (open) => {
  const key = ledgerKey('1001');
  const its = () =>
    anderssonPurchaseActivities(
      async () => anderssonOf(open()),
      () => rules,
    );
  const twice = async (act: () => Promise<unknown>) => {
    await act();
    await act();
  };
  const confirm = (fortnoxNumber = '77', by: 'created' | 'chosenByHand' = 'created') =>
    its().ledgerConfirmed({ key, fortnoxNumber, madeFrom: 'f1', by });
  const proof = async () => (await proofOf(open(), company, '1001'))[0];
  const outOfOrder = expect.objectContaining({ type: 'ledgerOutOfOrder', nonRetryable: true });

  test('R3.1 keeps a document from intent to void, each step as good as done when repeated', async () => {
    await savePurchase(open(), purchaseForm('1001'));
    const { changed_at } = await purchaseRow(open(), '1001');
    expect(await its().openLedger(key)).toEqual({ state: 'intent', fortnoxNumber: null });
    expect(await its().openLedger(key)).toEqual({ state: 'intent', fortnoxNumber: null });
    await twice(() => its().ledgerSent(key));
    expect(await its().openLedger(key)).toEqual({ state: 'sent', fortnoxNumber: null });
    expect((await ordersSoFar(open(), company, '1001')).order).toBeNull();

    await twice(() => confirm());
    expect(await its().openLedger(key)).toEqual({ state: 'confirmed', fortnoxNumber: '77' });
    expect((await ordersSoFar(open(), company, '1001')).order).toEqual({
      fortnoxNumber: '77',
      revision: 1,
      madeFrom: 'f1',
    });
    expect(await purchaseRow(open(), '1001')).toMatchObject({ fortnox_number: '77', changed_at });

    await twice(() => its().ledgerChanged({ key, madeFrom: 'f2' }));
    expect((await ordersSoFar(open(), company, '1001')).order).toMatchObject({ madeFrom: 'f2' });

    await twice(() => its().ledgerVoided({ key, note: 'inköpet togs bort' }));
    expect(await its().openLedger(key)).toEqual({ state: 'voided', fortnoxNumber: '77' });
    expect((await ordersSoFar(open(), company, '1001')).order).toBeNull();
    expect(await purchaseRow(open(), '1001')).toMatchObject({ fortnox_number: null, changed_at });
    expect(await proofOf(open(), company, '77')).toEqual([
      {
        process: 'purchase',
        number: '1001',
        document: 'purchaseOrder',
        revision: 1,
        reference: 'demo/P/1001/1',
        state: 'voided',
        fortnoxNumber: '77',
        confirmedBy: 'created',
        note: 'inköpet togs bort',
        intentAt: expect.any(String),
        sentAt: expect.any(String),
        confirmedAt: expect.any(String),
        voidedAt: expect.any(String),
      },
    ]);
  });

  test('a repeated confirmation writes nothing on the purchase: it would come back as a change', async () => {
    await savePurchase(open(), purchaseForm('1001'));
    await its().openLedger(key);
    await confirm();
    const { row_version } = await purchaseRow(open(), '1001');
    await confirm();
    expect((await purchaseRow(open(), '1001')).row_version).toBe(row_version);
  });

  test('goes back to intent when nothing was made, and on from there', async () => {
    await its().openLedger(key);
    await its().ledgerSent(key);
    await twice(() => its().ledgerNotSent(key));
    expect(await proof()).toMatchObject({ state: 'intent', sentAt: null });
    await its().ledgerSent(key);
    await confirm();
    expect(await proof()).toMatchObject({ state: 'confirmed', confirmedBy: 'created' });
  });

  test('R3.1 two attempts at once open one row', async () => {
    const opened = await Promise.all([its().openLedger(key), its().openLedger(key), its().openLedger(key)]);
    expect(opened).toEqual(Array(3).fill({ state: 'intent', fortnoxNumber: null }));
    expect(await proofOf(open(), company, '1001')).toHaveLength(1);
  });

  test('refuses to send, or to forget, a document that is known', async () => {
    await its().openLedger(key);
    await confirm();
    await expect(its().ledgerSent(key)).rejects.toEqual(outOfOrder);
    await expect(its().ledgerNotSent(key)).rejects.toEqual(outOfOrder);
    await its().ledgerVoided({ key });
    await expect(its().ledgerSent(key)).rejects.toEqual(outOfOrder);
    await expect(confirm()).rejects.toEqual(outOfOrder);
    await expect(its().ledgerChanged({ key, madeFrom: 'f9' })).rejects.toEqual(outOfOrder);
    expect(await proof()).toMatchObject({ state: 'voided', fortnoxNumber: '77' });
  });

  test('refuses what was never opened', async () => {
    await expect(its().ledgerSent(key)).rejects.toEqual(outOfOrder);
    await expect(confirm()).rejects.toEqual(outOfOrder);
  });

  test('takes another number only from a person', async () => {
    await savePurchase(open(), purchaseForm('1001'));
    await its().openLedger(key);
    await confirm('77');
    await expect(confirm('78')).rejects.toEqual(outOfOrder);
    expect(await purchaseRow(open(), '1001')).toMatchObject({ fortnox_number: '77' });
    await confirm('78', 'chosenByHand');
    expect(await proof()).toMatchObject({ fortnoxNumber: '78', confirmedBy: 'chosenByHand' });
    expect(await purchaseRow(open(), '1001')).toMatchObject({ fortnox_number: '78' });
  });

  test('voiding an old order leaves the number of the new one on the purchase', async () => {
    await savePurchase(open(), purchaseForm('1001'));
    await its().openLedger(key);
    await confirm('77');
    const next = ledgerKey('1001', 2);
    await its().openLedger(next);
    await its().ledgerConfirmed({ key: next, fortnoxNumber: '78', madeFrom: 'f2', by: 'created' });
    await its().ledgerVoided({ key });
    expect(await purchaseRow(open(), '1001')).toMatchObject({ fortnox_number: '78' });
    expect((await ordersSoFar(open(), company, '1001')).order).toMatchObject({ fortnoxNumber: '78', revision: 2 });
  });
});
