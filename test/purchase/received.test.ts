import { purchaseChangedSignal } from '../../workflows/contract/purchase';
import { lostAnswer, neverSent, refusal } from './faults';
import type { StartedPurchase } from './process';
import { purchases } from './purchases';
import {
  admitted,
  inboundDraftOf,
  invoiceDraftOf,
  nothingReceived,
  plainPurchase,
  plainReceipt,
  type Sides,
} from './sides';

const of = purchases();

const inboundKey = 'ANDERSSON-INLEV/000000004201';

async function received(purchase: StartedPurchase): Promise<void> {
  purchase.sides.receive(plainReceipt);
  await purchase.tell();
}

/** What must stand in the end, however it came about. */
function expectDone(sides: Sides, { order = 'voided' }: { order?: string | null } = {}): void {
  expect([...sides.inbounds].map(([key, { state }]) => [key, state])).toEqual([[inboundKey, 'released']]);
  const live = [...sides.invoices.values()].filter(({ cancelled }) => !cancelled);
  expect(live.map(({ draft }) => draft.invoiceNumber)).toEqual(['AF-4711']);
  expect([...sides.orders.values()].map(({ state }) => state)).toEqual(order === null ? [] : [order]);
  expect(sides.doneMark?.outcome).toBe('done');
}

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

