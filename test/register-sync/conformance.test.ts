import { registerNames } from '../../domain/registers';
import { directions } from '../../domain/registers/rules';
import type { CustomerWorld } from '../support/customer-world';
import { worlds } from '../support/worlds';
import { letOverlapPass } from './customers';
import { type ManualField, manual } from './manual';
import { type Card, twoSides } from './two-sides';

const world = worlds();
/** Generated records of each register in each direction. */
const cases = 42;
const pairs = registerNames.flatMap((name) => directions.map((direction) => [name, direction] as const));

/** Where a record stands when the sides meet for the first time. */
const places = ['onlyInAndersson', 'onlyInFortnox', 'alike', 'different', 'halfEmpty', 'inactiveAlone'] as const;
type Place = (typeof places)[number];

interface Case {
  readonly number: string;
  readonly place: Place;
  readonly andersson: Card | null;
  readonly fortnox: Card | null;
}

function filled(fields: readonly ManualField[], n: number, isEmpty: (index: number) => boolean = () => false): Card {
  return Object.fromEntries(
    fields.map(({ column, example, amount, required }, index) => {
      const value = isEmpty(index) && !required ? '' : example(n);
      return [column, amount && value !== '' ? String(Number(value)) : value];
    }),
  );
}

function generate(fields: readonly ManualField[], index: number): Case {
  const place = places[index % places.length] ?? 'alike';
  const n = 10 + index * 3;
  const here = filled(fields, n);
  // The same business: only what identifies it is alike where all else differs.
  const there = {
    ...filled(fields, n + 1),
    ...(here.organisation_number && { organisation_number: here.organisation_number }),
  };
  const sides: Record<Place, Pick<Case, 'andersson' | 'fortnox'>> = {
    onlyInAndersson: { andersson: here, fortnox: null },
    onlyInFortnox: { andersson: null, fortnox: here },
    alike: { andersson: here, fortnox: here },
    different: { andersson: here, fortnox: there },
    halfEmpty: {
      andersson: filled(fields, n, (field) => field % 2 === 0),
      fortnox: filled(fields, n, (field) => field % 2 === 1),
    },
    inactiveAlone: index % 2 === 0 ? { andersson: here, fortnox: null } : { andersson: null, fortnox: here },
  };
  return { number: String(7_000 + index), place, ...sides[place] };
}

/** What R0.5, R1 and decision 4 say becomes of one field when the two sides meet for the first time. */
function afterMeeting(
  { travels, column }: ManualField,
  here: Card,
  there: Card,
  direction: string,
  mainSide: 'andersson' | 'fortnox',
): readonly [andersson: string, fortnox: string] {
  const [a, f] = [here[column] ?? '', there[column] ?? ''];
  const imports = (direction === 'import' || direction === 'both') && travels !== 'export';
  const exports = (direction === 'export' || direction === 'both') && travels !== 'import';
  if (a === f) return [a, f];
  if (a === '') return imports ? [f, f] : [a, f];
  if (f === '') return exports ? [a, a] : [a, f];
  if (imports && exports) return mainSide === 'fortnox' ? [f, f] : [a, a];
  if (imports) return [f, f];
  return exports ? [a, a] : [a, f];
}

const only = (fields: readonly ManualField[], card: Card, way: 'import' | 'export'): Card =>
  Object.fromEntries(
    fields.map(({ column, travels }) => [column, travels === way || travels === 'both' ? (card[column] ?? '') : '']),
  );

async function suppliersAndUnits(it: CustomerWorld): Promise<void> {
  for (const number of ['501', '502', '503']) {
    it.fortnox.suppliers.create({ SupplierNumber: number, Name: `Leverantör ${number}` });
    await twoSides(it, 'suppliers').saveInAndersson(number, { name: `Leverantör ${number}` });
  }
}

