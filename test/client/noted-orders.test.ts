import type { OpenPurchase } from '../../activities/andersson/adoption';
import { createTokenSource } from '../../activities/fortnox/token';
import { withNotedOrders } from '../../client/noted-orders';
import { clientOf, closeSimulators, settingsOf } from '../fortnox/connect';
import { company, purchaseSetup, usualSettings } from '../fortnox/purchase-setup';

afterEach(closeSimulators);

const noted = (number: string, fortnoxNumber: string | null, supplierNumber = '50 '): OpenPurchase => ({
  ...{ number, fortnoxNumber, supplierNumber },
  ...{ orderDate: '2026-11-20', status: 'inköpt', chosen: false },
});

async function setup() {
  const it = await purchaseSetup();
  const call = {
    company,
    client: clientOf(it.simulator.address, createTokenSource(settingsOf(it.simulator))),
    language: 'sv',
    settings: usualSettings,
    signal: new AbortController().signal,
    lane: 'stock',
  } as const;
  const standing = async (...purchases: readonly OpenPurchase[]) =>
    (await withNotedOrders(call, purchases)).map(({ number, order }) => [number, order]);
  return { ...it, standing };
}

test('R7.1 every order that is noted on a purchase is shown as it stands in Fortnox', async () => {
  const { simulator, order, standing } = await setup();
  const { fortnoxNumber: open } = await order();
  const { fortnoxNumber: voided } = await order();
  simulator.purchaseOrders.voidByHand(voided);
  expect(
    await standing(
      noted('1', null),
      noted('2', open),
      noted('3', voided),
      noted('4', open, '51'),
      noted('5', '999'),
      noted('6', 'ring Bo'),
    ),
  ).toEqual([
    ['1', null],
    ['2', 'notSent'],
    ['3', 'voided'],
    ['4', 'otherSupplier'],
    ['5', 'missing'],
    ['6', 'missing'],
  ]);
});

test('R7.1 a Fortnox that cannot be asked is asked for one order only, and the purchases are shown all the same', async () => {
  const { simulator, order, standing, calls } = await setup();
  const { fortnoxNumber } = await order();
  simulator.warehouse.rights = false;
  simulator.addFault({ kind: 'refuse', code: 2000663, message: 'nej', method: 'GET', path: '/api/', times: 'always' });
  const before = calls().length;
  expect(await standing(noted('1', fortnoxNumber), noted('2', null), noted('3', fortnoxNumber))).toEqual([
    ['1', 'unread'],
    ['2', null],
    ['3', 'unread'],
  ]);
  // Twice: once more with a new token, in case the right was given since.
  expect(calls()).toHaveLength(before + 2);
});