describe('R3.3 stock and invoice skipped by an operator', () => {
  const skip = async (purchase: StartedPurchase) =>
    purchase.decide('skip', { problem: (await purchase.problem()).id, note: 'sköts för hand' });
  /** Neither can be made, both are skipped, and a second receipt is refused. */
  const skipped = async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('prepareInbound', refusal('unitMismatch'));
    sides.faults.next('prepareSupplierInvoice', refusal('accountMissing'));
    sides.receive(plainReceipt, { ...plainReceipt, id: 43 });
    await purchase.tell();
    await skip(purchase);
    await skip(purchase);
    expect(await purchase.problem()).toMatchObject({ kind: 'secondReceipt' });
    return purchase;
  };

  test('are not made when the purchase is looked at again', async () => {
    const purchase = await skipped();
    const { sides } = purchase;
    sides.receive(plainReceipt);
    await purchase.tell();
    expect((await purchase.handle.result()).fortnoxNumbers).toEqual(['1001']);
    expect([sides.inbounds.size, sides.invoices.size]).toEqual([0, 0]);
  });

  test('are skipped for that receipt alone: of the one in its place both are made', async () => {
    const purchase = await skipped();
    const { sides } = purchase;
    sides.receive({ ...plainReceipt, id: 43 });
    await purchase.tell();
    await purchase.handle.result();
    expect([...sides.inbounds.keys()]).toEqual(['ANDERSSON-INLEV/000000004301']);
    expect([...sides.invoices.values()].map(({ draft }) => draft.invoiceNumber)).toEqual(['AF2-4711']);
  });

  test.each([
    ['the goods may be in stock', 'releaseInbound', inboundKey],
    ['the invoice may be made', 'findSupplierInvoice', 'AF-4711'],
  ])('while %s: the end says what to look for', async (_, name, reference) => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('createSupplierInvoice', ...(name === 'findSupplierInvoice' ? [lostAnswer(true)] : []));
    sides.faults.always(name, refusal('notAuthorised'));
    await received(purchase);
    await of.pass('10 minutes');
    await skip(purchase);
    expect((await purchase.handle.result()).message).toMatch(
      new RegExp(`Se efter i Fortnox om ${reference} finns\\.$`),
    );
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

describe('R3.3 a receipt that is taken back or replaced while it is being handled', () => {
  const stuckInInvoicing = async () => {
    const purchase = await of.awaiting();
    purchase.sides.faults.always('prepareSupplierInvoice', refusal('accountMissing'));
    await received(purchase);
    expect(await purchase.problem()).toMatchObject({ kind: 'accountMissing' });
    return purchase;
  };

  test('taken back: a problem that names what is in stock; a new order when that is void, not before', async () => {
    const purchase = await stuckInInvoicing();
    const { sides } = purchase;
    sides.receipts = [];
    sides.change({ status: 'inköpt' });
    await purchase.tell();
    expect(await purchase.problem()).toMatchObject({
      kind: 'receiptReplaced',
      why: expect.stringContaining(`inleverans ${inboundKey}`),
    });
    expect(sides.orders.size).toBe(1);
    sides.inbound(inboundKey).state = 'voided';
    await of.pass('20 minutes');
    expect(await purchase.rest()).toMatchObject({
      stage: 'awaitingGoods',
      fortnoxNumber: '1002',
      received: nothingReceived,
      problem: null,
    });
  });

  const second = { ...plainReceipt, id: 43 };
  const secondKey = 'ANDERSSON-INLEV/000000004301';
  /** The first went into stock and was invoiced; the second has taken its place. */
  const replaced = async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.receive(plainReceipt, second);
    await purchase.tell();
    expect(await purchase.problem()).toMatchObject({ kind: 'secondReceipt' });
    sides.receive(second);
    await purchase.tell();
    const [invoice = ''] = sides.invoices.keys();
    return { purchase, sides, invoice, problem: await purchase.problem() };
  };

  test('replaced, and nothing voided in Fortnox: no word of an operator doubles stock or payable', async () => {
    const { purchase, sides, invoice, problem } = await replaced();
    expect(problem).toMatchObject({
      kind: 'receiptReplaced',
      why: expect.stringContaining(`inleverans ${inboundKey}, leverantörsfaktura ${invoice}`),
      choices: ['retry', 'abandon'],
    });
    const skip = { problem: problem.id, note: 'makulerad i Fortnox' };
    expect(await purchase.refused('skip', skip)).toContain('skip går inte att välja');
    await purchase.decide('retry', { problem: problem.id });
    expect(await purchase.problem()).toMatchObject({ id: problem.id, why: expect.stringContaining(invoice) });
    expect([sides.inbounds.size, sides.invoices.size]).toEqual([1, 1]);
    sides.inbound(inboundKey).state = 'voided';
    await purchase.decide('retry', { problem: problem.id });
    const still = await purchase.problem();
    expect(still.why).toContain(`leverantörsfaktura ${invoice}`);
    expect(still.why).not.toContain(inboundKey);
  });

  test.each([
    ['cancelled', { cancelled: true }],
    ['booked and credited', { credited: true }],
  ])('replaced, its goods voided in Fortnox and its invoice %s: the second is taken', async (_, gone) => {
    const { purchase, sides, invoice } = await replaced();
    sides.inbound(inboundKey).state = 'voided';
    Object.assign(sides.invoice(invoice), gone);
    await of.pass('20 minutes');
    const { message, fortnoxNumbers } = await purchase.handle.result();
    expect([...sides.inbounds].map(([key, { state }]) => [key, state])).toEqual([
      [inboundKey, 'voided'],
      [secondKey, 'released'],
    ]);
    expect([...sides.invoices.values()].map(({ draft }) => draft.invoiceNumber)).toEqual(['AF-4711', 'AF2-4711']);
    expect(['ANDERSSON-INLEV/000000004201', 'AF-4711'].map((it) => sides.ledger.get(it)?.state)).toEqual([
      'voided',
      'voided',
    ]);
    // The same order brought the goods of both.
    expect(message).toContain('Inköpsorder 1001 är makulerad.');
    expect(fortnoxNumbers).toEqual(['1001', secondKey, [...sides.invoices.keys()][1]]);
  });

  test('taken back when the order had been left in Fortnox: it is the purchase’s again, and no second one is made', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('voidPurchaseOrder', refusal('missingRight'));
    sides.faults.always('prepareSupplierInvoice', refusal('accountMissing'));
    await received(purchase);
    await purchase.decide('skip', { problem: (await purchase.problem()).id, note: 'makuleras för hand' });
    expect(await purchase.problem()).toMatchObject({ kind: 'accountMissing' });
    sides.inbound(inboundKey).state = 'voided';
    sides.receipts = [];
    sides.change({ status: 'inköpt' });
    await purchase.tell();
    expect(await purchase.rest()).toMatchObject({ stage: 'awaitingGoods', fortnoxNumber: '1001', problem: null });
    expect([...sides.orders.keys()]).toEqual(['1001']);
    sides.purchase = null;
    await purchase.tell();
    expect((await purchase.handle.result()).outcome).toBe('deleted');
    expect(sides.order('1001').state).toBe('voided');
  });

  test('replaced when the order had been left in Fortnox: the end of the second still says so', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('voidPurchaseOrder', refusal('missingRight'));
    sides.receive(plainReceipt, second);
    await purchase.tell();
    await purchase.decide('skip', { problem: (await purchase.problem()).id, note: 'makuleras för hand' });
    expect(await purchase.problem()).toMatchObject({ kind: 'secondReceipt' });
    sides.inbound(inboundKey).state = 'voided';
    for (const invoice of sides.invoices.values()) invoice.cancelled = true;
    sides.receive(second);
    await purchase.tell();
    expect((await purchase.handle.result()).message).toContain('Inköpsorder 1001 lämnades kvar i Fortnox.');
  });

  test('replaced while its invoice’s answer was lost: the invoice is found, held against the second, and not made again', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('createSupplierInvoice', lostAnswer(true));
    sides.faults.next('findSupplierInvoice', refusal('notAuthorised'));
    await received(purchase);
    await of.pass('5 minutes');
    expect(await purchase.problem()).toMatchObject({ kind: 'notAuthorised' });
    sides.inbound(inboundKey).state = 'voided';
    sides.receive(second);
    await purchase.tell();
    await of.pass('5 minutes');
    expect((await purchase.handle.result()).outcome).toBe('done');
    expect([sides.invoices.size, sides.count('compareSupplierInvoice')]).toEqual([1, 1]);
  });

  test('replaced while its release was not seen to the end: what may be in stock is held against the second', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.always('releaseInbound', refusal('noAnswer'));
    await received(purchase);
    sides.receive(second);
    await purchase.tell();
    await of.pass('5 minutes');
    expect(await purchase.problem()).toMatchObject({
      kind: 'receiptReplaced',
      why: expect.stringContaining(`inleverans ${inboundKey}`),
    });
    expect(sides.inbounds.size).toBe(1);
  });

  test('the first of two deleted: neither stock nor invoice is doubled', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.receive(plainReceipt, { ...plainReceipt, id: 43 });
    await purchase.tell();
    expect(await purchase.problem()).toMatchObject({ kind: 'secondReceipt' });
    sides.receive({ ...plainReceipt, id: 43 });
    await purchase.tell();
    expect(await purchase.problem()).toMatchObject({ kind: 'receiptReplaced' });
    expect([sides.inbounds.size, sides.invoices.size]).toEqual([1, 1]);
  });

  test('deleted while its release was not seen to the end: the purchase says what may be in stock', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.always('releaseInbound', refusal('noAnswer'));
    await received(purchase);
    sides.purchase = null;
    await purchase.tell();
    await of.pass('5 minutes');
    expect(await purchase.problem()).toMatchObject({
      kind: 'deletedAfterReceipt',
      why: expect.stringContaining(`I Fortnox finns inleverans ${inboundKey}.`),
    });
  });

  test('deleted while Fortnox cannot be asked: an end by skip says what may be there', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.always('releaseInbound', refusal('noAnswer'));
    await received(purchase);
    sides.faults.always('readInbound', refusal('notAuthorised'));
    sides.purchase = null;
    await purchase.tell();
    await of.pass('5 minutes');
    const { id } = await purchase.problem();
    await purchase.decide('skip', { problem: id, note: 'rättat för hand' });
    expect((await purchase.handle.result()).message).toContain(`Kvar i Fortnox: kanske inleverans ${inboundKey}.`);
  });
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

