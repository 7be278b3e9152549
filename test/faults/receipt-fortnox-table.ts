import type { Fault } from '../../sandbox/fortnox/simulator';
import type { FaultCase } from './fault-case';
import { type Call, caseOf, firstOfEach, limited, onReads, onWrites } from './fortnox-faults';

/*
 * Every call of a goods receipt's activities, with every fault that means something there; left out is what
 * fortnox-table.ts leaves out, for the same reasons. What an order's activities do again here is proved there.
 */

const inbounds = '/api/warehouse/documentdeliveries/custom/inbound-v1/';
const oneInbound = `^${inbounds}[^/]+/\\d+$`;
const invoices = '/3/supplierinvoices';

const lostInvoice: readonly Fault[] = [{ kind: 'replyLost', method: 'POST', path: invoices }];
const find = { activity: 'findSupplierInvoice', story: 'received', onTheWay: lostInvoice } as const;

const reads: readonly Call[] = [
  {
    activity: 'prepareInbound',
    story: 'receivedAtOnce',
    what: 'article',
    where: { method: 'GET', path: '/3/articles/' },
  },
  {
    activity: 'prepareSupplierInvoice',
    story: 'receivedAtOnce',
    what: 'supplier',
    where: { method: 'GET', path: '/3/suppliers/' },
  },
  { activity: 'storeInbound', story: 'received', what: 'look', where: { method: 'GET', pathPattern: oneInbound } },
  {
    activity: 'releaseInbound',
    story: 'received',
    what: 'look before',
    where: { method: 'GET', pathPattern: oneInbound, skip: 1 },
  },
  {
    activity: 'releaseInbound',
    story: 'received',
    what: 'look after',
    where: { method: 'GET', pathPattern: oneInbound, skip: 2 },
  },
  { ...find, what: 'list', where: { method: 'GET', path: `${invoices}?` } },
  { ...find, what: 'invoice', where: { method: 'GET', pathPattern: `^${invoices}/\\d+$` } },
  {
    activity: 'readSupplierInvoice',
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
    what: 'PUT void',
    where: { method: 'PUT', pathPattern: '/void$' },
    looksAfterwards: true,
  },
  { activity: 'createSupplierInvoice', story: 'received', what: 'POST', where: { method: 'POST', path: invoices } },
];

/** In two parts, so that one file's plays end in time on a busy machine. */
export const receiptWriteCases: readonly FaultCase[] = writes.flatMap((call) =>
  onWrites.map((kind) => caseOf(call, kind)),
);
export const receiptReadCases: readonly FaultCase[] = [
  ...reads.flatMap((call) => onReads.map((kind) => caseOf(call, kind))),
  ...firstOfEach(reads).flatMap((call) => limited.map((kind) => caseOf(call, kind))),
];
