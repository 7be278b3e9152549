import fc from 'fast-check';
import { customers } from '../../domain/registers/customers';
import { agree } from './customer-values';
import { type Fate, SimulatedCustomer } from './simulated-customer';

type Step =
  | { readonly do: 'andersson'; readonly name: string; readonly value: string }
  | { readonly do: 'fortnox'; readonly name: string; readonly value: string }
  | { readonly do: 'sync'; readonly fate: Fate; readonly clocksTell: boolean };

/** Few values, so that the sides often meet in one. Some are refused by Fortnox or too long for the other side. */
const words = ['', 'a', 'b', 'c'];
const typed: Readonly<Record<string, readonly string[]>> = {
  name: ['a', 'b', '<b>'],
  address: [...words, '<c>'],
  zip_code: [...words, '12345678901'],
  phone: words,
  fax: words,
  your_reference: words,
  Name: ['a', 'b'],
  Address1: words,
  ZipCode: words,
  Phone1: [...words, '1'.repeat(51)],
  Fax: words,
  YourReference: words,
  DeliveryAddress1: words,
};

const edits = (side: 'andersson' | 'fortnox', names: readonly string[]): fc.Arbitrary<Step> =>
  fc
    .constantFrom(...names)
    .chain((name) => fc.constantFrom(...(typed[name] ?? [])).map((value): Step => ({ do: side, name, value })));

const inAndersson = edits('andersson', ['name', 'address', 'zip_code', 'phone', 'fax', 'your_reference']);
const inFortnox = edits('fortnox', [
  'Name',
  'Address1',
  'ZipCode',
  'Phone1',
  'Fax',
  'YourReference',
  'DeliveryAddress1',
]);
const run: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('sync'),
  fate: fc.constantFrom<Fate>('arrives', 'arrives', 'arrives', 'isLost', 'replyIsLost', 'runDies', 'runDiesUnheard'),
  clocksTell: fc.boolean(),
});
const steps = fc.array(fc.oneof(inAndersson, inFortnox, run), { maxLength: 30 });
const row = { name: 'a', address: 'a', phone: 'a' };
const card = { Name: 'a', Address1: 'a', Phone1: 'b', DeliveryAddress1: 'a' };
const beginnings = fc.constantFrom([row, card], [row, null], [null, card]);

function take(customer: SimulatedCustomer, step: Step): void {
  if (step.do === 'andersson') customer.typeInAndersson(step.name, step.value);
  else if (step.do === 'fortnox') customer.typeInFortnox(step.name, step.value);
  else customer.sync(step.fate, step.clocksTell);
}

/** Whoever typed what the other side cannot take puts it right, as the run's report asked for. */
function putRight(customer: SimulatedCustomer): void {
  const { andersson, fortnox } = customer.both();
  for (const [column, value] of Object.entries(andersson)) {
    if (/</.test(value) || (column === 'zip_code' && value.length > 10)) customer.typeInAndersson(column, 'right');
  }
  for (const [field, value] of Object.entries(fortnox)) {
    if (field === 'Phone1' && value.length > 50) customer.typeInFortnox(field, 'right');
  }
}

/** Calm: faults have passed, and every refused value has been put right. */
function calmDown(customer: SimulatedCustomer): void {
  for (let round = 0; round < 6; round += 1) {
    customer.sync();
    putRight(customer);
  }
}

const twoWay = customers.fields.filter((rule) => rule.travels === 'both');

test('R0.6 whatever is typed and whatever fails: in the end both sides agree on every two-way field, and rest', () => {
  fc.assert(
    fc.property(beginnings, steps, ([andersson, fortnox], history) => {
      const customer = new SimulatedCustomer(andersson ?? null, fortnox ?? null);
      for (const step of history) take(customer, step);
      calmDown(customer);
      const both = customer.both();
      expect(twoWay.filter((rule) => !agree(rule, both)).map((rule) => rule.label)).toEqual([]);
      expect([customer.sync(), customer.sync()]).toEqual([0, 0]);
    }),
    { numRuns: 1_000 },
  );
});

test('R0.6 what only one side has typed is never lost, whatever fails on the way', () => {
  fc.assert(
    fc.property(steps, (history) => {
      const customer = new SimulatedCustomer(row, { ...card, Phone1: 'a' });
      customer.sync();
      for (const step of history) take(customer, step);
      calmDown(customer);
      const { andersson, fortnox } = customer.both();
      for (const rule of twoWay) {
        const { column } = rule.andersson;
        const { field } = rule.fortnox;
        const here = history.filter((step) => step.do === 'andersson' && step.name === column);
        const there = history.filter((step) => step.do === 'fortnox' && step.name === field);
        const last = [...here, ...there].at(-1);
        if (last === undefined || last.do === 'sync' || (here.length > 0 && there.length > 0)) continue;
        const acceptable = [last.value, 'right'];
        expect(acceptable).toContain(andersson[column]);
        expect(acceptable).toContain(fortnox[field]);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('R0.6 nothing is invented: every value in the end was typed by somebody', () => {
  fc.assert(
    fc.property(beginnings, steps, ([andersson, fortnox], history) => {
      const customer = new SimulatedCustomer(andersson ?? null, fortnox ?? null);
      for (const step of history) take(customer, step);
      calmDown(customer);
      const { andersson: here, fortnox: there } = customer.both();
      const everTyped = history.flatMap((step) => (step.do === 'sync' ? [] : [step.value]));
      const known = new Set([...everTyped, 'right', 'Ny', '', 'true', ...Object.values({ ...row, ...card })]);
      for (const value of [...Object.values(here), ...Object.values(there)]) expect(known).toContain(value);
    }),
    { numRuns: 300 },
  );
});
