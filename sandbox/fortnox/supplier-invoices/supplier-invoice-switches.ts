import { choice, yesNo } from '../switch-kinds';

/** What nobody has settled about supplier invoices. Paragraphs are core-api's unless said. */
export const supplierInvoiceSwitches = {
  supplierInvoiceMoney: choice(
    ['asNeeded', 'twoDecimals'],
    'asNeeded',
    '§2.3: amounts are texts; how many decimals they have, nobody has recorded',
  ),
  supplierInvoiceQuantity: choice(
    ['whole', 'decimals'],
    'whole',
    '§4.6 and §5 item 10: a whole number in the description, a decimal in a client',
  ),
  supplierInvoiceStockRows: choice(
    ['accepted', 'refused'],
    'accepted',
    '§4.6 C: a row of stock goods once gave 2003127 with the warehouse on',
  ),
  supplierInvoiceBookkeepMovesStock: yesNo(
    false,
    'warehouse-api §4 and §6 item 6: whether bookkeeping brings the goods of article rows into stock',
  ),
  supplierInvoiceCreditKeepsNumber: yesNo(
    false,
    '§4.6: whether the invoice that credits another carries its InvoiceNumber, nobody has recorded',
  ),
} as const;