describe('design rule 1: the supplier invoice is made once', () => {
  test('stored in another currency with the same figures: kept as a problem, never taken in silence', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    const draft = invoiceDraftOf(plainPurchase, plainReceipt, 'AF-4711');
    const number = sides.makeInvoice({ ...draft, currency: { code: 'EUR', rate: '11', unit: 1 } });
    sides.faults.next('createSupplierInvoice', refusal('storedDifferently', 'annan valuta', { fortnoxNumber: number }));
    await received(purchase);
    expect(await purchase.problem()).toMatchObject({ kind: 'storedDifferently', why: expect.stringContaining('EUR') });
  });

  test('its rate is that of the goods’ own document, and the day’s is held against the answer that made it alone', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    const draft = invoiceDraftOf(plainPurchase, plainReceipt, 'AF-4711');
    const made = sides.makeInvoice(draft, '1');
    sides.faults.next('createSupplierInvoice', refusal('storedDifferently', 'annat', { fortnoxNumber: made }));
    await received(purchase);
    const { id } = await purchase.problem();
    sides.invoice(made).total = draft.total;
    await purchase.decide('retry', { problem: id });
    await purchase.handle.result();
    expect(sides.inputs('prepareSupplierInvoice')).toEqual(
      Array(2).fill(expect.objectContaining({ inbound: inboundKey })),
    );
    expect(sides.inputs('compareSupplierInvoice')).toMatchObject([{ asMade: true }, { asMade: false }]);
  });

  test('another chosen by hand while the one from here lives is refused: both would be paid', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    const draft = invoiceDraftOf(plainPurchase, plainReceipt, 'AF-4711');
    const made = sides.makeInvoice(draft, '1');
    const own = sides.makeInvoice({ ...draft, invoiceNumber: 'F-778' });
    sides.faults.next('createSupplierInvoice', refusal('storedDifferently', 'annat', { fortnoxNumber: made }));
    await received(purchase);
    const { id } = await purchase.problem();
    await purchase.decide('useExisting', { problem: id, fortnoxNumber: own, note: 'leverantörens egen' });
    const refused = await purchase.problem();
    expect(refused).toMatchObject({ kind: 'wrongInvoice', why: expect.stringContaining(made) });
    sides.invoice(made).cancelled = true;
    await purchase.decide('useExisting', { problem: refused.id, fortnoxNumber: own, note: 'nu makulerad' });
    expect((await purchase.handle.result()).fortnoxNumbers).toEqual(['1001', inboundKey, own]);
  });

  test('the one from here chosen by its number is taken as it is', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    const made = sides.makeInvoice(invoiceDraftOf(plainPurchase, plainReceipt, 'AF-4711'), '1');
    sides.faults.next('createSupplierInvoice', refusal('storedDifferently', 'annat', { fortnoxNumber: made }));
    await received(purchase);
    const { id } = await purchase.problem();
    await purchase.decide('useExisting', { problem: id, fortnoxNumber: made, note: 'den duger' });
    expect((await purchase.handle.result()).fortnoxNumbers).toEqual(['1001', inboundKey, made]);
    expectDone(sides);
  });

  test('another chosen by hand while an answer is lost: Fortnox is given time to show the one from here', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    const draft = invoiceDraftOf(plainPurchase, plainReceipt, 'AF-4711');
    const own = sides.makeInvoice({ ...draft, invoiceNumber: 'F-778' });
    sides.faults.next('createSupplierInvoice', lostAnswer(false));
    sides.faults.always('findSupplierInvoice', refusal('notAuthorised'));
    await received(purchase);
    await of.pass('10 minutes');
    const { id } = await purchase.problem();
    sides.faults.mend('findSupplierInvoice');
    await purchase.decide('useExisting', { problem: id, fortnoxNumber: own, note: 'leverantörens egen' });
    await of.pass('10 seconds');
    const late = sides.makeInvoice(draft);
    await of.pass('10 minutes');
    const refused = await purchase.problem();
    expect(refused).toMatchObject({ kind: 'wrongInvoice', why: expect.stringContaining(late) });
    sides.invoice(late).cancelled = true;
    await purchase.decide('useExisting', { problem: refused.id, fortnoxNumber: own, note: 'nu makulerad' });
    await of.pass('10 minutes');
    expect((await purchase.handle.result()).fortnoxNumbers).toEqual(['1001', inboundKey, own]);
  });

  test.each([true, false])('its answer is lost, made: %p', async (made) => {
    const purchase = await of.awaiting();
    purchase.sides.faults.next('createSupplierInvoice', lostAnswer(made));
    await received(purchase);
    await of.pass('10 minutes');
    await purchase.handle.result();
    expectDone(purchase.sides);
  });

  test('its answer is lost in a long outage and the accountant has renumbered it since: asked, never made again', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('createSupplierInvoice', lostAnswer(true));
    sides.faults.always('findSupplierInvoice', refusal('notAuthorised'));
    await received(purchase);
    await of.pass('10 minutes');
    expect(await purchase.problem()).toMatchObject({ kind: 'notAuthorised' });
    const [number = ''] = sides.invoices.keys();
    sides.renumber(number, 'F-778');
    sides.faults.mend('findSupplierInvoice');
    await of.pass('1 hour');
    const { id, kind, choices } = await purchase.problem();
    expect([kind, choices]).toEqual(['invoiceRenumbered', ['retry', 'skip', 'useExisting', 'abandon']]);
    await purchase.decide('retry', { problem: id });
    await of.pass('10 minutes');
    expect(sides.invoices.size).toBe(1);
    const problem = (await purchase.problem()).id;
    await purchase.decide('useExisting', { problem, fortnoxNumber: number, note: 'den är det' });
    expect((await purchase.handle.result()).fortnoxNumbers).toEqual(['1001', inboundKey, number]);
    expect(sides.count('createSupplierInvoice')).toBe(1);
  });

  test('another of the same supplier, day and sum is no matter where no answer was lost', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.makeInvoice(invoiceDraftOf(plainPurchase, plainReceipt, 'F-778'));
    await received(purchase);
    expect((await purchase.handle.result()).outcome).toBe('done');
    expect([...sides.invoices.values()].map(({ draft }) => draft.invoiceNumber)).toEqual(['F-778', 'AF-4711']);
  });

  test('never sent: made again at once', async () => {
    const purchase = await of.awaiting();
    purchase.sides.faults.next('createSupplierInvoice', neverSent);
    await received(purchase);
    await purchase.handle.result();
    expectDone(purchase.sides);
  });

  test('stored otherwise than meant: kept, a problem; mended in Fortnox it is taken, never made again', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    const draft = invoiceDraftOf(plainPurchase, plainReceipt, 'AF-4711');
    const number = sides.makeInvoice(draft, '156.24');
    sides.faults.next('createSupplierInvoice', refusal('storedDifferently', 'annat belopp', { fortnoxNumber: number }));
    await received(purchase);
    const problem = await purchase.problem();
    expect(problem).toMatchObject({ kind: 'storedDifferently', why: expect.stringContaining('156.24') });
    sides.invoice(number).total = draft.total;
    await purchase.decide('retry', { problem: problem.id });
    await purchase.handle.result();
    expectDone(sides);
    expect(sides.count('createSupplierInvoice')).toBe(1);
  });

  test('stored otherwise and cancelled by a person: only their retry makes a new one', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    const number = sides.makeInvoice(invoiceDraftOf(plainPurchase, plainReceipt, 'AF-4711'), '1');
    sides.faults.next('createSupplierInvoice', refusal('storedDifferently', 'annat', { fortnoxNumber: number }));
    await received(purchase);
    sides.invoice(number).cancelled = true;
    await of.pass('20 minutes');
    const { id, kind } = await purchase.problem();
    expect(kind).toBe('supplierInvoiceVoided');
    expect(sides.count('createSupplierInvoice')).toBe(1);
    await purchase.decide('retry', { problem: id });
    await purchase.handle.result();
    const live = [...sides.invoices.values()].filter(({ cancelled }) => !cancelled);
    expect(live.map(({ draft }) => draft.invoiceNumber)).toEqual(['AF2-4711']);
  });

  test('stored otherwise and booked: nobody is told to mend it, and once credited another may be used', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    const draft = invoiceDraftOf(plainPurchase, plainReceipt, 'AF-4711');
    const made = sides.makeInvoice(draft, '1');
    const own = sides.makeInvoice({ ...draft, invoiceNumber: 'F-778' });
    sides.invoice(made).booked = true;
    sides.faults.next('createSupplierInvoice', refusal('storedDifferently', 'annat', { fortnoxNumber: made }));
    await received(purchase);
    const problem = await purchase.problem();
    expect(problem).toMatchObject({
      kind: 'invoiceBooked',
      why: expect.stringMatching(/bokförd.*totalt 1 SEK.*kredit/),
    });
    sides.invoice(made).credited = true;
    await purchase.decide('useExisting', { problem: problem.id, fortnoxNumber: own, note: 'rätt faktura' });
    expect((await purchase.handle.result()).fortnoxNumbers).toEqual(['1001', inboundKey, own]);
  });

  test('an inbound document voided by hand: only a person’s retry brings the goods in again, under a new id', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.inbounds.set(inboundKey, { draft: inboundDraftOf(plainReceipt, '000000004201'), state: 'voided' });
    await received(purchase);
    const { id, kind } = await purchase.problem();
    expect(kind).toBe('inboundVoided');
    await of.pass('20 minutes');
    expect(sides.inbounds.size).toBe(1);
    await purchase.decide('retry', { problem: id });
    await purchase.handle.result();
    expect([...sides.inbounds].map(([key, { state }]) => [key, state])).toEqual([
      [inboundKey, 'voided'],
      ['ANDERSSON-INLEV/000000004202', 'released'],
    ]);
  });
});

