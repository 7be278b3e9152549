import type { Fault } from '../../sandbox/fortnox/simulator';
import type {
  AnderssonActivity,
  DatabaseFault,
  FaultCase,
  FortnoxActivity,
  PurchaseActivity,
  Story,
} from './fault-case';

/*
 * Every activity that works in Andersson's database, with everything a database does to it; every activity that calls
 * Fortnox, with what the database does to it where its calls are counted (design rule 9); and every activity of a
 * purchase, with its worker killed before and after.
 * Left out, and why:
 * - "commit late" and "429": a database commits before it answers or not at all, and limits nobody;
 * - a reply lost after commit to what only reads: nothing was committed; `busy` is the same there;
 * - a reply lost after a call to Fortnox was counted, where the call only reads: nothing can be done twice;
 * - `busy` where calls are counted: no call is made, as after a deadlock;
 * - kills in the middle of an activity: what it has done by then is one of the two ends of a single effect, since each
 *   activity has one (design rule 9); where a call was under way, "commit late" of the Fortnox table is the same.
 */

const orders = '/api/warehouse/purchaseorders-v1';
const invoices = '/3/supplierinvoices';
/** So often that the client's own waits are spent: Fortnox never got the order, and the process says so in the ledger. */
const neverSent: readonly Fault[] = [
  { kind: 'tooManyRequests', method: 'POST', path: orders, retryAfter: 0, times: 4 },
];
const lostOrder: readonly Fault[] = [{ kind: 'replyLost', method: 'POST', path: orders }];

const lostInvoice: readonly Fault[] = [{ kind: 'replyLost', method: 'POST', path: invoices }];
/**
 * The receipt's first document is written back, which the watch tells the process while it waits for the second: it then
 * looks once more at what has been made of the receipt before it ends.
 */
const slowInvoice: readonly Fault[] = [
  ...lostInvoice,
  { kind: 'slow', method: 'GET', path: `${invoices}?`, delayMs: 8_000 },
];

interface Place<A extends PurchaseActivity> {
  readonly activity: A;
  readonly story: Story;
  readonly skip?: number;
  /** Of what, where it is called for several. */
  readonly what?: string;
  readonly onTheWay?: readonly Fault[];
}

const reading: readonly Place<AnderssonActivity>[] = [
  { activity: 'admitPurchase', story: 'saved' },
  { activity: 'readPurchase', story: 'saved' },
];
const writing: readonly Place<AnderssonActivity>[] = [
  { activity: 'openLedger', story: 'saved' },
  { activity: 'ledgerSent', story: 'saved' },
  { activity: 'ledgerNotSent', story: 'saved', onTheWay: neverSent },
  { activity: 'ledgerConfirmed', story: 'saved' },
  { activity: 'showOnRequest', story: 'saved' },
  { activity: 'ledgerChanged', story: 'quantityChanged' },
  { activity: 'ledgerVoided', story: 'deleted' },
  { activity: 'markDone', story: 'deleted' },
  { activity: 'ledgerSkipped', story: 'skipped' },
];
const readingInFortnox: readonly Place<FortnoxActivity>[] = [
  { activity: 'preparePurchaseOrder', story: 'saved' },
  { activity: 'findPurchaseOrder', story: 'saved', onTheWay: lostOrder },
  { activity: 'readPurchaseOrder', story: 'quantityChanged' },
];
const writingInFortnox: readonly Place<FortnoxActivity>[] = [
  { activity: 'createPurchaseOrder', story: 'saved' },
  { activity: 'markPurchaseOrderSent', story: 'saved' },
  { activity: 'changePurchaseOrder', story: 'quantityChanged' },
  { activity: 'voidPurchaseOrder', story: 'deleted' },
];

const nameOf = ({ activity, what }: Place<PurchaseActivity>) => (what ? `${activity} (${what})` : activity);

const words: Readonly<Record<DatabaseFault, string>> = {
  deadlock: 'chosen as the victim of a deadlock',
  busy: 'database busy',
  gone: 'database gone for a minute',
  replyLost: 'connection lost after commit',
  lockedShortly: 'another process holds the lock for a moment',
  lockedLong: 'another process holds the lock longer than a statement waits',
};

