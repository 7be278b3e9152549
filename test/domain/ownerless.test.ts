import { type LedgerPlace, type LiveDocument, ownerless } from '../../domain/purchase/ownerless';

const reference = 'demo/P/4711/1';
const order = (fortnoxNumber: string, of = reference): LiveDocument => ({
  ...{ kind: 'order', reference: of, fortnoxNumber, supplierNumber: null },
});
const invoice = (fortnoxNumber: string, supplierNumber = '50'): LiveDocument => ({
  ...{ kind: 'invoice', reference: 'AF-4711', fortnoxNumber, supplierNumber },
});
const row = (state: string, fortnoxNumber: string | null = null, sentAt: string | null = null): LedgerPlace => ({
  ...{ kind: 'order', reference, state, fortnoxNumber, sentAt },
});
const bill = (state: string, fortnoxNumber: string | null = null): LedgerPlace => ({
  ...{ kind: 'invoice', reference: 'AF-4711', state, fortnoxNumber, sentAt: null },
});
const at = { now: '2026-11-24T03:30:00.000Z', settleMs: 180_000 };

test.each(['intent', 'voided', 'skipped'])('design rule 1: live in Fortnox, %s in the ledger: nobody’s', (state) => {
  expect(ownerless([order('57')], [row(state)], at)).toEqual([order('57')]);
  expect(ownerless([invoice('31')], [bill(state)], at)).toEqual([invoice('31')]);
});

test.each(['confirmed', 'voided', 'skipped'])('one whose number the ledger has is known to somebody: %s', (state) => {
  expect(ownerless([order('57')], [row(state, '57')], at)).toEqual([]);
  expect(ownerless([invoice('31')], [bill(state, '31')], at)).toEqual([]);
  expect(ownerless([order('31')], [row('voided'), bill(state, '31')], at)).toEqual([order('31')]);
});

test('one that has just been sent is its process’s, until that has long looked for it', () => {
  expect(ownerless([order('57')], [row('sent', null, '2026-11-24T03:29:00.000Z')], at)).toEqual([]);
  expect(ownerless([order('57')], [row('sent', null, '2026-11-24T02:27:01.000Z')], at)).toEqual([]);
  expect(ownerless([order('57')], [row('sent', null, '2026-11-24T02:26:59.000Z')], at)).toEqual([order('57')]);
});

test('a purchase that was given another document does not own the late one', () => {
  expect(ownerless([order('57')], [row('confirmed', '12')], at)).toEqual([order('57')]);
});

test('what is told of as a double is not told of again; a supplier’s own number is none of ours', () => {
  expect(ownerless([order('57'), order('58')], [row('confirmed', '57')], at)).toEqual([]);
  expect(ownerless([order('57'), order('58')], [row('voided')], at)).toEqual([]);
  expect(ownerless([invoice('31'), invoice('32', '51')], [bill('confirmed', '31')], at)).toEqual([]);
  expect(ownerless([invoice('31')], [], at)).toEqual([]);
  expect(ownerless([order('57')], [], at)).toEqual([order('57')]);
});
