import type { ApiRoute } from '../http/api-route';
import { createDocumentStore } from '../resources/document-store';
import type { StatePart } from '../state/state-part';
import { supplierInvoiceActions } from './supplier-invoice-actions';
import { supplierInvoiceDefinition } from './supplier-invoice-definition';
import { supplierInvoiceRoutes } from './supplier-invoice-routes';
import { type SupplierInvoicesByHand, supplierInvoicesByHand } from './supplier-invoices-by-hand';
import type { Surroundings } from './surroundings';

/** The API of the supplier invoices, and the hands on them. */
export interface SupplierInvoices {
  readonly routes: readonly ApiRoute[];
  readonly supplierInvoices: SupplierInvoicesByHand;
  /** All of them, as they are saved and loaded. */
  readonly state: StatePart;
}

/** A company without supplier invoices. */
export function createSupplierInvoices(around: Surroundings): SupplierInvoices {
  const invoices = createDocumentStore(supplierInvoiceDefinition(around), around.clock, around.switches);
  const actions = supplierInvoiceActions(invoices, around);
  return {
    routes: supplierInvoiceRoutes(invoices, actions, around),
    supplierInvoices: supplierInvoicesByHand(invoices, actions, around),
    state: invoices.state,
  };
}
