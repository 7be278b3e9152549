import { purchaseChangedSignal } from '../../workflows/contract/purchase';
import { lostAnswer, refusal } from './faults';
import { purchases } from './purchases';
import { expectDone, inboundKey, received } from './receipts';
import { admitted, inboundDraftOf, invoiceDraftOf, plainPurchase, plainReceipt, type Sides } from './sides';

const of = purchases();

describe('R3.3 goods received', () => {
  test('go into stock, the purchase order is voided, the supplier invoice made: stock first, each once', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    await received(purchase);
    expect(await purchase.handle.result()).toEqual({
      outcome: 'done',
      message: `Inköp 4711 är klart. Godset är i lagret (${inboundKey}). Inköpsorder 1001 är makulerad. Leverantörsfaktura 5002 väntar på bokföring.`,
      fortnoxNumbers: ['1001', inboundKey, '5002'],
    });
    expectDone(sides);
    expect(sides.inputs('storeInbound')).toMatchObject([{ neverSent: true }]);
    expect(sides.inputs('voidPurchaseOrder')).toMatchObject([{ seenLiveAt: expect.any(String) }]);
    expect(sides.takeWrites()).toEqual([
      ...['ledgerSent', 'storeInbound', 'releaseInbound', 'ledgerConfirmed'],
      ...['voidPurchaseOrder', 'ledgerVoided', 'ledgerSent', 'createSupplierInvoice', 'ledgerConfirmed', 'markDone'],
    ]);
    expect(sides.inbounds.get(inboundKey)?.draft).toEqual(inboundDraftOf(plainReceipt, '000000004201'));
    expect(sides.numberOnPurchase).toBe('1001');
    expect(await purchase.shown()).toMatchObject({ Stage: 'ended', FortnoxNumbers: ['1001', inboundKey, '5002'] });
    expect(sides.shown).toMatchObject({ state: 'done' });
  });

  test('when the order cannot be made: that step falls away, stock and invoice go on', async () => {
    const sides = of.sides();
    sides.faults.always('preparePurchaseOrder', refusal('supplierMissing'));
    const purchase = await of.start(sides);
    expect(await purchase.problem()).toMatchObject({ kind: 'supplierMissing' });
    await received(purchase);
    expect((await purchase.handle.result()).message).toContain('Godset är i lagret');
    expectDone(sides, { order: null });
  });

  test('while the order’s answer was lost: it is found and voided all the same', async () => {
    const sides = of.sides();
    sides.faults.next('createPurchaseOrder', lostAnswer(true));
    sides.faults.next('findPurchaseOrder', refusal('notAuthorised'));
    const purchase = await of.start(sides);
    await of.pass('5 minutes');
    expect(await purchase.problem()).toMatchObject({ kind: 'notAuthorised' });
    await received(purchase);
    await of.pass('5 minutes');
    await purchase.handle.result();
    expectDone(sides);
  });

  test('before anybody was there to hear of it: a first process does it all', async () => {
    const sides = of.sides();
    sides.receive(plainReceipt);
    const purchase = await of.start(sides);
    await purchase.handle.result();
    expectDone(sides, { order: null });
    expect(sides.count('createPurchaseOrder')).toBe(0);
  });

  test('in a purchase without order by an operator’s decision: stock and invoice alone', async () => {
    const sides = of.sides();
    sides.admission = { ...admitted(sides), orderSkipped: true };
    sides.receive(plainReceipt);
    const purchase = await of.start(sides);
    await purchase.handle.result();
    expectDone(sides, { order: null });
    expect(sides.count('findPurchaseOrder')).toBe(0);
  });

  test('R3.2 before status inköpt: refused with what to do, and taken when the status is right', async () => {
    const purchase = await of.ordered();
    const { sides } = purchase;
    sides.receipts = [plainReceipt];
    await purchase.tell();
    expect(await purchase.problem()).toMatchObject({
      kind: 'receiptTooEarly',
      why: expect.stringContaining('inköpt'),
      where: expect.stringContaining('Andersson'),
      choices: ['retry', 'abandon'],
    });
    expect(sides.inbounds.size).toBe(0);
    sides.change({ status: 'inköpt' });
    await purchase.tell();
    await purchase.handle.result();
    expectDone(sides);
  });
});

