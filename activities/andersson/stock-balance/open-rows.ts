import type { Decimal } from 'decimal.js';
import {
  closedManufacturingStatuses,
  expected,
  madeForStock,
  nothingOpen,
  type OpenPart,
  type OpenQuantities,
  openCustomerOrderStatuses,
  openPurchaseStatuses,
  stillToDraw,
  stillWanted,
} from '../../../domain/stock-balance/open-quantities';
import type { AnderssonDatabase } from '../database';
import { foldedNumber } from '../same-number';

/** A table of Andersson's whose row holds what is no quantity. */
export interface UnreadableRow {
  readonly unreadable: 'purchase_row' | 'manufacturing_order' | 'manufacturing_order_material' | 'customer_order_row';
}

type Open = OpenQuantities | UnreadableRow;

/** What each article has open (R1.3.3), found by whatever the database takes for the same number. */
export class OpenRows {
  readonly #open = new Map<string, Open>();

  of(number: string): Open {
    return this.#open.get(foldedNumber(number)) ?? nothingOpen;
  }

  /** Adds a row's quantity to its article's part. */
  add(number: string, part: OpenPart, table: UnreadableRow['unreadable'], quantity: () => Decimal): void {
    const before = this.of(number);
    if ('unreadable' in before) return;
    this.#open.set(foldedNumber(number), added(before, part, table, quantity));
  }
}

function added(before: OpenQuantities, part: OpenPart, table: UnreadableRow['unreadable'], quantity: () => Decimal) {
  try {
    return { ...before, [part]: before[part].plus(quantity()) };
  } catch (error) {
    // decimal.js says so of a text that is no number; a mapped table may hold one.
    if (error instanceof Error && error.message.includes('DecimalError')) return { unreadable: table };
    throw error;
  }
}

/** The open rows of the given articles, at most `articlesPerStatement`. */
export async function openRowsOf(database: AnderssonDatabase, numbers: readonly string[]): Promise<OpenRows> {
  const open = new OpenRows();
  for (const { number, ...row } of await customerOrderRows(database, numbers))
    open.add(number, 'orderedByCustomers', 'customer_order_row', () => stillWanted(row));
  for (const { number, ...row } of await purchaseRows(database, numbers))
    open.add(number, 'expectedFromPurchases', 'purchase_row', () => expected(row));
  for (const { number, ...order } of await manufacturingOrders(database, numbers))
    open.add(number ?? '', 'expectedFromManufacturing', 'manufacturing_order', () => madeForStock(order));
  for (const { number, ...material } of await plannedMaterial(database, numbers))
    open.add(number ?? '', 'plannedMaterial', 'manufacturing_order_material', () => stillToDraw(material));
  return open;
}

function customerOrderRows({ kysely }: AnderssonDatabase, numbers: readonly string[]) {
  return kysely
    .selectFrom('customer_order_row as row')
    .innerJoin('customer_order as head', 'head.order_number', 'row.order_number')
    .select([
      'row.article_number as number',
      'row.ordered_quantity as ordered',
      'row.delivered_quantity as delivered',
      'row.reserved_quantity as reserved',
    ])
    .where('row.article_number', 'in', numbers)
    .where('head.status', 'in', openCustomerOrderStatuses)
    .execute();
}

function purchaseRows({ kysely }: AnderssonDatabase, numbers: readonly string[]) {
  return kysely
    .selectFrom('purchase_row as row')
    .innerJoin('purchase as head', 'head.purchase_number', 'row.purchase_number')
    .select(['row.article_number as number', 'row.quantity as quantity'])
    .where('row.article_number', 'in', numbers)
    .where('head.status', 'in', openPurchaseStatuses)
    .execute();
}

function manufacturingOrders({ kysely }: AnderssonDatabase, numbers: readonly string[]) {
  return kysely
    .selectFrom('manufacturing_order')
    .select(['article_number as number', 'quantity', 'customer_quantity as forCustomer'])
    .where('article_number', 'in', numbers)
    .where('status', 'not in', closedManufacturingStatuses)
    .execute();
}

function plannedMaterial({ kysely }: AnderssonDatabase, numbers: readonly string[]) {
  return kysely
    .selectFrom('manufacturing_order_material as row')
    .innerJoin('manufacturing_order as head', 'head.order_number', 'row.order_number')
    .select(['row.article_number as number', 'row.planned_quantity as planned', 'row.drawn_quantity as drawn'])
    .where('row.article_number', 'in', numbers)
    .where('head.status', 'not in', closedManufacturingStatuses)
    .execute();
}
