import {
  boolean,
  type ColumnDefinition,
  decimal,
  id,
  instant,
  integer,
  json,
  localDate,
  longText,
  nullable,
  rowVersion,
  rowVersionMark,
  text,
  withDefault,
} from './columns';

/** Raised whenever a table below changes: an older schema is then found at start (`checkContractVersion`). */
export const CONTRACT_VERSION = 1;
export const CONTRACT_NAME = 'andersson';

export interface TableDefinition<Columns extends Record<string, ColumnDefinition> = Record<string, ColumnDefinition>> {
  readonly columns: Columns;
  readonly primaryKey: readonly (keyof Columns & string)[];
  readonly unique?: readonly (keyof Columns & string)[][];
  readonly indexes?: readonly (keyof Columns & string)[][];
  /**
   * At most one row per `columns` among those where `whereNull` is null. Only on the integration's own tables: SQL
   * Server refuses writes to a table with a filtered index from sessions with old SET options, and Andersson's may be.
   */
  readonly uniqueWhereNull?: {
    readonly columns: (keyof Columns & string)[];
    readonly whereNull: keyof Columns & string;
  };
  /** The column whose value goes to `deleted_row` when a row disappears, or gets another value there. */
  readonly deletesKeptBy?: keyof Columns & string;
}

const table = <C extends Record<string, ColumnDefinition>>(definition: TableDefinition<C>) => definition;

const company = text(50);
const register = text(30);
const number = text(50);

/** Every table of the contract: Kysely's types, both databases' DDL and the zod row schemas come from here. */
export const tables = {
  customer: table({
    columns: {
      id: id(),
      customer_number: number,
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
    indexes: [['row_version']],
    deletesKeptBy: 'customer_number',
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
    indexes: [['row_version']],
    deletesKeptBy: 'purchase_number',
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
  adoption: table({
    columns: { company, adopted_from: localDate(), adopted_at: instant(), adopted_by: text(100) },
    primaryKey: ['company'],
  }),
  /** Objects from before the adoption date that were chosen to be handled all the same (R7.1). */
  adopted_object: table({
    columns: { company, process: text(40), number, adopted_at: instant() },
    primaryKey: ['company', 'process', 'number'],
  }),
  /** Objects whose process has ended for good, which watcher, sweep and admission honour (design §3). */
  done_mark: table({
    columns: {
      company,
      process: text(40),
      number,
      /** done, deleted, abandoned or skipped */
      outcome: text(20),
      note: nullable(longText()),
      fortnox_numbers: nullable(json()),
      at: instant(),
    },
    primaryKey: ['company', 'process', 'number'],
  }),
  /** Every Fortnox document a process makes: intent → sent → confirmed, with the reference it carries (design §5.1). */
  document_ledger: table({
    columns: {
      id: id(),
      company,
      process: text(40),
      number,
      /** Which document of the process: purchaseOrder, … */
      document: text(40),
      revision: integer(),
      reference: text(80),
      /** intent, sent, confirmed or voided */
      state: text(20),
      fortnox_number: nullable(text(30)),
      /** Fingerprint of what it was made from. */
      made_from: nullable(text(100)),
      intent_at: instant(),
      sent_at: nullable(instant()),
      confirmed_at: nullable(instant()),
      voided_at: nullable(instant()),
      /** How it was confirmed: created, foundAgain or chosenByHand. */
      confirmed_by: nullable(text(20)),
      note: nullable(longText()),
    },
    primaryKey: ['id'],
    unique: [['company', 'reference']],
    indexes: [
      ['company', 'process', 'number'],
      ['company', 'fortnox_number'],
    ],
  }),
  /** How far a company's watch has handed over Andersson's changes. */
  watch_cursor: table({
    columns: { company, row_version_mark: nullable(rowVersionMark()), updated_at: instant() },
    primaryKey: ['company'],
  }),
  /** What each side last held when they agreed: the base of the three-way merge (design §5.6). */
  sync_link: table({
    columns: {
      company,
      register,
      number,
      andersson_base: nullable(json()),
      fortnox_base: nullable(json()),
      failure: nullable(json()),
      /** A write to Fortnox that has been decided and whose outcome is not yet recorded. */
      export_intent: nullable(json()),
      /** 1: look at the record again in the next run although nothing has changed. */
      again: withDefault(boolean(), 0),
      /** The `sync_run` that last looked at the record, so that one run looks at it once. */
      handled_in_run: nullable(integer()),
      /** When we last wrote it in Fortnox, by this database's clock. */
      fortnox_written_at: nullable(instant()),
      updated_at: instant(),
    },
    primaryKey: ['company', 'register', 'number'],
  }),
  sync_cursor: table({
    columns: {
      company,
      register,
      fortnox_read_at: nullable(instant()),
      andersson_read_at: nullable(instant()),
      andersson_row_version: nullable(rowVersionMark()),
      updated_at: instant(),
    },
    primaryKey: ['company', 'register'],
  }),
  sync_run: table({
    columns: {
      id: id(),
      company,
      register,
      workflow_id: text(200),
      run_id: text(100),
      opened_at: instant(),
      closed_at: nullable(instant()),
      outcome: nullable(text(30)),
      result: nullable(json()),
    },
    primaryKey: ['id'],
    indexes: [['company', 'register', 'opened_at']],
    uniqueWhereNull: { columns: ['company', 'register'], whereNull: 'closed_at' },
  }),
  audit_log: table({
    columns: {
      id: id(),
      company,
      register,
      number,
      at: instant(),
      run_id: text(100),
      /** The side written: `andersson` or `fortnox`. */
      side: text(20),
      field: text(100),
      old_value: nullable(longText()),
      new_value: nullable(longText()),
      reason: text(50),
    },
    primaryKey: ['id'],
    indexes: [['company', 'register', 'number']],
  }),
  fortnox_token: table({
    columns: { company, refresh_token_encrypted: longText(), issued_at: instant(), updated_at: instant() },
    primaryKey: ['company'],
  }),
  contract_version: table({
    columns: { contract: text(30), version: integer(), installed_at: instant() },
    primaryKey: ['contract'],
  }),
};

export type Tables = typeof tables;
export type TableName = keyof Tables;

/** The tables as plain data, for code that walks over them all. */
export const tableList = Object.entries(tables) as unknown as readonly (readonly [TableName, TableDefinition])[];

/** One table as plain data. */
export const tableDefinition = (name: TableName): TableDefinition => tables[name] as unknown as TableDefinition;
