import { customers } from '../../domain/registers/customers';
import type { Values } from '../../domain/registers/register';
import type { Allowed } from '../../domain/registers/rules';
import { type Base, type Later, type Merged, merge, needsClocks } from '../../domain/sync/merge';
import { agreeing, bothWays, exportOnly, importOnly, inAndersson, inFortnox, longText, off } from './customer-values';

const base = agreeing(
  { name: 'Volvo', city: 'Göteborg', phone: '031', address: 'Gata 1', fax: '1' },
  { YourReference: 'Bo' },
);
const known: Base = { ...base, andersson: { ...base.andersson, your_reference: 'Bo' } };

interface Case {
  readonly name: string;
  readonly base?: Base | null;
  readonly allowed?: Allowed;
  readonly later?: Later;
  readonly andersson?: Values;
  readonly fortnox?: Values;
  readonly expected: Partial<Merged>;
}

const nothing: Partial<Merged> = { toAndersson: {}, toFortnox: {}, conflicts: [] };
const city = { field: 'city', label: { sv: 'ort', en: 'city' }, andersson: 'Borås', fortnox: 'Ystad' };

const cases: readonly Case[] = [
  { name: 'R0.4 nothing changed: nothing travels', expected: nothing },
  {
    name: 'R1.1.1 a field changed in Fortnox goes to Andersson',
    fortnox: { City: 'Ystad' },
    expected: { toAndersson: { city: 'Ystad' }, toFortnox: {}, conflicts: [] },
  },
  {
    name: 'R1.1.2 a field changed in Andersson goes to Fortnox',
    andersson: { city: 'Borås' },
    expected: { toAndersson: {}, toFortnox: { City: 'Borås', DeliveryCity: 'Borås' }, conflicts: [] },
  },
  {
    name: 'R1.1.2 the address goes to the invoice address and the delivery address',
    andersson: { address: 'Gata 2' },
    expected: { toFortnox: { Address1: 'Gata 2', DeliveryAddress1: 'Gata 2' } },
  },
  {
    name: 'R0.6 two people changed different fields: both keep their work',
    andersson: { phone: '08' },
    fortnox: { Name: 'Volvo AB' },
    expected: { toAndersson: { name: 'Volvo AB' }, toFortnox: { Phone1: '08' }, conflicts: [] },
  },
  {
    name: 'R0.6 both changed the same field to the same value: nothing travels',
    andersson: { phone: '08' },
    fortnox: { Phone1: ' 08' },
    expected: nothing,
  },
  {
    name: "R0.6 both changed the same field, Fortnox later: Fortnox's value travels, the loser's is reported",
    later: 'fortnox',
    andersson: { city: 'Borås' },
    fortnox: { City: 'Ystad' },
    expected: { toAndersson: { city: 'Ystad' }, conflicts: [{ ...city, winner: 'fortnox', reason: 'later' }] },
  },
  {
    name: "R0.6 both changed the same field, Andersson later: Andersson's value travels, the loser's is reported",
    later: 'andersson',
    andersson: { city: 'Borås' },
    fortnox: { City: 'Ystad' },
    expected: {
      toAndersson: {},
      toFortnox: { City: 'Borås', DeliveryCity: 'Borås' },
      conflicts: [{ ...city, winner: 'andersson', reason: 'later' }],
    },
  },
  {
    name: 'R0.6 both changed the same field and nobody can tell who was last: the main side wins, and it says why',
    andersson: { city: 'Borås' },
    fortnox: { City: 'Ystad' },
    expected: { toAndersson: { city: 'Ystad' }, conflicts: [{ ...city, winner: 'fortnox', reason: 'mainSide' }] },
  },
  {
    name: 'R0.6 a value that lost does not reach Fortnox as a delivery address either',
    later: 'fortnox',
    andersson: { city: 'Borås' },
    fortnox: { City: 'Ystad' },
    expected: { toFortnox: {} },
  },
  {
    name: 'R0.6 a field emptied in Fortnox is emptied in Andersson',
    fortnox: { City: '' },
    expected: { toAndersson: { city: '' }, toFortnox: {} },
  },
  {
    name: 'R0.6 a field emptied in Andersson is emptied in Fortnox',
    andersson: { phone: '  ' },
    expected: { toAndersson: {}, toFortnox: { Phone1: '' } },
  },
  {
    name: 'R1.1.1 the reference only comes from Fortnox',
    andersson: { your_reference: 'Eva' },
    expected: nothing,
  },
  {
    name: 'R1.1.2 the fax number only goes to Fortnox',
    fortnox: { Fax: '2', DeliveryCity: 'Kiruna' },
    expected: nothing,
  },
  {
    name: 'R0.5 import: a change in Andersson stays there',
    allowed: importOnly,
    andersson: { city: 'Borås', phone: '08' },
    fortnox: { Name: 'Volvo AB' },
    expected: { toAndersson: { name: 'Volvo AB' }, toFortnox: {} },
  },
  {
    name: 'R0.5 export: a change in Fortnox stays there',
    allowed: exportOnly,
    andersson: { phone: '08' },
    fortnox: { Name: 'Volvo AB' },
    expected: { toAndersson: {}, toFortnox: { Phone1: '08' } },
  },
  {
    name: 'R0.5 import: both changed the same field: no clock is needed',
    allowed: importOnly,
    later: 'andersson',
    andersson: { city: 'Borås' },
    fortnox: { City: 'Ystad' },
    expected: { toAndersson: { city: 'Ystad' }, toFortnox: {} },
  },
  { name: 'R0.5 off', allowed: off, andersson: { city: 'Borås' }, fortnox: { Name: 'X' }, expected: nothing },
  {
    name: 'first meeting: what is empty is filled from the other side, whichever',
    base: null,
    andersson: { phone: '', email: 'a@b.se' },
    fortnox: { Email: '' },
    expected: { toAndersson: { phone: '031' }, toFortnox: { Email: 'a@b.se' }, conflicts: [] },
  },
  {
    name: 'first meeting: where both have their own, the main side holds and the other value is reported',
    base: null,
    andersson: { name: 'Volvo Ab' },
    expected: {
      toAndersson: { name: 'Volvo' },
      toFortnox: {},
      conflicts: [
        {
          field: 'name',
          label: { sv: 'namn', en: 'name' },
          andersson: 'Volvo Ab',
          fortnox: 'Volvo',
          winner: 'fortnox',
          reason: 'firstMeeting',
        },
      ],
    },
  },
  {
    name: 'first meeting: a field that goes one way only comes from the side it goes from, and that is reported',
    base: null,
    andersson: { name: 'Volvo', fax: '2' },
    fortnox: { Name: 'Volvo', Fax: '1' },
    expected: {
      toAndersson: {},
      toFortnox: { Fax: '2' },
      conflicts: [
        {
          field: 'fax',
          label: { sv: 'fax', en: 'fax' },
          andersson: '2',
          fortnox: '1',
          winner: 'andersson',
          reason: 'firstMeeting',
        },
      ],
    },
  },
  {
    name: "first meeting: Andersson's losing address is not sent as delivery address",
    base: null,
    andersson: { address: 'Gammal gata 9' },
    fortnox: { DeliveryAddress1: '' },
    expected: { toAndersson: { address: 'Gata 1' }, toFortnox: {} },
  },
  {
    name: "first meeting, export: Andersson's value holds",
    base: null,
    allowed: exportOnly,
    andersson: { name: 'Volvo Ab' },
    fortnox: { Phone1: '' },
    expected: { toAndersson: {}, toFortnox: { Name: 'Volvo Ab', Phone1: '031' } },
  },
  {
    name: 'first meeting, import: nothing is filled in Fortnox',
    base: null,
    allowed: importOnly,
    fortnox: { Phone1: '' },
    expected: nothing,
  },
];

