import type { Purchase } from '../../../domain/purchase/purchase';
import type { PaymentTermsCard, SupplierCard } from '../cards';
import type { Call } from '../purchase/call';
import type { Facts } from '../purchase/facts';
import { paymentTermsOf } from '../purchase/prepare';
import { and, same, supplierWords } from '../purchase/words';
import type { Finding } from '../throw-failure';
import { dueDateOf } from './due-date';

/**
 * The day the supplier's invoice falls due (R3.3): by the supplier's terms of payment, else the company's. Never left to
 * Fortnox: nothing says that it sets the day of a supplier invoice by itself (core-api §3.8).
 */
export async function invoiceDueDate(
  call: Call,
  facts: Facts,
  purchase: Purchase,
  supplier: SupplierCard,
  invoiceDate: string,
): Promise<{ readonly dueDate: string } | Finding> {
  const code = paymentTermsOf(call, supplier);
  if (!code) return { kind: 'paymentTermsMissing', about: supplierWords(purchase) };
  const about = and(supplierWords(purchase), { sv: `, betalningsvillkor ${code}`, en: `, terms of payment ${code}` });
  const dueBy = ({ description }: PaymentTermsCard) => dueDateOf(invoiceDate, description);
  const terms = await facts.paymentTerms(call, code, about, (card) => dueBy(card) !== null);
  if (!terms) return { kind: 'paymentTermsUnknown', about };
  const dueDate = dueBy(terms);
  if (dueDate !== null) return { dueDate };
  return { kind: 'paymentTermsUnclear', about: and(about, same(terms.description && ` (${terms.description})`)) };
}
