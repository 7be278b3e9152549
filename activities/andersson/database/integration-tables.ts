import {
  boolean,
  id,
  instant,
  integer,
  json,
  localDate,
  longText,
  nullable,
  rowVersionMark,
  text,
  withDefault,
} from './columns';
import { table } from './table-definition';

const company = text(50);
const register = text(30);
const number = text(50);

/** The integration's own memory: links, cursors, runs, ledger, marks. */
export const integrationTables = {
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
      /** Which document of the process: purchaseOrder, inbound, supplierInvoice, restOrder, … */
      document: text(40),
      revision: integer(),
      reference: text(80),
      /** intent, sent, confirmed, voided or skipped */
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
      /** The run of the process that sent it, or found it sent and is to look for it: no other may go on from `sent`. */
      held_by: nullable(text(64)),
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
      /** Looked at again in the first run after this although nothing has changed; null: only when something does. */
      again_at: nullable(instant()),
      /** How often in a row it has failed since it last changed: the wait between two tries grows. */
      tries: nullable(integer()),
      /** The `sync_run` that last looked at the record, so that one run looks at it once. */
      handled_in_run: nullable(integer()),
      /** When we last wrote it in Fortnox, by this database's clock. */
      fortnox_written_at: nullable(instant()),
      /** When it was last read in full in Fortnox, by Fortnox's clock. */
      fortnox_read_at: nullable(instant()),
      /** Fingerprint of its line in Fortnox's list when it was last read in full, where lists tell what has changed. */
      list_mark: nullable(text(64)),
      /** Its organisation number in Fortnox, digits only: two records of one business are offered as one. */
      identity: nullable(text(30)),
      /** 1: a person has said that it is another than those that share its organisation number. */
      separate: withDefault(boolean(), 0),
      updated_at: instant(),
    },
    primaryKey: ['company', 'register', 'number'],
    indexes: [
      ['company', 'register', 'again_at'],
      ['company', 'register', 'fortnox_read_at'],
      ['company', 'register', 'identity'],
    ],
  }),
  sync_cursor: table({
    columns: {
      company,
      register,
      fortnox_read_at: nullable(instant()),
      andersson_read_at: nullable(instant()),
      andersson_row_version: nullable(rowVersionMark()),
      /** Fortnox's clock when a first load began that is not finished; what was read since then need not be read again. */
      load_began_at: nullable(instant()),
      /** When the last finished run began that read Fortnox's list, by this database's clock. */
      listed_at: nullable(instant()),
      updated_at: instant(),
    },
    primaryKey: ['company', 'register'],
  }),
  /** How a topic of Fortnox's change feed stands, and from where it goes on (core-api §4.8, docs/decisions/0014). */
  feed_state: table({
    columns: {
      company,
      topic: text(40),
      /** Since when every event has come in without a break; null: nobody listens. */
      unbroken_since: nullable(instant()),
      /** Up to when that is known for certain. */
      alive_at: nullable(instant()),
      /** The offset of its last event, as Fortnox wrote it; null before the first. */
      last_offset: nullable(longText()),
      updated_at: instant(),
    },
    primaryKey: ['company', 'topic'],
  }),
  /** What the change feed has told and nobody has looked at yet: a hint, no content. */
  feed_hint: table({
    columns: { id: id(), company, topic: text(40), entity: text(50), noticed_at: instant() },
    primaryKey: ['id'],
    unique: [['company', 'topic', 'entity']],
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
  /** A company's way into Fortnox where it uses a refresh token (docs/decisions/0010). */
  fortnox_token: table({
    columns: {
      company,
      /** Rises with every pair: a new one is kept only in place of the one it was exchanged for. */
      generation: integer(),
      /** Refresh and access token, encrypted and bound to the company. */
      pair_encrypted: longText(),
      access_ends_at: nullable(instant()),
      /** When the refresh token was issued, or taken over from the settings. */
      issued_at: instant(),
      /** When Fortnox refused the refresh token: only a new login helps. */
      refused_at: nullable(instant()),
      /** Fingerprint of the settings' refresh token that was last taken over. */
      imported_from: nullable(text(64)),
      /** Who is exchanging the pair, and until when nobody else may. */
      claimed_by: nullable(text(36)),
      claimed_until: nullable(instant()),
    },
    primaryKey: ['company'],
  }),
  /** The calls to Fortnox that count against its rate limit now, and who waits for the next (docs/decisions/0009). */
  rate_lease: table({
    columns: {
      company,
      /** Rises with every change: a change holds only in place of the one it was made from. */
      revision: integer(),
      content: json(),
    },
    primaryKey: ['company'],
  }),
  contract_version: table({
    columns: { contract: text(30), version: integer(), installed_at: instant() },
    primaryKey: ['contract'],
  }),
};
