import {
  boolean,
  decimal,
  id,
  instant,
  integer,
  json,
  localDate,
  longText,
  nullable,
  rowVersion,
  text,
  withDefault,
} from './columns';
import { table } from './table-definition';

/** What is Andersson's own: a site maps these over its tables, or uses them as they are (design §4). */
export const anderssonTables = {
  customer: table({
    columns: {
      id: id(),
      customer_number: text(50),
      name: text(200),
      address: nullable(text(200)),
      zip_code: nullable(text(20)),
      city: nullable(text(100)),
      phone: nullable(text(50)),
      fax: nullable(text(50)),
      email: nullable(text(200)),
      web_address: nullable(text(200)),
      your_reference: nullable(text(100)),
      organisation_number: nullable(text(30)),
      active: withDefault(boolean(), 1),
      /** When Andersson's user last changed the row; null: nobody has. The integration's own writes never touch it. */
      changed_at: nullable(instant()),
      row_version: rowVersion(),
    },
    primaryKey: ['id'],
    unique: [['customer_number']],
    indexes: [['row_version'], ['organisation_number']],
    deletesKeptBy: 'customer_number',
  }),
  supplier: table({
    columns: {
      id: id(),
      supplier_number: text(50),
      name: text(200),
      address: nullable(text(200)),
      zip_code: nullable(text(20)),
      city: nullable(text(100)),
      /** ISO code, as `SE`. */
      country_code: nullable(text(10)),
      phone: nullable(text(50)),
      email: nullable(text(200)),
      your_reference: nullable(text(100)),
      organisation_number: nullable(text(30)),
      bankgiro: nullable(text(20)),
      plusgiro: nullable(text(20)),
      /** ISO code; null: not filled in, and Fortnox then has kronor. */
      currency: nullable(text(3)),
      active: withDefault(boolean(), 1),
      changed_at: nullable(instant()),
      row_version: rowVersion(),
    },
    primaryKey: ['id'],
    unique: [['supplier_number']],
    indexes: [['row_version'], ['organisation_number']],
    deletesKeptBy: 'supplier_number',
  }),
  article: table({
    columns: {
      id: id(),
      article_number: text(50),
      /** Benämning. */
      name: text(200),
      unit: nullable(text(20)),
      /** Main supplier. */
      supplier_number: nullable(text(50)),
      /** SEK per unit; null: not known. */
      cost: nullable(decimal()),
      /** SEK per unit, without VAT; null: none set. */
      sales_price: nullable(decimal()),
      active: withDefault(boolean(), 1),
      changed_at: nullable(instant()),
      row_version: rowVersion(),
    },
    primaryKey: ['id'],
    unique: [['article_number']],
    indexes: [['row_version']],
    deletesKeptBy: 'article_number',
  }),
  /** Units that articles may have. A site whose units are not mapped leaves the table empty: none is then missing. */
  unit: table({
    columns: { id: id(), code: text(20), description: nullable(text(100)) },
    primaryKey: ['id'],
    unique: [['code']],
  }),
  /** Written back: what Fortnox holds of an article and what Andersson makes of it (R1.3.3). Quantities in the article's unit. */
  article_balance: table({
    columns: {
      id: id(),
      article_number: text(50),
      /** Artikelsaldo: in stock in Fortnox, over all stock points. */
      stock_balance: decimal(),
      /** Disponibelt saldo: the sum of the five parts below. */
      disposable_balance: decimal(),
      /** In stock in Fortnox less what is reserved there. */
      available_in_fortnox: decimal(),
      /** Ordered in Fortnox, neither delivered nor reserved; counted off. */
      ordered_by_customers: decimal(),
      expected_from_purchases: decimal(),
      expected_from_manufacturing: decimal(),
      /** What open manufacturing orders still take; counted off. */
      planned_material: decimal(),
      /** When the balance was read in Fortnox, by this database's clock. */
      read_at: instant(),
    },
    primaryKey: ['id'],
    unique: [['article_number']],
  }),
  /** A purchase and what it stands at in Andersson's own words: registrerad, inköpt, inlevererad (R3). */
  purchase: table({
    columns: {
      id: id(),
      purchase_number: text(20),
      supplier_number: text(50),
      status: text(30),
      order_date: localDate(),
      delivery_date: nullable(localDate()),
      /** ISO code; null is Swedish kronor. */
      currency: nullable(text(3)),
      our_reference: nullable(text(100)),
      your_reference: nullable(text(100)),
      note: nullable(longText()),
      /** Code of the stock point the goods go to; null: the company's setting, or its only one. */
      stock_point: nullable(text(10)),
      /** Written back: the number of Fortnox's purchase order (R3.1). */
      fortnox_number: nullable(text(30)),
      changed_at: nullable(instant()),
      row_version: rowVersion(),
    },
    primaryKey: ['id'],
    unique: [['purchase_number']],
    indexes: [['row_version'], ['fortnox_number']],
    deletesKeptBy: 'purchase_number',
  }),
  purchase_row: table({
    columns: {
      id: id(),
      purchase_number: text(20),
      row_number: integer(),
      article_number: text(50),
      description: nullable(text(200)),
      quantity: decimal(),
      unit: nullable(text(20)),
      /** Per unit, in the purchase's currency. */
      price: nullable(decimal()),
      changed_at: nullable(instant()),
      row_version: rowVersion(),
    },
    primaryKey: ['id'],
    unique: [['purchase_number', 'row_number']],
    indexes: [['row_version'], ['article_number']],
    deletesKeptBy: 'purchase_number',
  }),
  /** Goods that came on a purchase, all at once: "leverera alla" makes one receipt (R3.3). */
  goods_receipt: table({
    columns: {
      id: id(),
      purchase_number: text(20),
      /** The day the goods came. */
      received_on: localDate(),
      /** Written back: type and id of Fortnox's inbound document, `ANDERSSON-INLEV/000000001701` (R3.3). */
      fortnox_inbound: nullable(text(30)),
      /** Written back: the number of Fortnox's supplier invoice (R3.3). */
      fortnox_invoice: nullable(text(30)),
      changed_at: nullable(instant()),
      row_version: rowVersion(),
    },
    primaryKey: ['id'],
    indexes: [['row_version'], ['purchase_number']],
    deletesKeptBy: 'purchase_number',
  }),
  goods_receipt_row: table({
    columns: {
      id: id(),
      goods_receipt_id: integer(),
      /** The purchase's row. */
      row_number: integer(),
      article_number: text(50),
      description: nullable(text(200)),
      /** What came; 0 where nothing of the row did. */
      quantity: decimal(),
      unit: nullable(text(20)),
      /** Per unit, in the purchase's currency; null: the purchase row's own. */
      price: nullable(decimal()),
      changed_at: nullable(instant()),
      row_version: rowVersion(),
    },
    primaryKey: ['id'],
    indexes: [['row_version'], ['goods_receipt_id'], ['article_number']],
    deletesKeptBy: 'goods_receipt_id',
  }),
  /** A manufacturing order and what it stands at: registrerad, påbörjad, klar, levererad, fakturerad (R4). */
  manufacturing_order: table({
    columns: {
      id: id(),
      order_number: text(20),
      /** Null: something made once, without an article. */
      article_number: nullable(text(50)),
      description: nullable(text(200)),
      status: text(30),
      /** What is to be made, and how much of it is for a customer; the rest goes to stock. */
      quantity: decimal(),
      customer_quantity: decimal(),
      start_date: nullable(localDate()),
      delivery_date: nullable(localDate()),
      changed_at: nullable(instant()),
      row_version: rowVersion(),
    },
    primaryKey: ['id'],
    unique: [['order_number']],
    indexes: [['row_version'], ['article_number']],
    deletesKeptBy: 'order_number',
  }),
  manufacturing_order_material: table({
    columns: {
      id: id(),
      order_number: text(20),
      row_number: integer(),
      article_number: nullable(text(50)),
      description: nullable(text(200)),
      planned_quantity: decimal(),
      /** What has been taken out of stock for the order. */
      drawn_quantity: decimal(),
      unit: nullable(text(20)),
      changed_at: nullable(instant()),
      row_version: rowVersion(),
    },
    primaryKey: ['id'],
    unique: [['order_number', 'row_number']],
    indexes: [['row_version'], ['article_number']],
    deletesKeptBy: 'order_number',
  }),
  /** An order in Fortnox as Andersson plans with it: registrerad, fakturerad, makulerad (R5). */
  customer_order: table({
    columns: {
      id: id(),
      /** Fortnox's order number. */
      order_number: text(30),
      customer_number: nullable(text(50)),
      status: text(30),
      order_date: nullable(localDate()),
      delivery_date: nullable(localDate()),
      changed_at: nullable(instant()),
      row_version: rowVersion(),
    },
    primaryKey: ['id'],
    unique: [['order_number']],
    indexes: [['row_version']],
    deletesKeptBy: 'order_number',
  }),
  customer_order_row: table({
    columns: {
      id: id(),
      order_number: text(30),
      row_number: integer(),
      article_number: text(50),
      description: nullable(text(200)),
      ordered_quantity: decimal(),
      delivered_quantity: decimal(),
      reserved_quantity: decimal(),
      row_version: rowVersion(),
    },
    primaryKey: ['id'],
    unique: [['order_number', 'row_number']],
    indexes: [['row_version'], ['article_number']],
    deletesKeptBy: 'order_number',
  }),
  /** What a user has pressed in Andersson, or a save has set going, and what became of it; Andersson shows it. */
  integration_request: table({
    columns: {
      id: id(),
      /** `purchase`, … */
      kind: text(30),
      object_number: text(50),
      options: nullable(json()),
      requested_by: text(100),
      requested_at: instant(),
      /** pending → started → waiting (for a person) → done | refused */
      state: text(20),
      message: nullable(longText()),
      fortnox_number: nullable(text(30)),
      preview: nullable(json()),
      updated_at: instant(),
      row_version: rowVersion(),
    },
    primaryKey: ['id'],
    indexes: [['kind', 'object_number'], ['state']],
  }),
  /** What has disappeared from a register; written by triggers only. */
  deleted_row: table({
    columns: {
      id: id(),
      table_name: text(50),
      row_key: text(100),
      deleted_at: instant(),
      row_version: rowVersion(),
    },
    primaryKey: ['id'],
    indexes: [['row_version'], ['table_name', 'row_key']],
  }),
};
