import { fortnoxNightCheckActivities } from '../../activities/fortnox/night-check-activities';
import { createTokenSource } from '../../activities/fortnox/token';
import type { Language } from '../../domain/language';
import { clientOf, closeSimulators, settingsOf } from './connect';
import { company, purchaseSetup, reference, run } from './purchase-setup';

afterEach(closeSimulators);

test.each([
  ['sv', 'Inköpsorder 1 och 2 i Fortnox har samma interna referens demo/P/4711/1. Makulera den som inte ska finnas:'],
  ['en', 'Purchase orders 1 and 2 in Fortnox have the same internal reference demo/P/4711/1. Void the one that should'],
] as const)(
  'design rule 1: two live orders with one reference of ours are told with both numbers; voided ones and others’ are not (%s)',
  async (language: Language, words) => {
    const { simulator, order } = await purchaseSetup();
    const { fortnoxNumber } = await order();
    const { id: _, ...members } = simulator.purchaseOrders.editByHand(fortnoxNumber, {});
    const again = (internalReference: string) =>
      String(simulator.purchaseOrders.createByHand({ ...members, internalReference }).id);
    const client = clientOf(simulator.address, createTokenSource(settingsOf(simulator)));
    const double = again(reference);
    for (const other of ['demo/P/4712/1', 'annat/P/4711/1', 'annat/P/4711/1', '']) again(other);
    const { findDoubleOrders } = fortnoxNightCheckActivities(() => ({ client, language }));
    const doubles = () => run(findDoubleOrders)({ company });
    expect(await doubles()).toEqual([
      { reference, fortnoxNumbers: [fortnoxNumber, double], sentence: expect.stringContaining(words) },
    ]);
    simulator.purchaseOrders.voidByHand(double);
    expect(await doubles()).toEqual([]);
  },
);
