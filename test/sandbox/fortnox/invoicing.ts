import type { FortnoxSimulatorOptions } from '../../../sandbox/fortnox/simulator';
import type { Connected, Reply } from './plain-client';
import { connectPurchasing } from './purchasing';

type Properties = Readonly<Record<string, unknown>>;

export const invoices = '/supplierinvoices';

/** An invoice of 100 kronor and 25 % VAT, as an account row. */
export function invoiceBody(changes: object = {}): object {
  return {
    SupplierNumber: '501',
    InvoiceNumber: 'AF-17',
    InvoiceDate: '2026-11-23',
    Total: '125',
    VAT: '25',
    SupplierInvoiceRows: [{ Account: 4010, Debit: 100, ItemDescription: 'S1 Rundstång, 10 m' }],
    ...changes,
  };
}

/** A company with a supplier of 30 days and one in Germany, paid in euro. */
export async function connectInvoicing(options: FortnoxSimulatorOptions = {}): Promise<Connected> {
  const connected = await connectPurchasing(options);
  const { suppliers } = connected.simulator;
  suppliers.put('501', { TermsOfPayment: '30' });
  suppliers.create({ SupplierNumber: '502', Name: 'Köhler GmbH', Currency: 'EUR', CountryCode: 'DE' });
  return connected;
}

export function post({ api }: Connected, changes: object = {}): Promise<Reply> {
  return api('POST', invoices, { SupplierInvoice: invoiceBody(changes) });
}

export function invoiceOf(reply: Reply): Properties {
  return reply.json.SupplierInvoice as Properties;
}

/** Code, account and amount of each row: debit less credit in the invoice's currency. */
export function rowsOf(reply: Reply): readonly (readonly [unknown, unknown, unknown])[] {
  const rows = invoiceOf(reply).SupplierInvoiceRows as readonly Properties[];
  return rows.map(({ Code, Account, Total }) => [Code, Account, Total]);
}