describe('R3.3 what stands in the way of a receipt', () => {
  test.each([
    ['prepareInbound', 'costMissing'],
    ['storeInbound', 'missingRight'],
    ['releaseInbound', 'periodLocked'],
    ['voidPurchaseOrder', 'orderCannotBeVoided'],
    ['prepareSupplierInvoice', 'accountMissing'],
    ['createSupplierInvoice', 'invoiceUnbalanced'],
  ])('%s refused with %s: a problem; healed by retry, nothing done twice', async (activity, kind) => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.always(activity, refusal(kind));
    await received(purchase);
    const problem = await purchase.problem();
    expect(problem).toMatchObject({ kind, why: `${kind}, sa Fortnox.` });
    sides.faults.mend(activity);
    await purchase.decide('retry', { problem: problem.id });
    await purchase.handle.result();
    expectDone(sides);
  });

  test('a fact that comes while it stands: one problem stays one, and what is done is not done again', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.always('prepareSupplierInvoice', refusal('accountMissing'));
    await received(purchase);
    const { id } = await purchase.problem();
    await purchase.tell();
    await purchase.tell();
    expect((await purchase.problem()).id).toBe(id);
    expect(sides.notified).toEqual([id]);
    expect(sides.count('voidPurchaseOrder')).toBe(1);
    // The order is settled: none is looked for under the next revision.
    expect(sides.ledgerLog).not.toContain('2 intent');
    sides.faults.mend('prepareSupplierInvoice');
    await of.pass('7 hours');
    await purchase.handle.result();
    expectDone(sides);
  });

  test('what may have been sent is looked at again before it is stored', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('releaseInbound', refusal('periodLocked'));
    await received(purchase);
    await of.pass('7 hours');
    await purchase.handle.result();
    expect(sides.inputs('storeInbound')).toMatchObject([{ neverSent: true }, { neverSent: false }]);
    expectDone(sides);
  });

  test('R3.4 goods received on the order in Fortnox would count twice: asked; skip leaves stock to Fortnox', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.order('1001').state = 'received';
    await received(purchase);
    const problem = await purchase.problem();
    expect(problem).toMatchObject({ kind: 'orderReceivedByHand', why: expect.stringContaining('två gånger') });
    await purchase.decide('skip', { problem: problem.id, note: 'Fortnox inleverans gäller' });
    const { message } = await purchase.handle.result();
    expect(message).toContain('fördes inte in i lagret härifrån. Inköpsorder 1001 lämnades kvar i Fortnox.');
    expect(sides.inbounds.size).toBe(0);
    expect(sides.order('1001').state).toBe('received');
    expect(sides.invoices.size).toBe(1);
    expect(sides.ledger.get(inboundKey)?.state).toBe('skipped');
  });

  test('R3.4 a part received on the order in Fortnox would count twice as well', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.order('1001').touchedByHand = true;
    await received(purchase);
    expect(await purchase.problem()).toMatchObject({ kind: 'orderReceivedByHand' });
    expect(sides.inbounds.size).toBe(0);
  });

  test('the invoice skipped: none is made, now or later', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.always('prepareSupplierInvoice', refusal('accountMissing'));
    await received(purchase);
    const { id } = await purchase.problem();
    await purchase.decide('skip', { problem: id, note: 'samlingsfaktura' });
    expect((await purchase.handle.result()).message).toContain('Ingen leverantörsfaktura');
    expect(sides.ledger.get('AF-4711')?.state).toBe('skipped');
    expect(sides.doneMark?.fortnoxNumbers).toEqual(['1001', inboundKey]);
  });

  test.each<[string, (sides: Sides, number: string) => void]>([
    ['gone', (sides, number) => void sides.invoices.delete(number)],
    ['cancelled', (sides, number) => void Object.assign(sides.invoice(number), { cancelled: true })],
    ['credited', (sides, number) => void Object.assign(sides.invoice(number), { credited: true })],
    [
      'another supplier’s',
      (sides, number) => void Object.assign(sides.invoice(number).draft, { supplierNumber: '91' }),
    ],
  ])('an invoice chosen by hand that is %s is refused; the supplier’s own is taken as it is', async (_, spoil) => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    const draft = { ...invoiceDraftOf(plainPurchase, plainReceipt, 'F-778'), total: '160' };
    const own = sides.makeInvoice(draft);
    const wrong = sides.makeInvoice({ ...draft, invoiceNumber: 'F-777' });
    spoil(sides, wrong);
    sides.faults.always('prepareSupplierInvoice', refusal('accountMissing'));
    await received(purchase);
    const { id } = await purchase.problem();
    await purchase.decide('useExisting', { problem: id, fortnoxNumber: wrong, note: 'fel' });
    const refused = await purchase.problem();
    expect(refused).toMatchObject({ kind: 'wrongInvoice', why: expect.stringContaining(wrong) });
    await purchase.decide('useExisting', { problem: refused.id, fortnoxNumber: own, note: 'leverantörens egen' });
    expect((await purchase.handle.result()).fortnoxNumbers).toEqual(['1001', inboundKey, own]);
    expect(sides.count('createSupplierInvoice')).toBe(0);
    expect(sides.notes.get('AF-4711')).toBe('leverantörens egen');
  });

  test('changed after it went into stock: a problem; changed back it goes on, skipped the stock stays as it is', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.always('prepareSupplierInvoice', refusal('accountMissing'));
    await received(purchase);
    sides.receive({ ...plainReceipt, fingerprint: 'edited' });
    await purchase.tell();
    const { id, kind, why } = await purchase.problem();
    expect([kind, why]).toEqual(['receiptChanged', expect.stringContaining(inboundKey)]);
    sides.faults.mend('prepareSupplierInvoice');
    await purchase.decide('skip', { problem: id, note: 'lagret rättat för hand' });
    expect((await purchase.handle.result()).fortnoxNumbers).toEqual(['1001', inboundKey, '5002']);
    expectDone(sides);
    expect(sides.count('storeInbound')).toBe(1);
  });

  test('edited after its invoice was made: the invoice is compared with what the receipt says now', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.receive(plainReceipt, { ...plainReceipt, id: 43 });
    await purchase.tell();
    expect(await purchase.problem()).toMatchObject({ kind: 'secondReceipt' });
    const edited = {
      ...plainReceipt,
      rows: plainReceipt.rows.map((row) => ({ ...row, quantity: '6' })),
      fingerprint: 'edited',
    };
    sides.receive(edited);
    await purchase.tell();
    const changed = await purchase.problem();
    expect(changed).toMatchObject({ kind: 'receiptChanged', why: expect.stringContaining('faktura') });
    await purchase.decide('skip', { problem: changed.id, note: 'lagret rättat för hand' });
    const differs = await purchase.problem();
    expect(differs).toMatchObject({ kind: 'storedDifferently', why: expect.stringContaining('156.25') });
    const [number = ''] = sides.invoices.keys();
    sides.invoice(number).total = invoiceDraftOf(plainPurchase, edited, 'AF-4711').total;
    await purchase.decide('retry', { problem: differs.id });
    await purchase.handle.result();
    expectDone(sides);
    expect(sides.ledger.get('AF-4711')?.madeFrom).toBe('receipt 42 edited');
  });

  test('a second receipt: the first is handled, the second refused until it is removed or an operator has seen it', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.receive(plainReceipt, { ...plainReceipt, id: 43 });
    await purchase.tell();
    const problem = await purchase.problem();
    expect(problem).toMatchObject({ kind: 'secondReceipt', why: expect.stringContaining('43') });
    expect(sides.inbounds.size).toBe(1);
    sides.receive(plainReceipt);
    await purchase.tell();
    await purchase.handle.result();
    expectDone(sides);
  });
});