/** A column that feeds the delivery address too (R1.1.2) writes more than one field; those are looked at elsewhere. */
test.each(pairs)(
  'R0.4, R0.5, R0.6, R1 %s, direction %s: met, edited and idle, each field goes where the manual says and nowhere else',
  async (name, direction) => {
    const settings = { SYNC_SUPPLIERS_DIRECTION: 'off', [`SYNC_${name.toUpperCase()}_DIRECTION`]: direction };
    const it = await world({ environment: settings });
    const sides = twoSides(it, name);
    const { fields, mainSide } = manual[name];
    if (name === 'articles') await suppliersAndUnits(it);
    const records = Array.from({ length: cases }, (_, index) => generate(fields, index));
    for (const { number, place, andersson, fortnox } of records) {
      if (andersson) await sides.saveInAndersson(number, andersson, place !== 'inactiveAlone');
      if (fortnox) sides.seedInFortnox(number, fortnox, place !== 'inactiveAlone');
    }

    const first = await it.sync(name);
    expect(first.failures).toEqual([]);
    if (direction === 'off') expect(first).toMatchObject({ outcome: 'off', counts: { read: 0 } });
    const imports = direction === 'import' || direction === 'both';
    const exports = direction === 'export' || direction === 'both';
    for (const { number, place, andersson, fortnox } of records) {
      const now = { andersson: await sides.inAndersson(number), fortnox: sides.inFortnox(number) };
      const expected = { andersson, fortnox };
      const travels = place !== 'inactiveAlone';
      if (!andersson && fortnox && imports && travels) expected.andersson = only(fields, fortnox, 'import');
      if (!fortnox && andersson && exports && travels) {
        expected.fortnox = only(fields, andersson, 'export');
      }
      if (andersson && fortnox) {
        // Fortnox has kronor where no currency was given (core-api §3.3): a value like any other when the two meet.
        const held = fortnox.currency === '' ? { ...fortnox, currency: 'SEK' } : fortnox;
        const met = fields.map((field) => {
          const [here, there] = afterMeeting(field, andersson, held, direction, mainSide);
          return [field.column, [here === 'SEK' ? '' : here, there === 'SEK' ? '' : there]] as const;
        });
        expected.andersson = Object.fromEntries(met.map(([column, [value]]) => [column, value]));
        expected.fortnox = Object.fromEntries(met.map(([column, [, value]]) => [column, value]));
      }
      expect([number, place, now]).toEqual([number, place, expected]);
    }

    await editEach(it, name, direction, records);
    await restsFor(it, name, 2);
  },
  240_000,
);

/** One field of every record that both sides have is changed on one side: it travels if it may, or stays where it is. */
async function editEach(
  it: CustomerWorld,
  name: (typeof pairs)[number][0],
  direction: string,
  records: readonly Case[],
) {
  const sides = twoSides(it, name);
  const { fields } = manual[name];
  const edits: { number: string; field: ManualField; side: 'andersson' | 'fortnox'; value: string; other: string }[] =
    [];
  for (const [index, { number }] of records.entries()) {
    const [andersson, fortnox] = [await sides.inAndersson(number), sides.inFortnox(number)];
    const field = fields[index % fields.length];
    if (!andersson || !fortnox || !field) continue;
    const side = index % 4 < 2 ? 'andersson' : 'fortnox';
    const example = field.example(500 + index);
    const value = field.amount ? String(Number(example)) : example;
    const other = (side === 'andersson' ? fortnox : andersson)[field.column] ?? '';
    if (side === 'andersson') await sides.editInAndersson(number, { [field.column]: value });
    else sides.editInFortnox(number, { [field.column]: value });
    edits.push({ number, field, side, value, other });
  }
  const result = await it.sync(name);
  expect(result.failures).toEqual([]);
  for (const { number, field, side, value, other } of edits) {
    const way = side === 'fortnox' ? 'import' : 'export';
    const may = (direction === way || direction === 'both') && (field.travels === way || field.travels === 'both');
    const here = (side === 'andersson' ? await sides.inAndersson(number) : sides.inFortnox(number))?.[field.column];
    const there = (side === 'andersson' ? sides.inFortnox(number) : await sides.inAndersson(number))?.[field.column];
    expect([number, field.column, side, here, there]).toEqual([number, field.column, side, value, may ? value : other]);
  }
}

/** Two idle systems cause no writes (design rule 5), within the overlap of the cursors and after it. */
async function restsFor(it: CustomerWorld, name: (typeof pairs)[number][0], ticks: number): Promise<void> {
  const sides = twoSides(it, name);
  it.fortnox.clearRequests();
  const before = await sides.traces();
  for (let tick = 0; tick < ticks; tick += 1) {
    expect(await it.sync(name)).toMatchObject({ counts: { written: 0, failed: 0 }, conflicts: 0 });
    letOverlapPass(it);
  }
  expect(await sides.traces()).toEqual(before);
}
