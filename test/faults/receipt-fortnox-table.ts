import type { Fault } from '../../sandbox/fortnox/simulator';
import type { FaultCase } from './fault-case';
import {
  betweenLooksMs,
  type Call,
  caseOf,
  firstOfEach,
  limited,
  onReads,
  onWrites,
  whatDoubles,
} from './fortnox-faults';

/*
 * Every call of a goods receipt's activities, with every fault that means something there; left out is what
 * fortnox-table.ts leaves out, for the same reasons. What an order's activities do again here is proved there.
 */

const inbounds = '/api/warehouse/documentdeliveries/custom/inbound-v1/';
const orders = '/api/warehouse/purchaseorders-v1';
const oneOrder = `^${orders}/\\d+$`;
const oneInbound = `^${inbounds}[^/]+/\\d+$`;
const invoices = '/3/supplierinvoices';

const lostInvoice: readonly Fault[] = [{ kind: 'replyLost', method: 'POST', path: invoices }];
/** A document is looked at before it is stored, or released, only when that is tried again. */
const lostDocument: readonly Fault[] = [{ kind: 'replyLost', method: 'PUT', pathPattern: oneInbound }];
const lostLookAfter: readonly Fault[] = [{ kind: 'replyLost', method: 'GET', pathPattern: oneInbound }];
const find = { activity: 'findSupplierInvoice', story: 'received', onTheWay: lostInvoice } as const;

const reads: readonly Call[] = [
  {
    activity: 'prepareInbound',
    story: 'receivedAtOnce',
    what: 'article',
    where: { method: 'GET', path: '/3/articles/' },
  },
  {
    activity: 'readPurchaseOrder',
    story: 'received',
    what: 'order before stock',
    where: { method: 'GET', pathPattern: oneOrder },
  },
  {
    activity: 'prepareSupplierInvoice',
    story: 'receivedAtOnce',
    what: 'supplier',
    where: { method: 'GET', path: '/3/suppliers/' },
  },
  {
    activity: 'prepareSupplierInvoice',
    story: 'receivedAtOnce',
    what: 'terms of payment',
    where: { method: 'GET', path: '/3/termsofpayments/' },
  },
  {
    activity: 'prepareSupplierInvoice',
    story: 'receivedShort',
    what: 'rate its goods came in at',
    where: { method: 'GET', pathPattern: oneInbound, skip: 1 },
  },
  {
    activity: 'storeInbound',
    story: 'received',
    what: 'look, tried again',
    onTheWay: lostDocument,
    where: { method: 'GET', pathPattern: oneInbound },
  },
  {
    activity: 'releaseInbound',
    story: 'received',
    what: 'look before, tried again',
    onTheWay: lostLookAfter,
    where: { method: 'GET', pathPattern: oneInbound },
  },
  {
    activity: 'releaseInbound',
    story: 'received',
    what: 'look after',
    where: { method: 'GET', pathPattern: oneInbound },
  },
  { ...find, what: 'list', where: { method: 'GET', path: `${invoices}?` } },
  { ...find, what: 'invoice', where: { method: 'GET', pathPattern: `^${invoices}/\\d+$` } },
  {
    activity: 'compareSupplierInvoice',
    story: 'received',
    onTheWay: lostInvoice,
    what: 'invoice',
    where: { method: 'GET', pathPattern: `^${invoices}/\\d+$`, skip: 1 },
  },
];

const writes: readonly Call[] = [
  { activity: 'storeInbound', story: 'received', what: 'PUT', where: { method: 'PUT', pathPattern: oneInbound } },
  {
    activity: 'releaseInbound',
    story: 'received',
    what: 'PUT release',
    where: { method: 'PUT', pathPattern: '/release$' },
    looksAfterwards: true,
  },
  {
    activity: 'voidPurchaseOrder',
    story: 'received',
    what: 'PUT void, received',
    where: { method: 'PUT', pathPattern: '/void$' },
    looksAfterwards: true,
  },
  { activity: 'createSupplierInvoice', story: 'received', what: 'POST', where: { method: 'POST', path: invoices } },
];

const short = { story: 'receivedShort' } as const;
/** In another currency, amounts rounded row by row; and the order of what did not come, which is made as any other. */
const shortWrites: readonly Call[] = [
  { ...short, activity: 'storeInbound', what: 'PUT in euro', where: { method: 'PUT', pathPattern: oneInbound } },
  {
    ...short,
    activity: 'createSupplierInvoice',
    what: 'POST in euro',
    where: { method: 'POST', path: invoices },
  },
  { ...short, activity: 'createPurchaseOrder', what: 'POST rest', where: { method: 'POST', path: orders } },
  {
    ...short,
    activity: 'markPurchaseOrderSent',
    what: 'PUT response, rest',
    where: { method: 'PUT', pathPattern: '/response$' },
  },
];

const createInvoice = { story: 'received', activity: 'createSupplierInvoice' } as const;
/** What would make a second invoice of a process that looked once only, or too soon. */
const special: readonly FaultCase[] = [
  {
    ...createInvoice,
    name: 'createSupplierInvoice (POST): commit between the two looks',
    trouble: {
      from: 'fortnox',
      faults: [{ method: 'POST', path: invoices, kind: 'commitLate', delayMs: betweenLooksMs }],
    },
  },
  {
    ...createInvoice,
    name: 'createSupplierInvoice (POST): reply lost after commit, and listed between the two looks',
    trouble: {
      from: 'fortnox',
      faults: [{ method: 'POST', path: invoices, kind: 'replyLost', listingLagSeconds: betweenLooksMs / 1_000 }],
    },
  },
];

export const receiptWriteCases: readonly FaultCase[] = [
  ...writes.flatMap((call) => onWrites.map((kind) => caseOf(call, kind))),
  ...shortWrites.flatMap((call) => whatDoubles.map((kind) => caseOf(call, kind))),
  ...special,
];
export const receiptReadCases: readonly FaultCase[] = [
  ...reads.flatMap((call) => onReads.map((kind) => caseOf(call, kind))),
  ...firstOfEach(reads).flatMap((call) => limited.map((kind) => caseOf(call, kind))),
];
