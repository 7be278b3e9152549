import { receiptDocumentTexts } from '../../../domain/goods-receipt/document-texts';
import type { GoodsReceipt } from '../../../domain/goods-receipt/goods-receipt';
import { invoiceTotals } from '../../../domain/goods-receipt/invoice-amounts';
import type { SupplierInvoiceDraft } from '../../../domain/goods-receipt/supplier-invoice';
import { vatTreatment } from '../../../domain/goods-receipt/vat';
import type { Purchase } from '../../../domain/purchase/purchase';
import { clean } from '../../../domain/text';
import type { SupplierCard } from '../cards';
import { type Call, unlessWrong } from '../purchase/call';
import type { Facts } from '../purchase/facts';
import { currencyOf, paymentTermsOf, supplierOf } from '../purchase/prepare';
import { and, supplierWords } from '../purchase/words';
import type { Finding } from '../throw-failure';
import { receivedPurchase } from './check-receipt';
import { dueDateOf } from './due-date';
import { invoiceRows } from './invoice-rows';

/**
 * Makes the whole supplier invoice of what came, dated the day it came: VAT by the supplier's type, the due date by its
 * terms, an account for every row.
 * @throws the first thing that is wrong, as a failure for people
 */
export async function prepareSupplierInvoice(
  call: Call,
  facts: Facts,
  purchase: Purchase,
  receipt: GoodsReceipt,
  invoiceNumber: string,
): Promise<SupplierInvoiceDraft> {
  const received = unlessWrong(receivedPurchase(purchase, receipt), call);
  const vatOf = ({ vatType }: SupplierCard) => vatTreatment(vatType, call.settings.vatType);
  const supplier = unlessWrong(await supplierOf(call, facts, purchase, (card) => vatOf(card) !== null), call);
  const { vatType, percent } = unlessWrong(vatOf(supplier) ?? vatTypeMissing(purchase, supplier), call);
  const currency = unlessWrong(await currencyOf(call, facts, purchase), call);
  const rows = unlessWrong(await invoiceRows(call, facts, received, supplier), call);
  return {
    supplierNumber: clean(purchase.supplierNumber),
    invoiceNumber,
    invoiceDate: receipt.receivedOn,
    dueDate: dueDateOf(receipt.receivedOn, paymentTermsOf(call, supplier)),
    currency: { code: currency.currencyCode, rate: currency.currencyRate, unit: currency.currencyUnit },
    vatType,
    ...invoiceTotals(
      rows.map(({ amount }) => amount),
      percent,
    ),
    comments: receiptDocumentTexts[call.language].invoiceComments(purchase.number),
    rows,
  };
}

function vatTypeMissing(purchase: Purchase, { vatType }: SupplierCard): Finding {
  const type = vatType && ` (${vatType})`;
  return { kind: 'vatTypeMissing', about: and(supplierWords(purchase), { sv: type, en: type }) };
}
