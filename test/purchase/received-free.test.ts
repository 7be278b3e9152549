import { lostAnswer, refusal } from './faults';
import { purchases } from './purchases';
import { expectDone, inboundKey, received } from './receipts';
import { plainReceipt, type Sides } from './sides';

const of = purchases();

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
