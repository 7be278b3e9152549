import { accessRules } from './access';
import { documentRules } from './documents';
import { goodsReceiptRules } from './goods-receipt';
import { purchaseRules } from './purchase';
import { recordRules } from './records';
import { registerRules } from './registers';
import { supplierInvoiceRules } from './supplier-invoices';
import { transportRules } from './transport';

/** One row per kind of failure the Fortnox side can meet; `codes.ts` says which of them each code of the sheets is. */
export const failureRules = {
  ...transportRules,
  ...accessRules,
  ...recordRules,
  ...registerRules,
  ...documentRules,
  ...purchaseRules,
  ...goodsReceiptRules,
  ...supplierInvoiceRules,
} as const;

export type FailureKind = keyof typeof failureRules;
