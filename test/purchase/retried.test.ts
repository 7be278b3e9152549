import { refusal } from './faults';
import { purchases } from './purchases';
import { invoiceDraftOf, plainPurchase, plainReceipt, type Sides } from './sides';

const of = purchases();
const inboundKey = 'ANDERSSON-INLEV/000000004201';
const liveInvoices = (sides: Sides) => [...sides.invoices.values()].filter(({ cancelled }) => !cancelled);

describe('design rule 1: a retry of one problem is no answer to another that nobody was shown', () => {
  test('a draft voided by hand meanwhile is asked about before the goods come in under another id', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('releaseInbound', refusal('periodLocked'));
    sides.receive(plainReceipt);
    await purchase.tell();
    const first = await purchase.problem();
    expect(first.kind).toBe('periodLocked');
    sides.inbound(inboundKey).state = 'voided';
    await purchase.decide('retry', { problem: first.id });
    const second = await purchase.problem();
    expect(second).toMatchObject({ kind: 'inboundVoided' });
    expect([...sides.inbounds.values()].map(({ state }) => state)).toEqual(['voided']);
    await purchase.decide('retry', { problem: second.id });
    expect((await purchase.handle.result()).outcome).toBe('done');
    expect([...sides.inbounds.values()].map(({ state }) => state)).toEqual(['voided', 'released']);
  });

  test('an invoice cancelled by hand meanwhile is asked about before a new one is made', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    const number = sides.makeInvoice(invoiceDraftOf(plainPurchase, plainReceipt, 'AF-4711'), '1');
    sides.faults.next('createSupplierInvoice', refusal('storedDifferently', 'annat', { fortnoxNumber: number }));
    sides.faults.next('compareSupplierInvoice', refusal('missingRight'));
    sides.receive(plainReceipt);
    await purchase.tell();
    const first = await purchase.problem();
    expect(first.kind).toBe('missingRight');
    sides.invoice(number).cancelled = true;
    await purchase.decide('retry', { problem: first.id });
    const second = await purchase.problem();
    expect(second).toMatchObject({ kind: 'supplierInvoiceVoided' });
    expect(liveInvoices(sides)).toEqual([]);
    await purchase.decide('retry', { problem: second.id });
    await purchase.handle.result();
    expect(liveInvoices(sides)).toHaveLength(1);
  });

  test('an order voided by hand meanwhile is asked about before a new one is made', async () => {
    const purchase = await of.awaiting();
    const { sides } = purchase;
    sides.faults.next('readPurchaseOrder', refusal('missingRight'));
    await purchase.look();
    const first = await purchase.problem();
    expect(first.kind).toBe('missingRight');
    sides.order('1001').state = 'voided';
    await purchase.decide('retry', { problem: first.id });
    const second = await purchase.problem();
    expect(second).toMatchObject({ kind: 'orderVoidedByHand' });
    expect([...sides.orders.keys()]).toEqual(['1001']);
    await purchase.decide('retry', { problem: second.id });
    expect(await purchase.rest()).toMatchObject({ problem: null, fortnoxNumber: '1002' });
  });
});