test('R3.3 a second receipt saved while the purchase ends is refused, not lost', async () => {
  const purchase = await of.awaiting();
  const { sides } = purchase;
  const { reached, release } = sides.faults.hold('markDone');
  sides.receive(plainReceipt);
  await purchase.handle.signal(purchaseChangedSignal);
  await reached;
  sides.receive(plainReceipt, { ...plainReceipt, id: 43 });
  await purchase.handle.signal(purchaseChangedSignal);
  release();
  expect(await purchase.problem()).toMatchObject({ kind: 'secondReceipt', why: expect.stringContaining('43') });
});

describe('one problem is of one step', () => {
  test('the same kind in the next step is another problem, told anew: a skip meant for stock skips no invoice', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('storeInbound', refusal('missingRight'));
    sides.faults.always('createSupplierInvoice', refusal('missingRight'));
    await received(purchase);
    const first = await purchase.problem();
    await of.pass('20 minutes');
    const second = await purchase.problem();
    expect(second.id).not.toBe(first.id);
    expect(sides.notified).toEqual([first.id, second.id]);
    const late = { problem: first.id, note: 'fört in för hand i lagret' };
    expect(await purchase.refused('skip', late)).toContain(second.id);
  });

  test('R3.2 received too early: facts that come leave the problem as it is', async () => {
    const purchase = await of.ordered();
    const { sides } = purchase;
    sides.receipts = [plainReceipt];
    await purchase.tell();
    const { id } = await purchase.problem();
    await purchase.tell();
    expect((await purchase.problem()).id).toBe(id);
    expect(sides.notified).toEqual([id]);
  });
});

