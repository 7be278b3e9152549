import { inboundOfReference } from '../../domain/goods-receipt/references';
import { isLiveInvoice } from '../../domain/goods-receipt/supplier-invoice';
import type { ReceiptDocument } from '../contract/ledger';
import { lookTwice } from '../once-only';
import {
  findPurchaseOrder,
  findSupplierInvoice,
  readInbound,
  readPurchaseOrder,
  readSupplierInvoice,
} from './activities';
import type { OrderScope } from './order-steps';

/**
 * Those of the documents that stand in Fortnox, with their numbers: not voided, cancelled, credited or gone. One whose
 * making was not seen to the end is given time and looked for twice (design rule 1).
 */
export async function liveDocuments(
  scope: OrderScope,
  documents: readonly ReceiptDocument[],
): Promise<readonly ReceiptDocument[]> {
  const live: ReceiptDocument[] = [];
  for (const document of documents) {
    const look = () => numberIfLive(scope, document);
    const fortnoxNumber = document.state === 'sent' ? await lookTwice(scope.rules.settleMs, look) : await look();
    if (fortnoxNumber !== null) live.push({ ...document, state: 'confirmed', fortnoxNumber });
  }
  return live;
}

async function numberIfLive({ input }: OrderScope, document: ReceiptDocument): Promise<string | null> {
  const { company } = input;
  const { key, fortnoxNumber } = document;
  switch (key.document) {
    case 'inbound': {
      const sight = await readInbound({ company, ...inboundOfReference(key.reference) });
      // A draft has moved nothing yet, but anybody may release it.
      return sight && sight.state !== 'voided' ? key.reference : null;
    }
    case 'supplierInvoice': {
      const sight =
        fortnoxNumber === null
          ? await findSupplierInvoice({ company, supplierNumber: null, invoiceNumber: key.reference })
          : await readSupplierInvoice({ company, fortnoxNumber });
      return sight && isLiveInvoice(sight) ? sight.fortnoxNumber : null;
    }
    default: {
      const sight =
        fortnoxNumber === null
          ? await findPurchaseOrder({ company, reference: key.reference })
          : await readPurchaseOrder({ company, fortnoxNumber });
      return sight && sight.state !== 'voided' ? sight.fortnoxNumber : null;
    }
  }
}
