import { randomUUID } from 'node:crypto';
import type { Answer } from './answer';

/**
 * Machine codes of the warehouse API (warehouse-api §1). Those that begin with `invented.` are INVENTED here: no source
 * has a code for the case, and the word keeps anyone from leaning on it.
 */
export const warehouseCodes = {
  missingRights: 'missing.rights',
  validation: 'validation',
  invalidJson: 'invalidjson',
  notFound: 'notfound',
  noSuchPath: 'resource.not.found',
  internal: 'internal',
  documentVoided: 'document_is_voided',
  documentReleased: 'cannot_modify_released_document',
  dateInFuture: 'cannot_release_later_than_current_date',
  periodLocked: 'period_locked',
  linkedOutbound: 'void_linked_outbound',
  typeNotAllowed: 'referenceTypeNotAllowed',
  notActivated: 'invented.warehouse.not.activated',
  lagerPlusMissing: 'invented.license.missing',
  supplierUnknown: 'invented.supplier.not.found',
  supplierInactive: 'invented.supplier.inactive',
  itemUnknown: 'invented.item.not.found',
  itemInactive: 'invented.item.inactive',
  itemNotStockGoods: 'invented.item.not.stock.goods',
  currencyUnknown: 'invented.currency.not.found',
  paymentTermsUnknown: 'invented.payment.terms.not.found',
  stockPointUnknown: 'invented.stock.point.not.found',
  orderSent: 'invented.purchase.order.is.sent',
  orderNotSent: 'invented.purchase.order.is.not.sent',
  orderReceived: 'invented.purchase.order.is.received',
  orderVoided: 'invented.purchase.order.is.voided',
  otherCategory: 'invented.reference.type.of.other.category',
  notInDelivery: 'invented.custom.document.not.in.delivery',
  customVoided: 'invented.custom.document.is.voided',
  customReleased: 'invented.custom.document.is.released',
  customInFuture: 'invented.custom.document.in.future',
  customPeriodLocked: 'invented.custom.document.in.locked.period',
  customLinkedOutbound: 'invented.custom.document.has.outbounds',
} as const;

export type WarehouseCode = (typeof warehouseCodes)[keyof typeof warehouseCodes];

/** What is wrong with one member of a body. */
export interface FieldProblem {
  readonly field: string;
  /** `validation.<constraint>`. */
  readonly error: string;
  readonly errorParams?: Readonly<Record<string, number>>;
}

/** A reason the warehouse gives for saying no. */
export interface WarehouseRefusal {
  readonly status: number;
  readonly error: string;
  readonly message?: string;
  readonly fields?: readonly FieldProblem[];
}

/** Another make than `/3`: no envelope, and JSON as Java writes it. */
export function warehouseAnswer(status: number, json?: unknown): Answer {
  return json === undefined ? { status } : { status, json, jsonStyle: 'plain' };
}

/** `{id, error, message?, fields?}`, the id new each time. */
export function warehouseRefusalAnswer({ status, ...reason }: WarehouseRefusal): Answer {
  return warehouseAnswer(status, { id: randomUUID(), ...reason });
}

/** A 400 with its code. */
export function badWarehouseRequest(error: WarehouseCode, message: string): WarehouseRefusal {
  return { status: 400, error, message };
}