const databaseCase = (place: Place<PurchaseActivity>, fault: DatabaseFault): FaultCase => ({
  ...place,
  name: `${nameOf(place)}: ${words[fault]}`,
  trouble: { from: 'database', fault },
  // The driver waits for the lock by itself.
  ...(fault === 'lockedShortly' && { mendedInside: true }),
});

/** SQLite's lock itself, on the two activities whose commit counts most; elsewhere what its driver throws then. */
const locked = writing.filter(({ activity }) => activity === 'ledgerSent' || activity === 'ledgerConfirmed');

/**
 * What a goods receipt does there that an order does not: its own documents in the ledger, and its end. The trouble
 * meets an activity's first call, so that what an order calls too is met where there is no order.
 */
const receiving: readonly Place<AnderssonActivity>[] = [
  { activity: 'openLedger', story: 'receivedAtOnce', what: 'receipt' },
  { activity: 'ledgerSent', story: 'receivedAtOnce', what: 'receipt' },
  { activity: 'ledgerConfirmed', story: 'receivedAtOnce', what: 'receipt' },
  { activity: 'ledgerVoided', story: 'received', what: 'receipt' },
  { activity: 'markDone', story: 'received', what: 'receipt' },
];
const readingReceipt: readonly Place<AnderssonActivity>[] = [
  { activity: 'receiptDocuments', story: 'received', onTheWay: slowInvoice },
];
/** After the order, the inbound and the invoice, the order of what did not come. */
const restOrdered = { story: 'receivedShort', skip: 3, what: 'rest order' } as const;
const orderingRest: readonly Place<AnderssonActivity>[] = [
  { activity: 'ledgerSent', ...restOrdered },
  { activity: 'ledgerConfirmed', ...restOrdered },
];
const readingOfReceipt: readonly Place<FortnoxActivity>[] = [
  { activity: 'prepareInbound', story: 'receivedAtOnce' },
  { activity: 'prepareSupplierInvoice', story: 'receivedAtOnce' },
  { activity: 'findSupplierInvoice', story: 'received', onTheWay: lostInvoice },
  { activity: 'compareSupplierInvoice', story: 'received', onTheWay: lostInvoice },
];
const writingOfReceipt: readonly Place<FortnoxActivity>[] = [
  { activity: 'storeInbound', story: 'received' },
  { activity: 'releaseInbound', story: 'received' },
  { activity: 'voidPurchaseOrder', story: 'received', what: 'receipt' },
  { activity: 'createSupplierInvoice', story: 'received' },
  { activity: 'createPurchaseOrder', story: 'receivedShort', skip: 1, what: 'rest order' },
];

const inAndersson = [...reading, ...writing, ...readingReceipt, ...receiving, ...orderingRest];
const readsInFortnox = [...readingInFortnox, ...readingOfReceipt];
const writesInFortnox = [...writingInFortnox, ...writingOfReceipt];
const inFortnox = [...readsInFortnox, ...writesInFortnox];

const withEach = (places: readonly Place<PurchaseActivity>[], faults: readonly DatabaseFault[]) =>
  places.flatMap((place) => faults.map((fault) => databaseCase(place, fault)));

export const databaseCases: readonly FaultCase[] = [
  // First, so that their minutes pass beside each other and beside all others.
  ...withEach([...inAndersson, ...inFortnox], ['gone']),
  ...withEach([...reading, ...readingReceipt], ['deadlock', 'busy']),
  ...withEach(writing, ['deadlock', 'busy', 'replyLost']),
  ...withEach(locked, ['lockedShortly', 'lockedLong']),
  ...withEach([...receiving, ...orderingRest], ['deadlock', 'replyLost']),
  ...withEach(readsInFortnox, ['deadlock']),
  ...withEach(writesInFortnox, ['deadlock', 'replyLost']),
];

const killed = (place: Place<PurchaseActivity>): readonly FaultCase[] =>
  (['before', 'after'] as const).map((when) => ({
    ...place,
    name: `${nameOf(place)}: worker killed ${when === 'before' ? 'before its effect' : 'after its effect'}`,
    trouble: { from: 'worker', killed: when },
  }));

/** Activities that call Fortnox. */
export const callsFortnox: ReadonlySet<string> = new Set(inFortnox.map(({ activity }) => activity));

export const killCases: readonly FaultCase[] = [...inAndersson, ...inFortnox].flatMap(killed);
