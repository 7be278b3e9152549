import { lostAnswer, refusal } from './faults';
import { purchases } from './purchases';
import { inboundKey, received } from './receipts';
import { nothingReceived, plainReceipt } from './sides';

const of = purchases();

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
