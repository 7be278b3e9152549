import { anderssonPurchaseActivities } from '../../activities/andersson/purchase-activities';
import { fortnoxGoodsReceiptActivities } from '../../activities/fortnox/goods-receipt-activities';
import { purchaseFacts } from '../../activities/fortnox/purchase/facts';
import { fortnoxPurchaseActivities } from '../../activities/fortnox/purchase-activities';
import { notificationActivities } from '../../activities/notification/notify';
import { databaseCases, killCases } from './andersson-table';
import type { DatabaseFault, FaultCase } from './fault-case';
import { readCases, writeCases } from './fortnox-table';
import { leftOut } from './left-out';
import { receiptReadCases, receiptWriteCases } from './receipt-fortnox-table';

/*
 * R3: every activity of a purchase meets every kind of trouble there is on its side, so that one which is added, or takes
 * another's place, cannot stay outside the tables unseen.
 */

const never = () => {
  throw new Error('only the names are of interest here');
};
/** As the worker registers them: what a purchase's process may call. */
const activities = {
  andersson: Object.keys(anderssonPurchaseActivities(never, never)),
  fortnox: [
    ...Object.keys(fortnoxPurchaseActivities(never, never, purchaseFacts())),
    ...Object.keys(fortnoxGoodsReceiptActivities(never, never, purchaseFacts())),
  ],
  others: Object.keys(notificationActivities(never)),
};
const fortnox = [...readCases, ...receiptReadCases, ...writeCases, ...receiptWriteCases];
const leftOutOnes: readonly string[] = Object.keys(leftOut);
const met = (cases: readonly FaultCase[]) => new Set<string>(cases.map(({ activity }) => activity));
const isLeftOut = (activity: string) => leftOutOnes.includes(activity);

test.each<DatabaseFault>(['deadlock', 'gone'])(
  "activities that work in Andersson's database, and those whose calls to Fortnox are counted there, meet: %s",
  (fault) => {
    const cases = databaseCases.filter(({ trouble }) => trouble.from === 'database' && trouble.fault === fault);
    const every = [...activities.andersson, ...activities.fortnox];
    expect(every.filter((it) => !met(cases).has(it) && !isLeftOut(it))).toEqual([]);
  },
);

test('activities that call Fortnox meet its faults', () => {
  expect(activities.fortnox.filter((it) => !met(fortnox).has(it) && !isLeftOut(it))).toEqual([]);
});

test('all meet the end of their worker, before their effect and after it', () => {
  const every = [...activities.andersson, ...activities.fortnox, ...activities.others];
  for (const when of ['before', 'after']) {
    const killed = killCases.filter(({ trouble }) => trouble.from === 'worker' && trouble.killed === when);
    expect(every.filter((it) => !met(killed).has(it) && !isLeftOut(it))).toEqual([]);
  }
});

test('what is left out exists, and meets nothing', () => {
  const every: readonly string[] = [...activities.andersson, ...activities.fortnox, ...activities.others];
  const inTables = met([...killCases, ...fortnox, ...databaseCases]);
  expect(leftOutOnes.filter((it) => !every.includes(it) || inTables.has(it))).toEqual([]);
});

test('no case is there twice', () => {
  const names = [...fortnox, ...databaseCases, ...killCases].map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
