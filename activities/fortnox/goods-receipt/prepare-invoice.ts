import { receiptDocumentTexts } from '../../../domain/goods-receipt/document-texts';
import { invoiceTotals } from '../../../domain/goods-receipt/invoice-amounts';
import type { SupplierInvoiceDraft } from '../../../domain/goods-receipt/supplier-invoice';
import { vatTreatment } from '../../../domain/goods-receipt/vat';
import type { Purchase } from '../../../domain/purchase/purchase';
import { clean } from '../../../domain/text';
import type { FortnoxGoodsReceiptActivities } from '../../../workflows/contract/goods-receipt-activities';
import type { SupplierCard } from '../cards';
import { type Call, unlessWrong } from '../purchase/call';
import type { Facts } from '../purchase/facts';
import { paymentTermsOf, supplierOf } from '../purchase/prepare';
import { and, supplierWords } from '../purchase/words';
import type { Finding } from '../throw-failure';
import { receivedPurchase } from './check-receipt';
import { invoiceCurrency } from './invoice-currency';
import { invoiceDueDate } from './invoice-due-date';
import { invoiceRows } from './invoice-rows';

type Received = Omit<Parameters<FortnoxGoodsReceiptActivities['prepareSupplierInvoice']>[0], 'company'>;

/**
 * Makes the whole supplier invoice of what came, dated the day it came: VAT by the supplier's type, the due date by its
 * terms, an account for every row.
 * @throws the first thing that is wrong, as a failure for people
 */
export async function prepareSupplierInvoice(
  call: Call,
  facts: Facts,
  { purchase, receipt, freeOfCharge = false, inbound = null, invoiceNumber }: Received,
): Promise<SupplierInvoiceDraft> {
  const received = unlessWrong(receivedPurchase(purchase, receipt, freeOfCharge), call);
  const vatOf = ({ vatType }: SupplierCard) => vatTreatment(vatType, call.settings.vatType);
  const serves = (card: SupplierCard) => vatOf(card) !== null && paymentTermsOf(call, card) !== '';
  const supplier = unlessWrong(await supplierOf(call, facts, purchase, serves), call);
  const { vatType, percent } = unlessWrong(vatOf(supplier) ?? vatTypeMissing(purchase, supplier), call);
  const currency = unlessWrong(await invoiceCurrency(call, facts, purchase, inbound), call);
  const rows = unlessWrong(await invoiceRows(call, facts, received, supplier), call);
  const totals = invoiceTotals(
    rows.map(({ amount }) => amount),
    percent,
  );
  // What costs nothing is never due. Where its terms do not tell the day, the supplier may be given others.
  const dueOn = async () =>
    unlessWrong(await invoiceDueDate(call, facts, purchase, supplier, receipt.receivedOn), call).dueDate;
  const dueDate = Number(totals.total) === 0 ? receipt.receivedOn : await facts.relyingOnCards(call, dueOn);
  return {
    supplierNumber: clean(purchase.supplierNumber),
    invoiceNumber,
    invoiceDate: receipt.receivedOn,
    dueDate,
    currency,
    vatType,
    ...totals,
    comments: receiptDocumentTexts[call.language].invoiceComments(purchase.number),
    rows,
  };
}

function vatTypeMissing(purchase: Purchase, { vatType }: SupplierCard): Finding {
  const type = vatType && ` (${vatType})`;
  return { kind: 'vatTypeMissing', about: and(supplierWords(purchase), { sv: type, en: type }) };
}
