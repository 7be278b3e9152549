import { lostAnswer, refusal } from './faults';
import type { StartedPurchase } from './process';
import { purchases } from './purchases';
import { expectDone, inboundKey, received } from './receipts';
import { plainReceipt } from './sides';

const of = purchases();

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

  /** The release was refused, or its answer was lost; how the document stands then. */
  const releaseUnseen = async (state: 'draft' | 'released' | 'voided') => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('releaseInbound', refusal('notAuthorised'));
    await received(purchase);
    sides.inbound(inboundKey).state = state;
    await skip(purchase);
    return { sides, message: (await purchase.handle.result()).message };
  };

  test('after a release whose answer was lost: the goods are in stock, and the end says so', async () => {
    const { sides, message } = await releaseUnseen('released');
    expect(message).toContain(`Godset är i lagret (${inboundKey}).`);
    expect(message).toContain(`Inleverans ${inboundKey} var redan släppt i Fortnox och togs som den är`);
    expectDone(sides);
  });

  test('with a draft left in Fortnox: the end says to void it, or somebody releases it one day', async () => {
    const { sides, message } = await releaseUnseen('draft');
    expect(message).toContain('Godset fördes inte in i lagret härifrån.');
    expect(message).toContain(`Inleverans ${inboundKey} ligger kvar som utkast i Fortnox: makulera den där`);
    expect(sides.ledger.get(inboundKey)?.state).toBe('skipped');
  });

  test('while Fortnox shows no document: it may come late, and the end says to look for it', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('storeInbound', refusal('notAuthorised'));
    await received(purchase);
    await skip(purchase);
    expect((await purchase.handle.result()).message).toContain(`Se efter i Fortnox om ${inboundKey} finns.`);
  });

  test('with the draft voided in Fortnox: there is nothing to look for', async () => {
    const { message } = await releaseUnseen('voided');
    expect(message).toContain('Godset fördes inte in i lagret härifrån.');
    expect(message).not.toContain(inboundKey);
  });

  test.each([
    ['the goods may be in stock', 'releaseInbound', inboundKey],
    ['the invoice may be made', 'findSupplierInvoice', 'AF-4711'],
  ])('while %s: the end says what to look for', async (_, name, reference) => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('createSupplierInvoice', ...(name === 'findSupplierInvoice' ? [lostAnswer(true)] : []));
    sides.faults.always(name, refusal('notAuthorised'));
    sides.faults.always('readInbound', refusal('notAuthorised'));
    await received(purchase);
    await of.pass('10 minutes');
    await skip(purchase);
    expect((await purchase.handle.result()).message).toMatch(
      new RegExp(`Se efter i Fortnox om ${reference} finns\\.$`),
    );
  });
});
