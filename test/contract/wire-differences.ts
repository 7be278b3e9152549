import type { WireDifference } from './wire-difference';
import { coreDifferences } from './wire-differences-core';
import { customerDifferences } from './wire-differences-customers';
import { priceDifferences } from './wire-differences-prices';
import { registerDifferences } from './wire-differences-registers';
import { stockDifferences } from './wire-differences-stock';
import { supplierInvoiceDifferences } from './wire-differences-supplier-invoices';
import { warehouseDifferences } from './wire-differences-warehouse';

/** Where the wire is otherwise than the description says. A run of all tests must meet every entry. */
export const wireDifferences: readonly WireDifference[] = [
  ...coreDifferences,
  ...customerDifferences,
  ...registerDifferences,
  ...priceDifferences,
  ...warehouseDifferences,
  ...stockDifferences,
  ...supplierInvoiceDifferences,
];

/** A field of a register whose length or need is declared otherwise than the description has it. */
export interface DeclarationDifference {
  readonly field: string;
  /** Longest text by the description; null: it names none. */
  readonly described: number | null;
  readonly evidence: string;
}

export const declarationDifferences: Readonly<Record<string, readonly DeclarationDifference[]>> = {
  customers: [
    {
      field: 'OrganisationNumber',
      described: null,
      evidence: 'core-api §3.2: 30, which the description has for the list item only',
    },
  ],
  suppliers: ['Address1', 'ZipCode', 'YourReference', 'OrganisationNumber', 'Email', 'BG', 'PG'].map((field) => ({
    field,
    described: null,
    evidence: 'core-api §3.3: few lengths are given and none recorded; the customer’s, where it has the field, stand',
  })),
  articles: [
    { field: 'Unit', described: null, evidence: 'core-api §3.5: a unit’s code has at most 20' },
    { field: 'SupplierNumber', described: null, evidence: 'the contract’s tables hold numbers of at most 50' },
  ],
};
