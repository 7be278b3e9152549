import { lostAnswer, neverSent, refusal } from './faults';
import { purchases } from './purchases';
import { expectDone, inboundKey, received } from './receipts';
import { inboundDraftOf, invoiceDraftOf, plainPurchase, plainReceipt } from './sides';

const of = purchases();

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
