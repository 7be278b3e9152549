import { fortnoxGoodsReceiptActivities } from '../../activities/fortnox/goods-receipt-activities';
import { purchaseFacts } from '../../activities/fortnox/purchase/facts';
import type { FortnoxPurchaseSettings } from '../../activities/fortnox/purchase-activities';
import { createTokenSource } from '../../activities/fortnox/token';
import type { GoodsReceipt, GoodsReceiptRow } from '../../domain/goods-receipt/goods-receipt';
import type { InboundDraft } from '../../domain/goods-receipt/inbound';
import { receiptDocumentId, receiptInvoiceNumber } from '../../domain/goods-receipt/references';
import type { SupplierInvoiceDraft } from '../../domain/goods-receipt/supplier-invoice';
import type { Language } from '../../domain/language';
import type { Purchase } from '../../domain/purchase/purchase';
import type { FortnoxSimulatorOptions } from '../../sandbox/fortnox/simulator';
import type { FortnoxGoodsReceiptActivities } from '../../workflows/contract/goods-receipt-activities';
import { clientOf, settingsOf } from './connect';
import { company, type PurchaseSetup, purchase, purchaseSetup, run, usualSettings } from './purchase-setup';

/** A whole receipt of the purchase that nothing is wrong with, the second row at another price. */
export const receipt: GoodsReceipt = {
  id: 12,
  receivedOn: '2026-11-23',
  rows: [came(1, 'PL-10', '2.5'), came(2, 'SK-8', '100', '0.90')],
  fingerprint: 'as received',
};
export const documentId = receiptDocumentId(receipt.id, 1);
export const inboundKey = `ANDERSSON-INLEV/${documentId}`;
export const invoiceNumber = receiptInvoiceNumber(purchase.number, 1);

export function came(
  rowNumber: number,
  articleNumber: string,
  quantity: string,
  price: string | null = null,
): GoodsReceiptRow {
  return { rowNumber, articleNumber, description: '', quantity, unit: null, price };
}

export interface Changes {
  /** The document that brought the goods in. */
  readonly inbound?: string;
  readonly freeOfCharge?: boolean;
  readonly purchase?: Partial<Purchase>;
  readonly receipt?: Partial<GoodsReceipt>;
}

export interface ReceiptSetup extends Pick<PurchaseSetup, 'simulator' | 'calls'> {
  readonly activities: FortnoxGoodsReceiptActivities;
  /** When an attempt before has ended nobody knows how. */
  readonly onceMore: Pick<FortnoxGoodsReceiptActivities, 'storeInbound' | 'releaseInbound'>;
  inbound(changes?: Changes): Promise<InboundDraft>;
  invoice(changes?: Changes): Promise<SupplierInvoiceDraft>;
  /** The worker begun anew: it remembers nothing of what it has read. */
  restarted(): ReceiptSetup;
}

/** The real activities on a simulated Fortnox that knows the purchase's supplier, with VAT of 25 %, and articles. */
export async function receiptSetup(
  options: FortnoxSimulatorOptions & { settings?: Partial<FortnoxPurchaseSettings>; language?: Language } = {},
): Promise<ReceiptSetup> {
  const { settings, language = 'sv' } = options;
  const { simulator, calls } = await purchaseSetup(options);
  simulator.suppliers.put('50', { VATType: '25' });
  const client = clientOf(simulator.address, createTokenSource(settingsOf(simulator)));
  const begin = (): ReceiptSetup =>
    withActivities(
      { simulator, calls },
      fortnoxGoodsReceiptActivities(
        () => ({ client, language }),
        () => ({ ...usualSettings, ...settings }),
        purchaseFacts(),
      ),
      begin,
    );
  return begin();
}

function withActivities(
  { simulator, calls }: Pick<PurchaseSetup, 'simulator' | 'calls'>,
  made: FortnoxGoodsReceiptActivities,
  restarted: () => ReceiptSetup,
): ReceiptSetup {
  const activities: FortnoxGoodsReceiptActivities = {
    prepareInbound: run(made.prepareInbound),
    storeInbound: run(made.storeInbound),
    releaseInbound: run(made.releaseInbound),
    readInbound: run(made.readInbound),
    prepareSupplierInvoice: run(made.prepareSupplierInvoice),
    createSupplierInvoice: run(made.createSupplierInvoice),
    findSupplierInvoice: run(made.findSupplierInvoice),
    compareSupplierInvoice: run(made.compareSupplierInvoice),
    readSupplierInvoice: run(made.readSupplierInvoice),
  };
  const changed = (changes: Changes) => ({
    company,
    purchase: { ...purchase, ...changes.purchase },
    receipt: { ...receipt, ...changes.receipt },
    freeOfCharge: changes.freeOfCharge ?? false,
  });
  return {
    simulator,
    calls,
    activities,
    onceMore: { storeInbound: run(made.storeInbound, 2), releaseInbound: run(made.releaseInbound, 2) },
    restarted,
    inbound: (changes = {}) => activities.prepareInbound({ ...changed(changes), documentId }),
    invoice: (changes = {}) =>
      activities.prepareSupplierInvoice({ ...changed(changes), inbound: changes.inbound ?? null, invoiceNumber }),
  };
}