test.each(cases)('$name', ({ base: agreed = known, allowed = bothWays, later = 'undecided', expected, ...given }) => {
  const andersson = { ...known.andersson, ...given.andersson };
  const fortnox = { ...known.fortnox, ...given.fortnox };
  expect(merge({ register: customers, allowed, andersson, fortnox, base: agreed, later })).toMatchObject(expected);
  const { toAndersson, toFortnox } = merge({ register: customers, allowed, andersson, fortnox, base: agreed, later });
  // toMatchObject lets further keys through, and a write too many is the fault to find.
  if (expected.toAndersson) expect(toAndersson).toEqual(expected.toAndersson);
  if (expected.toFortnox) expect(toFortnox).toEqual(expected.toFortnox);
});

test('rule 6: Fortnox is asked only where its answer can change something', () => {
  const conflict = { andersson: inAndersson({ city: 'Borås' }), fortnox: inFortnox({ City: 'Ystad' }) };
  const input = { register: customers, ...conflict, base: known };
  expect(needsClocks({ ...input, allowed: bothWays })).toBe(true);
  expect(needsClocks({ ...input, allowed: importOnly })).toBe(false);
  expect(needsClocks({ ...input, allowed: exportOnly })).toBe(false);
  expect(needsClocks({ ...input, allowed: bothWays, base: null })).toBe(false);
});

test('rule 10: a text is cut on its way and reported; a code that does not fit is reported as such', () => {
  const andersson = { ...known.andersson, web_address: longText.slice(0, 200), zip_code: '12345678901' };
  const merged = merge({
    register: customers,
    allowed: bothWays,
    ...known,
    andersson,
    base: known,
    later: 'undecided',
  });
  expect(merged.cuts).toEqual([
    { label: { sv: 'webbadress', en: 'web address' }, target: 'fortnox', how: 'cut', length: 200, limit: 128 },
  ]);
  expect(merged.misfits.map(({ label, limit }) => [label.sv, limit])).toEqual([
    ['postnummer', 10],
    ['leveranspostnummer', 10],
  ]);
  expect(merged.toFortnox.WWW?.length).toBeLessThanOrEqual(128);
});
