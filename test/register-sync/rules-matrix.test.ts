import { type RegisterName, registerNames } from '../../domain/registers';
import { deleteCard, editCard } from '../../sandbox/andersson/register-gestures';
import { worlds } from '../support/worlds';
import { letOverlapPass } from './customers';
import { manual } from './manual';
import { twoSides } from './two-sides';

const world = worlds();

/** The settings' own words (R0.5), not the product's. */
const places = ['both', 'andersson', 'fortnox', 'none'] as const;
type Place = (typeof places)[number];
type Side = 'andersson' | 'fortnox';

interface Rules {
  readonly direction: 'import' | 'export' | 'both';
  readonly createIn: Place;
  readonly updateIn: Place;
  readonly inactivateIn: Place;
  readonly onDeleted: 'report' | 'inactivate';
}

const place = (index: number) => places[index % places.length] as Place;
/** Each setting has each of its values, and never the value of another: one taken for another shows. */
const turned = places.map(
  (createIn, index): Rules => ({
    ...{ direction: 'both', createIn, updateIn: place(index + 1), inactivateIn: place(index + 2) },
    onDeleted: index % 2 === 0 ? 'report' : 'inactivate',
  }),
);
const allowAll = { createIn: 'both', updateIn: 'both', inactivateIn: 'both', onDeleted: 'inactivate' } as const;
const bounded = (['import', 'export'] as const).map((direction): Rules => ({ direction, ...allowAll }));

const cases = registerNames.flatMap((name) => [...turned, ...bounded].map((rules) => [name, rules] as const));

const title = ({ direction, createIn, updateIn, inactivateIn, onDeleted }: Rules) =>
  `${direction}, create in ${createIn}, update in ${updateIn}, inactivate in ${inactivateIn}, deleted: ${onDeleted}`;

function environmentOf(name: RegisterName, rules: Rules): Record<string, string> {
  const variable = (setting: string) => `SYNC_${name.toUpperCase()}_${setting}`;
  return {
    SYNC_SUPPLIERS_DIRECTION: 'off',
    [variable('DIRECTION')]: rules.direction,
    [variable('CREATE_IN')]: rules.createIn,
    [variable('UPDATE_IN')]: rules.updateIn,
    [variable('INACTIVATE_IN')]: rules.inactivateIn,
    [variable('ON_DELETED')]: rules.onDeleted,
  };
}

/** A record for each thing that may happen on one side. */
const [made, edited, madeInactive, madeActive, deleted] = [
  { andersson: '7001', fortnox: '7002' },
  { andersson: '7101', fortnox: '7102' },
  { andersson: '7201', fortnox: '7202' },
  { andersson: '7301', fortnox: '7302' },
  { andersson: '7401', fortnox: '7402' },
] as const;
const sides = ['andersson', 'fortnox'] as const;
const other = (side: Side): Side => (side === 'andersson' ? 'fortnox' : 'andersson');

test.each(cases.map(([name, rules]) => [name, title(rules), rules] as const))(
  'R0.5 %s, %s: what is made, changed, made inactive or active and deleted on one side is followed where the company lets it, and told of elsewhere',
  async (name, _, rules) => {
    const it = await world({ environment: environmentOf(name, rules) });
    const hands = twoSides(it, name);
    const { table } = manual[name];
    for (const pair of [edited, madeInactive, madeActive, deleted]) {
      for (const number of Object.values(pair)) {
        await hands.saveInAndersson(number, { name: 'Förr' });
        hands.seedInFortnox(number, { name: 'Förr' });
      }
    }
    const setActive = async (side: Side, number: string, active: boolean) => {
      if (side === 'fortnox') it.fortnox[name].put(number, { Active: active });
      else await editCard(it.andersson, table, number, { active: active ? 1 : 0 });
    };
    await it.sync(name);
    for (const number of Object.values(madeActive)) for (const side of sides) await setActive(side, number, false);
    expect(await it.sync(name)).toMatchObject({ counts: { written: 0, failed: 0 }, notes: [] });
    letOverlapPass(it);

    await hands.saveInAndersson(made.andersson, { name: 'Ny' });
    hands.seedInFortnox(made.fortnox, { name: 'Ny' });
    // Seeded as of yesterday, and saved now.
    it.fortnox[name].put(made.fortnox, {});
    await hands.editInAndersson(edited.andersson, { name: 'Nu' });
    hands.editInFortnox(edited.fortnox, { name: 'Nu' });
    for (const side of sides) {
      await setActive(side, madeInactive[side], false);
      await setActive(side, madeActive[side], true);
    }
    await deleteCard(it.andersson, table, deleted.andersson);
    it.fortnox[name].remove(deleted.fortnox);
    // Fortnox tells of no deletion: it is seen when the record is next read, as a comparison of the sides sees to.
    const due = { again_at: '2026-01-01T00:00:00.000Z' };
    await it.andersson.kysely.updateTable('sync_link').set(due).where('number', '=', deleted.fortnox).execute();
    const result = await it.sync(name);

    const reaches = (side: Side) =>
      rules.direction === 'both' || rules.direction === (side === 'andersson' ? 'import' : 'export');
    const may = (setting: Place, side: Side) => reaches(side) && (setting === 'both' || setting === side);
    const onSide = async (side: Side, number: string) =>
      side === 'andersson' ? hands.inAndersson(number) : hands.inFortnox(number);
    const isActive = async (side: Side, number: string) => {
      if (side === 'fortnox') return it.fortnox[name].get(number)?.Active;
      const rows = await it.andersson.kysely
        .selectFrom(table as 'customer')
        .selectAll()
        .execute();
      const row = rows.find((found) => (found as Record<string, unknown>)[manual[name].key] === number);
      return row?.active === 1;
    };
    const toldOf = new Set([...result.notes, ...result.failures].map(({ number }) => number));
    const followsDeletion = rules.onDeleted === 'inactivate';
    for (const side of sides) {
      const from = other(side);
      const found = {
        made: (await onSide(side, made[from])) !== null,
        edited: (await onSide(side, edited[from]))?.name,
        madeInactive: await isActive(side, madeInactive[from]),
        madeActive: await isActive(side, madeActive[from]),
        deleted: await isActive(side, deleted[from]),
        told: [madeInactive, madeActive, deleted].map((pair) => toldOf.has(pair[from])),
      };
      const follows = may(rules.inactivateIn, side);
      expect([side, found]).toEqual([
        side,
        {
          made: may(rules.createIn, side),
          edited: may(rules.updateIn, side) ? 'Nu' : 'Förr',
          madeInactive: !follows,
          madeActive: follows,
          deleted: !(followsDeletion && reaches(side)),
          told: [!follows, !follows, true],
        },
      ]);
    }
  },
  60_000,
);
