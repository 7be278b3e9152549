import type { Proof } from '../../activities/andersson/proof';
import { createTokenSource } from '../../activities/fortnox/token';
import { liveDocuments } from '../../client/live-documents';
import { clientOf, closeSimulators, settingsOf } from '../fortnox/connect';
import { inboundKey, invoiceNumber, receiptSetup } from '../fortnox/goods-receipt-setup';
import { company, type PurchaseSetup, purchaseSetup, reference, usualSettings } from '../fortnox/purchase-setup';

afterEach(closeSimulators);

const supplier = '50';

/** What Fortnox holds of a ledger row, asked as `prove` does. */
function askOf({ simulator }: Pick<PurchaseSetup, 'simulator'>) {
  const call = {
    company,
    client: clientOf(simulator.address, createTokenSource(settingsOf(simulator))),
    language: 'sv',
    settings: usualSettings,
    signal: new AbortController().signal,
    lane: 'stock',
  } as const;
  return (document: string, reference: string, fortnoxNumber: string | null, from: string | null = supplier) =>
    liveDocuments(call, { document, reference, fortnoxNumber } as Proof, from);
}

test('R3.3 an inbound document is proved by its key, until it is void', async () => {
  const it = await receiptSetup();
  const ask = askOf(it);
  expect(await ask('inbound', inboundKey, null)).toEqual([]);
  const draft = await it.inbound();
  await it.activities.storeInbound({ company, draft });
  expect(await ask('inbound', inboundKey, inboundKey)).toEqual([inboundKey]);
  await it.activities.releaseInbound({ company, type: draft.type, id: draft.id });
  expect(await ask('inbound', inboundKey, inboundKey)).toEqual([inboundKey]);
  it.simulator.customDocuments.inbounds.voidByHand(draft.type, draft.id);
  expect(await ask('inbound', inboundKey, inboundKey)).toEqual([]);
});

test('R3.3 a supplier invoice is proved by its number, also with the supplier’s own on it, and a double shows', async () => {
  const it = await receiptSetup();
  const ask = askOf(it);
  expect(await ask('supplierInvoice', invoiceNumber, null)).toEqual([]);
  await it.activities.createSupplierInvoice({ company, draft: await it.invoice() });
  expect(await ask('supplierInvoice', invoiceNumber, '1')).toEqual(['1']);
  expect(await ask('supplierInvoice', invoiceNumber, null)).toEqual(['1']);
  expect(await ask('supplierInvoice', invoiceNumber, null, null)).toEqual([]);
  const { supplierInvoices } = it.simulator;
  supplierInvoices.editByHand(1, { InvoiceNumber: '20261123-7' });
  expect(await ask('supplierInvoice', invoiceNumber, '1')).toEqual(['1']);
  await it.activities.createSupplierInvoice({ company, draft: await it.invoice() });
  expect(await ask('supplierInvoice', invoiceNumber, '1')).toEqual(['1', '2']);
  supplierInvoices.cancelByHand(1);
  expect(await ask('supplierInvoice', invoiceNumber, '1')).toEqual(['2']);
  supplierInvoices.bookkeepByHand(2);
  supplierInvoices.creditByHand(2);
  expect(await ask('supplierInvoice', invoiceNumber, '2')).toEqual([]);
  expect(await ask('supplierInvoice', invoiceNumber, null)).toEqual([]);
});

test('R3.1 an order is proved by its reference, and one a person chose by its number', async () => {
  const it = await purchaseSetup();
  const ask = askOf(it);
  expect(await ask('purchaseOrder', reference, null)).toEqual([]);
  const { draft, fortnoxNumber } = await it.order();
  expect(await ask('purchaseOrder', reference, fortnoxNumber)).toEqual([fortnoxNumber]);
  expect(await ask('restOrder', reference, null)).toEqual([fortnoxNumber]);
  const made = await it.activities.createPurchaseOrder({ company, draft: { ...draft, internalReference: '' } });
  const chosen = made.outcome === 'done' ? made.value.fortnoxNumber : '';
  await it.activities.voidPurchaseOrder({ company, fortnoxNumber });
  expect(await ask('purchaseOrder', reference, fortnoxNumber)).toEqual([]);
  expect(await ask('purchaseOrder', reference, chosen)).toEqual([chosen]);
});