describe('R3.3 goods without a price', () => {
  const free = { ...plainReceipt, rows: plainReceipt.rows.map((row) => ({ ...row, price: '0' })), fingerprint: 'free' };
  const asked = async (receipt = free) => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('prepareInbound', refusal('costMissing', 'Priset saknas.', { skipIf: 'Var godset gratis' }));
    sides.receive(receipt);
    await purchase.tell();
    const problem = await purchase.problem();
    expect(problem).toMatchObject({
      kind: 'costMissing',
      afterwards: expect.stringContaining(`Var godset gratis: skip med ${problem.id}`),
    });
    return { purchase, sides, problem };
  };
  const freeOf = (sides: Sides, name: string) =>
    sides.inputs(name).map((input) => (input as { freeOfCharge?: boolean }).freeOfCharge);

  test('that were free of charge, as an operator says, go into stock at 0; nothing is to be paid, and no invoice made', async () => {
    const { purchase, sides, problem } = await asked();
    await purchase.decide('skip', { problem: problem.id, note: 'varuprov' });
    const { message, fortnoxNumbers } = await purchase.handle.result();
    expect(message).toBe(
      `Inköp 4711 är klart. Godset är i lagret (${inboundKey}). Inköpsorder 1001 är makulerad. Ingen leverantörsfaktura skapades.`,
    );
    expect(fortnoxNumbers).toEqual(['1001', inboundKey]);
    expect(sides.inbound(inboundKey)).toMatchObject({ state: 'released', draft: { rows: [{ directCost: '0' }] } });
    expect(freeOf(sides, 'prepareInbound')).toEqual([false, true]);
    expect(sides.ledger.get('AF-4711')).toMatchObject({ state: 'skipped', madeFrom: 'receipt 42 free' });
    expect(sides.notes.get(inboundKey)).toBe('varuprov');
  });

  test('in part: what cost something is invoiced, with the free rows beside it', async () => {
    const [row] = free.rows;
    const { purchase, sides, problem } = await asked({
      ...free,
      rows: row
        ? [
            { ...row, quantity: '4' },
            { ...row, quantity: '6', price: '12.50' },
          ]
        : [],
    });
    await purchase.decide('skip', { problem: problem.id, note: 'fyra på köpet' });
    await purchase.handle.result();
    expectDone(sides);
    expect([...sides.invoices.values()].map(({ draft }) => draft.rows.map(({ amount }) => amount))).toEqual([
      ['0.00', '75.00'],
    ]);
    expect(freeOf(sides, 'prepareSupplierInvoice')).toEqual([true]);
  });

  test('asked about when the invoice is made: the answer skips no invoice', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('prepareSupplierInvoice', refusal('costMissing'));
    await received(purchase);
    const { id } = await purchase.problem();
    await purchase.decide('skip', { problem: id, note: 'fyra på köpet' });
    await purchase.handle.result();
    expectDone(sides);
    expect(freeOf(sides, 'prepareSupplierInvoice')).toEqual([false, true]);
  });

  test('all of it, while the invoice’s answer is lost: what may have been made is looked for, not left to itself', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    const skip = async () => purchase.decide('skip', { problem: (await purchase.problem()).id, note: 'varuprov' });
    sides.faults.next('createSupplierInvoice', lostAnswer(true));
    sides.faults.always('findSupplierInvoice', refusal('notAuthorised'));
    await received(purchase);
    await of.pass('10 minutes');
    sides.faults.mend('findSupplierInvoice');
    sides.faults.next('prepareSupplierInvoice', refusal('costMissing'));
    sides.receive(free);
    await purchase.tell();
    expect(await purchase.problem()).toMatchObject({ kind: 'receiptChanged' });
    await skip();
    expect(await purchase.problem()).toMatchObject({ kind: 'costMissing' });
    await skip();
    await of.pass('10 minutes');
    expect(await purchase.problem()).toMatchObject({
      kind: 'storedDifferently',
      why: expect.stringContaining('156.25'),
    });
  });

  test('the answer is of the receipt as it was: edited, it is asked about anew', async () => {
    const { purchase, sides, problem } = await asked();
    sides.faults.always('storeInbound', refusal('missingRight'));
    await purchase.decide('skip', { problem: problem.id, note: 'varuprov' });
    expect(await purchase.problem()).toMatchObject({ kind: 'missingRight' });
    sides.receive({ ...free, fingerprint: 'edited' });
    await purchase.tell();
    expect(freeOf(sides, 'prepareInbound')).toEqual([false, true, false]);
  });
});

