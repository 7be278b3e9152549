import type { WireDifference } from './wire-difference';
import { unknownParameter } from './wire-differences-on-purpose';

/** What an invoice always has; a null here is a fault. */
const alwaysThere = ['@url', 'AccountingMethod', 'AdministrationFee', 'Balance', 'Booked', 'Cancelled', 'Credit']
  .concat('Currency', 'CurrencyRate', 'CurrencyUnit', 'DisablePaymentFile', 'DueDate', 'Freight', 'GivenNumber')
  .concat('InvoiceDate', 'PaymentPending', 'RoundOffValue', 'SalesType', 'SupplierInvoiceRows', 'SupplierName')
  .concat('SupplierNumber', 'Total', 'VAT', 'VATType', 'Vouchers')
  .map((name) => `SupplierInvoice.${name}`);

const searchParameter = (at: string, evidence: string): WireDifference => ({
  operation: 'GET /3/supplierinvoices',
  in: 'query',
  at,
  kind: 'unknown',
  differs: 'a parameter the description leaves out',
  evidence,
});

/** Half a piece: neither an integer nor an int32. */
const partsOfPieces = (['request', 'answer'] as const).flatMap((place) =>
  (['type', 'format'] as const).map(
    (kind): WireDifference => ({
      operation: 'POST /3/supplierinvoices',
      status: [201],
      in: place,
      at: 'SupplierInvoice.SupplierInvoiceRows[].Quantity',
      kind,
      value: /^\d+\.\d+$/,
      simulatorTestsOnly: true,
      differs: 'a part of a piece, by switch supplierInvoiceQuantity',
      evidence: 'core-api §4.6: int in the description, decimal in the SDK',
    }),
  ),
);

/** Differences of `/3/supplierinvoices` and the locked period. */
export const supplierInvoiceDifferences: readonly WireDifference[] = [
  {
    operation: '* /3/supplierinvoices*',
    status: [200, 201],
    in: 'answer',
    at: 'SupplierInvoice.*',
    except: alwaysThere,
    kind: 'null',
    differs: 'a field not set is null',
    evidence: 'core-api §2.3 W of other documents; §5 item 9: no supplier invoice was recorded',
  },
  {
    operation: 'GET /3/supplierinvoices',
    status: [200],
    in: 'answer',
    at: 'SupplierInvoices[].FinalPayDate',
    kind: 'null',
    differs: 'a day not set is null',
    evidence: 'core-api §2.3 W',
  },
  searchParameter('suppliernumber', 'core-api §3.1 T'),
  {
    operation: 'GET /3/settings/lockedperiod',
    status: [200],
    in: 'answer',
    at: 'LockedPeriod.EndDate',
    kind: 'null',
    differs: 'nothing is locked: no date',
    evidence: 'core-api §2.3 W; the description: if no date is returned, no period is locked',
  },

  // From here: only tests of the simulator send it.
  { ...searchParameter('fromdate', 'core-api §3.1 C'), simulatorTestsOnly: true },
  { ...searchParameter('todate', 'core-api §3.1 C'), simulatorTestsOnly: true },
  unknownParameter('GET /3/supplierinvoices', 'invoicenumber'),
  {
    operation: 'POST /3/supplierinvoices',
    in: 'request',
    at: 'SupplierInvoice.*',
    kind: 'type',
    value: /^-?\d+(\.\d+)?$/,
    simulatorTestsOnly: true,
    differs: 'a number is taken as well as a text',
    evidence: 'core-api §2.3 W C',
  },
  {
    operation: '* /3/supplierinvoices*',
    in: 'request',
    at: 'SupplierInvoice.*',
    kind: 'null',
    simulatorTestsOnly: true,
    differs: 'null sets nothing on create, and clears on update',
    evidence: 'core-api §4.2 W M',
  },
  ...partsOfPieces,
];
