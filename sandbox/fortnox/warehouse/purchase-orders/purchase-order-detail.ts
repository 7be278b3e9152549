import type { DocumentReference, ResponseState, StoredState } from './purchase-order';

/** A row as the API shows it. */
export interface PurchaseOrderRowDetail {
  readonly id: string;
  readonly rowNum: number;
  readonly purchaseOrderId: number;
  readonly itemId: string;
  readonly itemDescription: string | null;
  readonly itemUnit: string | null;
  readonly isStockItem: boolean;
  readonly orderedQuantity: number;
  readonly receivedQuantity: number;
  readonly remainingOrderedQuantity: number;
  readonly backOrderQuantity: number;
  readonly price: number | null;
  readonly currencyCode: string | null;
  readonly costCenterCode: string | null;
  readonly projectId: string | null;
  readonly notes: readonly PurchaseOrderRowNote[];
  readonly stockLocationCode: string | null;
  readonly stockLocationId: string | null;
  readonly stockLocationName: string | null;
  readonly stockPointCode: string | null;
  readonly stockPointId: string | null;
  readonly stockPointName: string | null;
}

/** A user's note on a row. */
export interface PurchaseOrderRowNote {
  readonly note: string;
  readonly purchaseOrderId: number;
  readonly purchaseOrderRowId: string;
  readonly rowNum: number;
}

type Text = string | null;

/** A purchase order as the API shows it, before the switch that leaves unset members out. */
export interface PurchaseOrderDetail {
  readonly id: number;
  readonly purchaseOrderState: StoredState | 'DELAYED';
  readonly responseState: ResponseState;
  readonly translatedResponseState: string;
  readonly voided: boolean;
  readonly manuallyCompleted: boolean;
  readonly dropship: boolean;
  readonly purchaseType: string;
  readonly supplier: string;
  readonly supplierNumber: string;
  readonly supplierName: Text;
  readonly supplierAddress: Text;
  readonly supplierAddress2: Text;
  readonly supplierPostCode: Text;
  readonly supplierCity: Text;
  readonly supplierCountryCode: Text;
  readonly supplierEmail: Text;
  readonly orderDate: string;
  readonly deliveryDate: Text;
  readonly internalReference: Text;
  readonly note: Text;
  readonly messageToSupplier: Text;
  readonly ourReference: Text;
  readonly yourReference: Text;
  readonly currencyCode: string;
  readonly currencyRate: number;
  readonly currencyUnit: number;
  readonly orderValue: number;
  readonly orderValueInSEK: number;
  readonly totalReceivedQuantity: number;
  readonly paymentTermsCode: string;
  readonly projectId: Text;
  readonly costCenterCode: Text;
  readonly stockPointCode: Text;
  readonly stockPointId: Text;
  readonly deliveryName: string;
  readonly deliveryAddress: string;
  readonly deliveryAddress2: Text;
  readonly deliveryZipCode: string;
  readonly deliveryCity: string;
  readonly deliveryCountryCode: Text;
  readonly confirmationEmail: Text;
  readonly languageCode: Text;
  readonly customerId: Text;
  readonly customerName: Text;
  readonly customerNumber: Text;
  readonly outboundDocumentReference: DocumentReference | null;
  readonly rows: readonly PurchaseOrderRowDetail[];
}
