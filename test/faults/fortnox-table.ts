import type { Fault } from '../../sandbox/fortnox/simulator';
import type { FaultCase } from './fault-case';
import { betweenLooksMs, type Call, caseOf, firstOfEach, limited, onReads, onWrites } from './fortnox-faults';

/*
 * Every call of every activity that goes to Fortnox, with every fault that means something there.
 * Left out, and why:
 * - reads: nothing is committed, so "after commit", "commit late" and "no answer" are one fault, a reply that is lost;
 *   429 is met in the client, alike for every call, so once per activity that reads is enough;
 * - a commit later than the second look (settle time + 20 s; 3 minutes + 20 s as delivered): no client can tell it from
 *   nothing; the night check finds the two orders (design rule 1).
 */

const orders = '/api/warehouse/purchaseorders-v1';
const oneOrder = `^${orders}/\\d+$`;

const lostOrder: readonly Fault[] = [{ kind: 'replyLost', method: 'POST', path: orders }];
const prepare = { activity: 'preparePurchaseOrder', story: 'saved' } as const;
const find = { activity: 'findPurchaseOrder', story: 'saved', onTheWay: lostOrder } as const;
const change = { activity: 'changePurchaseOrder', story: 'quantityChanged' } as const;
const voiding = { activity: 'voidPurchaseOrder', story: 'deleted' } as const;

const reads: readonly Call[] = [
  { ...prepare, what: 'licence', where: { method: 'GET', path: '/api/warehouse/tenants-v4' } },
  { ...prepare, what: 'supplier', where: { method: 'GET', path: '/3/suppliers/' } },
  { ...prepare, what: 'currency', story: 'savedInEuro', where: { method: 'GET', path: '/3/currencies/' } },
  { ...prepare, what: 'article', where: { method: 'GET', path: '/3/articles/' } },
  { ...prepare, what: 'stock points', where: { method: 'GET', path: '/api/warehouse/stockpoints-v1' } },
  { ...prepare, what: 'own company', where: { method: 'GET', path: '/3/companyinformation' } },
  { ...find, what: 'list', where: { method: 'GET', path: `${orders}?` } },
  { ...find, what: 'order', where: { method: 'GET', pathPattern: oneOrder } },
  { activity: 'markPurchaseOrderSent', story: 'saved', what: 'look', where: { method: 'GET', pathPattern: oneOrder } },
  {
    activity: 'readPurchaseOrder',
    story: 'quantityChanged',
    what: 'order',
    where: { method: 'GET', pathPattern: oneOrder },
  },
  { ...change, what: 'look', where: { method: 'GET', pathPattern: oneOrder, skip: 1 } },
  { ...voiding, what: 'look before', where: { method: 'GET', pathPattern: oneOrder } },
  { ...voiding, what: 'look after', where: { method: 'GET', pathPattern: oneOrder, skip: 1 } },
];

const create: Call = {
  activity: 'createPurchaseOrder',
  story: 'saved',
  what: 'POST',
  where: { method: 'POST', path: orders },
};
const writes: readonly Call[] = [
  create,
  {
    activity: 'markPurchaseOrderSent',
    story: 'saved',
    what: 'PUT response',
    where: { method: 'PUT', pathPattern: '/response$' },
  },
  { ...change, what: 'PUT', where: { method: 'PUT', pathPattern: oneOrder } },
  { ...change, story: 'dateChanged', what: 'PATCH', where: { method: 'PATCH', pathPattern: '/partial$' } },
  { ...voiding, what: 'PUT void', where: { method: 'PUT', pathPattern: '/void$' }, looksAfterwards: true },
];

/** Where one fault meets another, or a setting. */
const special: readonly FaultCase[] = [
  {
    name: 'createPurchaseOrder (POST): commit between the two looks',
    story: 'saved',
    activity: 'createPurchaseOrder',
    trouble: { from: 'fortnox', faults: [{ ...create.where, kind: 'commitLate', delayMs: betweenLooksMs }] },
  },
  {
    name: 'createPurchaseOrder (POST): reply lost after commit, and listed between the two looks',
    story: 'saved',
    activity: 'createPurchaseOrder',
    trouble: {
      from: 'fortnox',
      faults: [{ ...create.where, kind: 'replyLost', listingLagSeconds: betweenLooksMs / 1_000 }],
    },
  },
  {
    name: 'createPurchaseOrder (POST): cut off once, its reply lost once, and a look lost',
    story: 'saved',
    activity: 'createPurchaseOrder',
    trouble: {
      from: 'fortnox',
      faults: [
        { ...create.where, kind: 'connectionReset' },
        { ...create.where, kind: 'replyLost' },
        { method: 'GET', path: `${orders}?`, kind: 'replyLost', skip: 2 },
      ],
    },
  },
  {
    name: 'voidPurchaseOrder (PUT void, order made anew): reply lost after commit',
    story: 'madeAnew',
    activity: 'voidPurchaseOrder',
    trouble: { from: 'fortnox', faults: [{ method: 'PUT', pathPattern: '/void$', kind: 'replyLost' }] },
    mendedInside: true,
  },
  {
    name: 'createPurchaseOrder (POST, order made anew): reply lost after commit',
    story: 'madeAnew',
    activity: 'createPurchaseOrder',
    trouble: { from: 'fortnox', faults: lostOrder },
  },
];

export const writeCases: readonly FaultCase[] = [
  ...writes.flatMap((call) => onWrites.map((kind) => caseOf(call, kind))),
  ...special,
];
export const readCases: readonly FaultCase[] = [
  ...reads.flatMap((call) => onReads.map((kind) => caseOf(call, kind))),
  ...firstOfEach(reads).flatMap((call) => limited.map((kind) => caseOf(call, kind))),
];