describe('R3.5 a purchase deleted after its goods were received', () => {
  test('is a problem that names what stands in Fortnox; skipped with a note, it ends and says what is left', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.always('prepareSupplierInvoice', refusal('accountMissing'));
    await received(purchase);
    sides.purchase = null;
    await purchase.tell();
    const problem = await purchase.problem();
    expect(problem).toMatchObject({ kind: 'deletedAfterReceipt', why: expect.stringContaining(inboundKey) });
    await purchase.decide('skip', { problem: problem.id, note: 'lagret rättat för hand' });
    const { outcome, message } = await purchase.handle.result();
    expect([outcome, message]).toEqual([
      'deleted',
      expect.stringContaining(`Kvar i Fortnox: inleverans ${inboundKey}.`),
    ]);
    expect([sides.ledger.get(inboundKey)?.state, sides.notes.get(inboundKey)]).toEqual([
      'voided',
      'lagret rättat för hand',
    ]);
  });

  test('it ends by itself, and says that nothing is left, when all of it is void in Fortnox', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.always('prepareSupplierInvoice', refusal('accountMissing'));
    await received(purchase);
    sides.purchase = null;
    await purchase.tell();
    expect(await purchase.problem()).toMatchObject({ kind: 'deletedAfterReceipt' });
    sides.inbound(inboundKey).state = 'voided';
    await of.pass('20 minutes');
    expect(await purchase.handle.result()).toMatchObject({
      outcome: 'deleted',
      message: 'Inköp 4711 är raderat i Andersson.',
    });
    expect(sides.notes.get(inboundKey)).toBe('gäller inte längre i Fortnox');
  });

  test('an end by hand says what a receipt leaves in Fortnox', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.always('prepareSupplierInvoice', refusal('accountMissing'));
    await received(purchase);
    await purchase.decide('abandon', { note: 'sköts för hand' });
    expect((await purchase.handle.result()).message).toContain(`Kvar i Fortnox: inleverans ${inboundKey}.`);
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
