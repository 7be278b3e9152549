import { ledgerSent, takeUpSkipped } from '../../activities/andersson/document-ledger';
import { documentsSoFar } from '../../activities/andersson/documents-so-far';
import { proofOf } from '../../activities/andersson/proof';
import { anderssonPurchaseActivities } from '../../activities/andersson/purchase-activities';
import {
  deleteReceipt,
  forceReceipt,
  markPurchased,
  receiveGoods,
  savePurchase,
} from '../../sandbox/andersson/purchase-gestures';
import { onBothDatabases } from './database/databases';
import {
  anderssonOf,
  company,
  inRun,
  ledgerKey,
  purchaseForm,
  purchaseRow,
  receiptKeys,
  receiptRow,
  rules,
  run,
} from './purchases';

onBothDatabases('the document ledger', (open) => {
  const key = ledgerKey('1001');
  const its = (runId = run) =>
    inRun(
      anderssonPurchaseActivities(
        async () => anderssonOf(open()),
        () => rules,
      ),
      runId,
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
    expect(await its().openLedger(key)).toEqual({ state: 'intent', fortnoxNumber: null, madeFrom: null });
    expect(await its().openLedger(key)).toEqual({ state: 'intent', fortnoxNumber: null, madeFrom: null });
    await twice(() => its().ledgerSent(key));
    expect(await its().openLedger(key)).toEqual({ state: 'sent', fortnoxNumber: null, madeFrom: null });
    expect((await documentsSoFar(open(), company, '1001')).order).toBeNull();

    await twice(() => confirm());
    expect(await its().openLedger(key)).toEqual({ state: 'confirmed', fortnoxNumber: '77', madeFrom: 'f1' });
    expect((await documentsSoFar(open(), company, '1001')).order).toEqual({
      fortnoxNumber: '77',
      revision: 1,
      madeFrom: 'f1',
    });
    expect(await purchaseRow(open(), '1001')).toMatchObject({ fortnox_number: '77', changed_at });

    await twice(() => its().ledgerChanged({ key, madeFrom: 'f2' }));
    expect((await documentsSoFar(open(), company, '1001')).order).toMatchObject({ madeFrom: 'f2' });

    await twice(() => its().ledgerVoided({ key, note: 'inköpet togs bort' }));
    expect(await its().openLedger(key)).toEqual({ state: 'voided', fortnoxNumber: '77', madeFrom: 'f2' });
    expect((await documentsSoFar(open(), company, '1001')).order).toBeNull();
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
    expect(opened).toEqual(Array(3).fill({ state: 'intent', fortnoxNumber: null, madeFrom: null }));
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

  test('what a run has sent is not sent anew, nor taken back, by one that was reset to before that, until it has looked', async () => {
    await its('first').openLedger(key);
    expect(await its('first').ledgerSent(key)).toBe('first');
    const reset = its('reset');
    await expect(reset.ledgerSent(key)).rejects.toEqual(outOfOrder);
    await expect(reset.ledgerNotSent(key)).rejects.toEqual(outOfOrder);
    expect(await reset.openLedger(key)).toMatchObject({ state: 'sent' });
    await expect(its('first').ledgerSent(key)).rejects.toEqual(outOfOrder);
    await reset.ledgerNotSent(key);
    expect(await reset.ledgerSent(key)).toBe('reset');
  });

  test('what was never sent, or taken back, any run may send', async () => {
    await its('first').openLedger(key);
    await its('second').ledgerSent(key);
    await its('second').ledgerNotSent(key);
    expect(await its('third').ledgerSent(key)).toBe('third');
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

  test('R7.1 an order is one purchase’s: a person’s choice of another’s is refused, until that one lets it go', async () => {
    await savePurchase(open(), purchaseForm('1001'));
    await its().openLedger(key);
    await confirm('77');
    const other = ledgerKey('1002');
    await its().openLedger(other);
    const choose = () =>
      its().ledgerConfirmed({ key: other, fortnoxNumber: '77', madeFrom: '', by: 'chosenByHand', note: 'noterad' });
    await expect(choose()).rejects.toMatchObject({
      type: 'wrongOrder',
      nonRetryable: true,
      message: expect.stringContaining('hör redan till inköp 1001'),
    });
    await its().ledgerVoided({ key });
    await twice(choose);
    expect((await documentsSoFar(open(), company, '1002')).order).toMatchObject({ fortnoxNumber: '77' });
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
    expect((await documentsSoFar(open(), company, '1001')).order).toMatchObject({ fortnoxNumber: '78', revision: 2 });
  });

  test('R3.3 an order voided since its goods have come keeps its number on the purchase, and its next revision', async () => {
    await savePurchase(open(), purchaseForm('1001'));
    await its().openLedger(key);
    await confirm();
    await twice(() => its().ledgerVoided({ key, keepNumber: true }));
    expect(await purchaseRow(open(), '1001')).toMatchObject({ fortnox_number: '77' });
    expect(await documentsSoFar(open(), company, '1001')).toEqual({
      order: null,
      revision: 2,
      orderSkipped: false,
      received: { begun: false, inbound: null, order: '77', invoice: null },
    });
  });

  describe('R3.3 of a receipt', () => {
    let id = 0;
    const keys = () => receiptKeys('1001', id);
    const made = async (what: 'inbound' | 'invoice', fortnoxNumber: string) => {
      await its().openLedger(keys()[what]);
      await twice(() =>
        its().ledgerConfirmed({ key: keys()[what], fortnoxNumber, madeFrom: `receipt ${id}`, by: 'created' }),
      );
    };
    beforeEach(async () => {
      await savePurchase(open(), purchaseForm('1001'));
      await markPurchased(open(), '1001');
      id = await receiveGoods(open(), '1001', { receivedOn: '2026-11-21' });
    });

    test('its documents are written on the first receipt once, and nothing else is', async () => {
      await forceReceipt(open(), '1001', { receivedOn: '2026-11-22' });
      const before = await receiptRow(open(), id);
      await made('inbound', keys().inbound.reference);
      await made('invoice', '512');
      const after = await receiptRow(open(), id);
      expect(after).toMatchObject({ fortnox_inbound: 'ANDERSSON-INLEV/000000000101', fortnox_invoice: '512' });
      expect(after.changed_at).toBe(before.changed_at);
      expect(await receiptRow(open(), id + 1)).toMatchObject({ fortnox_inbound: null, fortnox_invoice: null });
      expect(await purchaseRow(open(), '1001')).toMatchObject({ fortnox_number: null });
      expect(await documentsSoFar(open(), company, '1001')).toMatchObject({
        order: null,
        revision: 1,
        received: { inbound: 'ANDERSSON-INLEV/000000000101', order: null, invoice: '512' },
      });
      await made('invoice', '512');
      expect((await receiptRow(open(), id)).row_version).toBe(after.row_version);
    });

    test('a void invoice leaves the receipt, and the next revision takes its place', async () => {
      await made('invoice', '512');
      await its().ledgerVoided({ key: keys().invoice });
      expect(await receiptRow(open(), id)).toMatchObject({ fortnox_invoice: null });
      const next = receiptKeys('1001', id, 2).invoice;
      await its().openLedger(next);
      await its().ledgerConfirmed({ key: next, fortnoxNumber: '513', madeFrom: 'f', by: 'created' });
      expect(await receiptRow(open(), id)).toMatchObject({ fortnox_invoice: '513' });
      expect(await documentsSoFar(open(), company, '1001')).toMatchObject({ received: { invoice: '513' } });
    });

    test('an order of the rest is not the purchase’s order', async () => {
      const rest = { ...key, document: 'restOrder', reference: 'demo/P/1001/R1' } as const;
      await its().openLedger(rest);
      await its().ledgerConfirmed({ key: rest, fortnoxNumber: '78', madeFrom: 'f', by: 'created' });
      expect(await purchaseRow(open(), '1001')).toMatchObject({ fortnox_number: null });
      expect(await documentsSoFar(open(), company, '1001')).toMatchObject({ order: null, revision: 1 });
    });

    test('a receipt taken back meanwhile stops nothing', async () => {
      await deleteReceipt(open(), '1001', id);
      await made('inbound', keys().inbound.reference);
      expect(await documentsSoFar(open(), company, '1001')).toMatchObject({
        received: { inbound: keys().inbound.reference },
      });
    });

    test('what has, or may have, been made of receipts is told, oldest first', async () => {
      const of = () => its().receiptDocuments({ company, purchaseNumber: '1001' });
      await its().openLedger(key);
      await confirm('77');
      await its().openLedger(keys().invoice);
      await its().openLedger(keys().inbound);
      expect(await of()).toEqual([]);
      await its().ledgerSent(keys().inbound);
      await made('invoice', '512');
      const rest = { ...key, document: 'restOrder', reference: 'demo/P/1001/R1' } as const;
      await its().openLedger(rest);
      await its().ledgerConfirmed({ key: rest, fortnoxNumber: '78', madeFrom: 'f', by: 'created' });
      const known = [
        { key: keys().invoice, state: 'confirmed', fortnoxNumber: '512', madeFrom: `receipt ${id}` },
        { key: keys().inbound, state: 'sent', fortnoxNumber: null, madeFrom: null },
        { key: rest, state: 'confirmed', fortnoxNumber: '78', madeFrom: 'f' },
      ];
      expect(await of()).toEqual(known);
      await its().ledgerVoided({ key: rest });
      await its().ledgerSkipped({ key: receiptKeys('1001', id, 2).inbound, note: 'x' });
      expect(await of()).toEqual(known.slice(0, 2));
    });

    test('what was made of the receipts of an earlier life is not told', async () => {
      await made('inbound', keys().inbound.reference);
      const mark = { outcome: 'deleted', note: null, fortnoxNumbers: [] } as const;
      await new Promise((resolve) => setTimeout(resolve, 5));
      await its().markDone({ company, process: 'purchase', number: '1001', ...mark });
      await new Promise((resolve) => setTimeout(resolve, 5));
      const next = receiptKeys('1001', id + 1).inbound;
      await its().openLedger(next);
      expect(await documentsSoFar(open(), company, '1001')).toMatchObject({ received: { begun: false } });
      await its().ledgerSent(next);
      expect(await its().receiptDocuments({ company, purchaseNumber: '1001' })).toMatchObject([{ key: next }]);
    });

    test.each(['inbound', 'invoice'] as const)('it is begun once its %s may have left', async (what) => {
      const begun = async () => (await documentsSoFar(open(), company, '1001')).received.begun;
      await its().openLedger(key);
      await confirm('77');
      await its().openLedger(keys()[what]);
      expect(await begun()).toBe(false);
      await its().ledgerSent(keys()[what]);
      expect(await begun()).toBe(true);
      await made(what, '512');
      expect(await begun()).toBe(true);
      await its().ledgerVoided({ key: keys()[what] });
      expect(await begun()).toBe(false);
    });

    test('a skip tells of which receipt it is, until it is taken up again', async () => {
      const { invoice } = keys();
      await its().ledgerSkipped({ key: invoice, note: 'x', madeFrom: `receipt ${id} f` });
      const skipped = { state: 'skipped', fortnoxNumber: null, madeFrom: `receipt ${id} f` };
      expect(await its().openLedger(invoice)).toEqual(skipped);
      await its().ledgerSkipped({ key: invoice, note: 'y' });
      expect(await its().openLedger(invoice)).toEqual(skipped);
      await open().transaction((trx) => takeUpSkipped(trx, { company, process: 'purchase', number: '1001' }));
      expect(await its().openLedger(invoice)).toEqual({ state: 'intent', fortnoxNumber: null, madeFrom: null });
    });

    test('every document of the purchase is proved from any of its numbers', async () => {
      await its().openLedger(key);
      await confirm('77');
      await made('inbound', keys().inbound.reference);
      await made('invoice', '512');
      await savePurchase(open(), purchaseForm('1002'));
      const other = receiptKeys('1002', 99).invoice;
      await its().openLedger(other);
      await its().ledgerConfirmed({ key: other, fortnoxNumber: '77', madeFrom: 'f', by: 'created' });
      const all = ['purchaseOrder 77', `inbound ${keys().inbound.reference}`, 'supplierInvoice 512'];
      const proved = async (number: string) =>
        (await proofOf(open(), company, number)).map((it) => `${it.document} ${it.fortnoxNumber}`);
      for (const number of ['1001', '512', 'AF-1001', keys().inbound.reference])
        expect([number, await proved(number)]).toEqual([number, all]);
      expect(await proved('77')).toEqual([...all, 'supplierInvoice 77']);
      expect(await proved('9999')).toEqual([]);
    });
  });

  test('R3.3 what an operator skips is not made: not sent, not confirmed, and told so', async () => {
    await twice(() => its().ledgerSkipped({ key, note: 'beställd på telefon' }));
    expect(await its().openLedger(key)).toEqual({ state: 'skipped', fortnoxNumber: null, madeFrom: null });
    expect(await documentsSoFar(open(), company, '1001')).toMatchObject({
      order: null,
      revision: 1,
      orderSkipped: true,
    });
    await expect(its().ledgerSent(key)).rejects.toEqual(outOfOrder);
    await expect(its().ledgerNotSent(key)).rejects.toEqual(outOfOrder);
    await expect(confirm()).rejects.toEqual(outOfOrder);
    expect(await proof()).toMatchObject({ state: 'skipped', note: 'beställd på telefon' });
  });

  test('an order that is skipped is let go: its number leaves the purchase and stays in the ledger', async () => {
    await savePurchase(open(), purchaseForm('1001'));
    await its().openLedger(key);
    await confirm();
    await its().ledgerSkipped({ key, note: 'beställd på telefon' });
    expect(await purchaseRow(open(), '1001')).toMatchObject({ fortnox_number: null });
    expect(await proof()).toMatchObject({ state: 'skipped', fortnoxNumber: '77' });
    expect(await documentsSoFar(open(), company, '1001')).toMatchObject({ order: null, orderSkipped: true });
  });

  test('what is skipped starts over once it is void, and a void one cannot be skipped', async () => {
    await its().ledgerSkipped({ key, note: 'x' });
    await its().ledgerVoided({ key });
    expect(await documentsSoFar(open(), company, '1001')).toMatchObject({
      order: null,
      revision: 2,
      orderSkipped: false,
    });
    await expect(its().ledgerSkipped({ key, note: 'för sent' })).rejects.toEqual(outOfOrder);
  });

  test('refuses in the company’s language, with what stands', async () => {
    await its().openLedger(key);
    await confirm();
    await expect(its().ledgerSent(key)).rejects.toThrow(
      'Dokumentet demo/P/1001/1 står som bekräftat (77) i dokumentliggaren, så steget kan inte göras.',
    );
    const english = { ...anderssonOf(open()), language: 'en' } as const;
    await expect(ledgerSent(english, ledgerKey('1009'), run)).rejects.toThrow(
      'Document demo/P/1009/1 is not in the document ledger, so this step cannot be taken.',
    );
  });

  test('a reference that is another document’s is not taken over, nor one in other letters', async () => {
    const { invoice } = receiptKeys('1001', 7);
    await its().openLedger(invoice);
    await expect(its().openLedger({ ...invoice, number: '1002' })).rejects.toEqual(outOfOrder);
    await its().openLedger(ledgerKey('A1'));
    await expect(its().openLedger(ledgerKey('a1'))).rejects.toEqual(outOfOrder);
  });
});
