import { purchaseLane } from '../../activities/fortnox/purchase/call';
import { purchaseFacts } from '../../activities/fortnox/purchase/facts';
import { preparePurchaseOrder } from '../../activities/fortnox/purchase/prepare';
import { createTokenSource } from '../../activities/fortnox/token';
import type { Purchase } from '../../domain/purchase/purchase';
import type { FortnoxSimulatorOptions } from '../../sandbox/fortnox/simulator';
import { clientOf, closeSimulators, settingsOf } from './connect';
import { company, failureOf, purchase, purchaseSetup, reference, row, usualSettings } from './purchase-setup';

afterEach(closeSimulators);

const aMinuteMs = 60_000;

/** Purchases on a worker whose clock is set by hand; Fortnox's stands still unless told otherwise. */
async function byHand(options: FortnoxSimulatorOptions = {}) {
  const { simulator, calls } = await purchaseSetup(options);
  const worker = { clock: Date.parse('2026-11-23T10:00:00Z') };
  const facts = purchaseFacts(() => worker.clock);
  const call = {
    company,
    client: clientOf(simulator.address, createTokenSource(settingsOf(simulator))),
    language: 'sv',
    settings: usualSettings,
    signal: new AbortController().signal,
    lane: purchaseLane,
  } as const;
  const prepare = (changes: Partial<Purchase> = {}) =>
    preparePurchaseOrder(call, facts, { ...purchase, ...changes }, { reference, ordered: null });
  const cardsRead = () => calls().filter((one) => /suppliers|articles/.test(one));
  return { simulator, facts, call, worker, prepare, cardsRead };
}

test('a card that a purchase could go on with is taken as read for two minutes, then read again', async () => {
  const { simulator, worker, prepare, cardsRead } = await byHand();
  await prepare();
  expect(cardsRead()).toHaveLength(3);
  simulator.suppliers.put('50', { Active: false });
  simulator.articles.put('SK-8', { Active: false });
  worker.clock += 2 * aMinuteMs - 1;
  await prepare();
  expect(cardsRead()).toHaveLength(3);
  worker.clock += 1;
  expect((await failureOf(prepare())).kind).toBe('supplierInactive');
  simulator.suppliers.put('50', { Active: true });
  expect((await failureOf(prepare())).kind).toBe('articleInactive');
});

test('what is mended in Fortnox is seen at once', async () => {
  const { simulator, prepare } = await byHand();
  simulator.suppliers.put('50', { Active: false });
  expect((await failureOf(prepare())).kind).toBe('supplierInactive');
  simulator.suppliers.put('50', { Active: true, TermsOfPayment: null });
  expect((await failureOf(prepare())).kind).toBe('paymentTermsMissing');
  simulator.suppliers.put('50', { TermsOfPayment: '30' });
  await prepare();
});

test('a card read earlier that does not suit a purchase is read anew, so that a unit set right counts', async () => {
  const { simulator, prepare } = await byHand();
  await prepare();
  const inKilos = { rows: [row(1, 'SK-8', '1', 'kg')] };
  expect((await failureOf(prepare(inKilos))).kind).toBe('unitMismatch');
  simulator.articles.put('SK-8', { Unit: 'kg' });
  expect((await prepare(inKilos)).rows[0]).toMatchObject({ unit: 'kg' });
});

test('what Fortnox refuses is read anew the next time', async () => {
  const { simulator, activities, prepare } = await purchaseSetup();
  const draft = await prepare();
  simulator.articles.put('SK-8', { Active: false });
  expect((await failureOf(activities.createPurchaseOrder({ company, draft }))).kind).not.toBe('articleInactive');
  expect((await failureOf(prepare())).kind).toBe('articleInactive');
});

test('one company’s refusal forgets nothing of another’s cards', async () => {
  const { facts, call, prepare, cardsRead } = await byHand();
  await prepare();
  const refused = () => Promise.reject(new Error('refused'));
  await facts.relyingOnCards({ ...call, company: 'dem' }, refused).catch(() => undefined);
  await prepare();
  expect(cardsRead()).toHaveLength(3);
  await facts.relyingOnCards(call, refused).catch(() => undefined);
  await prepare();
  expect(cardsRead()).toHaveLength(6);
});

test('today is Fortnox’s day; its clock is heard anew before a day is said not to have come', async () => {
  const { simulator, facts, call, worker, prepare } = await byHand();
  worker.clock -= 3 * 24 * 60 * aMinuteMs;
  await prepare();
  expect(await facts.today(call)).toBe('2026-11-23');
  worker.clock += 14 * 60 * aMinuteMs;
  expect(await facts.today(call)).toBe('2026-11-24');
  expect(await facts.today(call, '2026-11-26')).toBe('2026-11-23');
  simulator.clock.set(new Date('2026-11-26T10:00:00Z'));
  expect(await facts.today(call, '2026-11-26')).toBe('2026-11-26');
});