describe('R3.4 the order received in Fortnox after the goods went in from here', () => {
  test.each([
    ['all of it', { state: 'received' }],
    ['a part of it', { touchedByHand: true }],
    ['a part of it, and voided then', { touchedByHand: true, state: 'voided' }],
  ] as const)('%s: counted twice, until a person undoes one or says so', async (_what, byHand) => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('voidPurchaseOrder', refusal('missingRight'));
    await received(purchase);
    Object.assign(sides.order('1001'), byHand);
    await of.pass('20 minutes');
    const { id, kind, why, where } = await purchase.problem();
    expect({ kind, where }).toEqual({ kind: 'orderReceivedByHand', where: 'Fortnox → Lager → Inköp' });
    expect(why).toContain(`makulera inleverans ${inboundKey} där och tryck skip; skip ensamt ändrar inget i lagret`);
    await of.pass('7 hours');
    expect((await purchase.problem()).id).toBe(id);
    await purchase.decide('skip', { problem: id, note: 'lagret rättat' });
    expect((await purchase.handle.result()).message).toContain('Inköpsorder 1001 lämnades kvar i Fortnox.');
  });

  test('the goods receipt from here voided instead, and skip: the end does not say that it counts', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('voidPurchaseOrder', refusal('missingRight'));
    await received(purchase);
    sides.order('1001').touchedByHand = true;
    await of.pass('20 minutes');
    sides.inbound(inboundKey).state = 'voided';
    await purchase.decide('skip', { problem: (await purchase.problem()).id, note: 'Fortnox inleverans gäller' });
    const { message } = await purchase.handle.result();
    expect(message).toContain('Godset fördes inte in i lagret härifrån.');
    expect(message).toContain('Inköpsorder 1001 lämnades kvar i Fortnox.');
    expect([sides.ledger.get(inboundKey)?.state, sides.inbounds.size]).toEqual(['skipped', 1]);
  });

  test('undone there: the order is voided and the purchase goes on', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('voidPurchaseOrder', refusal('missingRight'));
    await received(purchase);
    sides.order('1001').touchedByHand = true;
    await of.pass('20 minutes');
    const { id } = await purchase.problem();
    sides.order('1001').touchedByHand = false;
    await purchase.decide('retry', { problem: id });
    await purchase.handle.result();
    expectDone(sides);
  });
});

test('a purchase stuck in its receipt shows what is done, and a run that goes on with that knows it', async () => {
  const purchase = await of.awaiting();
  const { sides } = purchase;
  sides.faults.always('prepareSupplierInvoice', refusal('accountMissing'));
  await received(purchase);
  const { received: soFar, fortnoxNumber } = await purchase.rest();
  expect([fortnoxNumber, soFar]).toEqual([
    '1001',
    { begun: true, inbound: inboundKey, order: '1001', orderLeft: false, invoice: null },
  ]);
  await purchase.handle.terminate();
  sides.faults.mend('prepareSupplierInvoice');
  const flags = { orderSkipped: false, acceptedByHand: false, markedAsSent: false, orderToBeChecked: false };
  const next = await of.start(sides, {
    ...{ v: 2, rules: sides.rules, order: null, stage: 'invoicing', revision: 2, received: soFar, ...flags, notes: [] },
    desk: { problem: null, count: 1, retryInMs: 900_000 },
  });
  expect((await next.handle.result()).fortnoxNumbers).toEqual(['1001', inboundKey, '5002']);
  expectDone(sides);
});
