import { ledgerConfirmed, ledgerSent, ledgerSkipped, openLedger } from '../../activities/andersson/document-ledger';
import { receiptInvoiceNumber } from '../../domain/goods-receipt/references';
import { nightCheckId } from '../../workflows/contract/ids';
import type { LedgerKey } from '../../workflows/contract/ledger';
import type { nightCheck } from '../../workflows/night-check/night-check';
import { ledgerKey, run } from '../andersson/purchases';
import { orderBody } from '../sandbox/fortnox/purchasing';
import type { CustomerWorld } from '../support/customer-world';
import { worlds } from '../support/worlds';

const world = worlds();

async function night({ company, taskQueue, temporal }: CustomerWorld) {
  const workflowId = `${nightCheckId(company)}-2026-11-24T03:30:00Z`;
  const options = { workflowId, taskQueue, args: [{ company }] as [{ company: string }] };
  return temporal.client.workflow.execute<typeof nightCheck>('nightCheck', options);
}

test('design rule 1: an order and an invoice made after their process had let go are told of; what is owned or just sent is not', async () => {
  const it = await world();
  const { company, fortnox } = it;
  const andersson = { database: it.andersson, language: 'sv' } as const;
  const order = (key: LedgerKey) =>
    String(fortnox.purchaseOrders.createByHand({ ...orderBody(), internalReference: key.reference }).id);
  const invoice = (InvoiceNumber: string, total = 1) => {
    const rows = { SupplierInvoiceRows: [{ Account: 4000, Debit: total }], Total: String(total) };
    return String(fortnox.supplierInvoices.createByHand({ ...rows, SupplierNumber: '501', InvoiceNumber }).GivenNumber);
  };
  fortnox.suppliers.create({ SupplierNumber: '501', Name: 'Stål & Rör AB' });
  fortnox.articles.create({ ArticleNumber: 'S1', Description: 'Stålprofil', Unit: 'm', StockGoods: true });
  const [owned, sent, skipped] = ['1', '2', '3'].map((number) => ledgerKey(number, 1, company)) as [
    LedgerKey,
    LedgerKey,
    LedgerKey,
  ];
  const billed = { ...skipped, document: 'supplierInvoice', reference: receiptInvoiceNumber('3', 1) } as const;
  for (const key of [owned, sent, billed]) await openLedger(andersson, key);
  await ledgerSkipped(andersson, { key: skipped, note: 'ingen order' });
  await ledgerConfirmed(andersson, { key: owned, fortnoxNumber: order(owned), madeFrom: 'f', by: 'created' });
  await ledgerSent(andersson, sent, run);
  order(sent);
  const [late, lateInvoice] = [order(skipped), invoice(billed.reference)];
  invoice('AF-9999');
  await openLedger(andersson, { ...billed, number: '5', reference: 'AF-5' });
  invoice('AF-5', -1);
  fortnox.purchaseOrders.voidByHand(order(ledgerKey('4', 1, company)));

  const { ownerless, failedSteps, doubleOrders } = await night(it);
  expect({ failedSteps, doubleOrders }).toEqual({ failedSteps: [], doubleOrders: [] });
  expect(ownerless).toEqual([
    {
      ...{ kind: 'order', reference: skipped.reference, fortnoxNumber: late },
      sentence: expect.stringContaining(
        `Inköpsorder ${late} i Fortnox har integrationens referens ${skipped.reference}`,
      ),
    },
    {
      ...{ kind: 'invoice', reference: 'AF-3', fortnoxNumber: lateInvoice },
      sentence: expect.stringContaining(`Leverantörsfaktura ${lateInvoice} i Fortnox`),
    },
  ]);
});
