import { articles } from '../../domain/registers/articles';
import { customers } from '../../domain/registers/customers';
import type { Register, Values } from '../../domain/registers/register';
import { type Allowed, allowedBy } from '../../domain/registers/rules';
import { agreedBase, sharedValues } from '../../domain/sync/base';
import { differencesOf, needsAttention } from '../../domain/sync/difference';
import { type KeptFailure, type KnownRecord, type KnownRow, planRecord } from '../../domain/sync/plan';
import type { Surveyed } from '../../domain/sync/surveyed';
import { rulesOf } from '../support/register-rules';
import { bothWays, everything, exportOnly, importOnly, off } from './customer-values';
import { before } from './planning';

const nobody = { andersson: false, fortnox: false };
const here = { name: 'Volvo', city: 'Göteborg', fax: '031' };
const there = { Name: 'Volvo', City: 'Göteborg', Fax: '031' };

interface Sides {
  readonly register?: Register;
  readonly allowed?: Allowed;
  readonly row?: Values | null;
  readonly active?: boolean;
  readonly fortnox?: Values | null;
  /** What they last agreed on, in place of what they hold now; null: never compared. */
  readonly agreed?: { readonly andersson?: Values; readonly fortnox?: Values } | null;
  readonly failure?: Partial<KeptFailure>;
  readonly pending?: boolean;
  readonly told?: Partial<Surveyed['told']>;
}

/** A record as a survey finds it, judged by the engine's own plan. */
function surveyed(sides: Sides): { readonly it: Surveyed; readonly register: Register; readonly allowed: Allowed } {
  const { register = customers, allowed = bothWays, active = true, pending = false } = sides;
  const values = (side: 'andersson' | 'fortnox', given: Values) => sharedValues(register, side, { ...given });
  const rowValues = sides.row === undefined ? here : sides.row;
  const cardValues = sides.fortnox === undefined ? there : sides.fortnox;
  const row: KnownRow | null = rowValues && {
    values: values('andersson', { active: String(active), ...rowValues }),
    active,
    changedAt: before,
    unreadable: null,
  };
  const fortnox = cardValues && values('fortnox', { Active: 'true', ...cardValues });
  const agreed = sides.agreed === undefined ? {} : sides.agreed;
  const base =
    agreed &&
    agreedBase(
      register,
      {
        andersson: values('andersson', { active: 'true', ...here, ...rowValues, ...agreed.andersson }),
        fortnox: values('fortnox', { Active: 'true', ...there, ...cardValues, ...agreed.fortnox }),
      },
      null,
    );
  const failure = sides.failure
    ? {
        side: 'fortnox' as const,
        kind: 'forbiddenCharacters',
        code: '2000359',
        sentence: 'Texten har tecken som Fortnox inte tar emot.',
        passing: false,
        andersson: row?.values ?? null,
        fortnox,
        changedAt: row?.changedAt ?? null,
        ...sides.failure,
      }
    : null;
  const number = '7';
  const read = fortnox
    ? ({ number, result: 'found', record: { number, values: fortnox } } as const)
    : ({ number, result: 'absent' } as const);
  const known: KnownRecord = { number, row, read: failure ? null : read, base, failure, writtenByUsAt: null };
  const context = { register, allowed, language: 'sv', previousReadAt: null, answer: 'andersson' } as const;
  const plan = planRecord(known, context);
  if (plan.do === 'ask') throw new Error('an answer was given');
  const told = { ...nobody, ...sides.told };
  return { it: { number, row, fortnox, base, plan, failure, pending, told }, register, allowed };
}

const judged = (sides: Sides) => {
  const { it, register, allowed } = surveyed(sides);
  return differencesOf(it, { register, allowed, language: 'sv' });
};
const ofCause = (cause: string, rest: object = {}) => [expect.objectContaining({ number: '7', cause, ...rest })];
const fields = (...labels: readonly string[]) => labels.map((field) => expect.objectContaining({ field }));
const toldBy = (side: 'andersson' | 'fortnox') => ({ told: { [side]: true } });

const stock = { StockGoods: 'true' };
const article = { name: 'Fäste', unit: 'st', cost: '10' };
const articleCard = { Description: 'Fäste', Unit: 'st', PurchasePrice: '10', ...stock };
const ofArticle = {
  register: articles,
  row: article,
  fortnox: articleCard,
  agreed: { andersson: article, fortnox: articleCard },
};

test.each<readonly [string, Sides, unknown]>([
  ['alike on both sides', {}, []],
  ['alike, and never compared', { agreed: null }, []],
  [
    'longer here than Fortnox takes: what fits there is the same',
    { row: { ...here, web_address: 'x'.repeat(200) }, fortnox: { ...there, WWW: 'x'.repeat(128) } },
    [],
  ],
  [
    "a delivery address of Fortnox's own is no difference: the address feeds it only when it changes",
    { fortnox: { ...there, DeliveryCity: 'Lund' } },
    [],
  ],
  [
    'changed in Andersson since the last run',
    { row: { ...here, city: 'Lund' }, agreed: { andersson: here }, ...toldBy('andersson') },
    ofCause('notYetSynced', { fields: fields('ort', 'leveransort') }),
  ],
  [
    'changed in Fortnox since the last run',
    { fortnox: { ...there, City: 'Lund' }, agreed: { fortnox: there }, ...toldBy('fortnox') },
    ofCause('notYetSynced', { fields: [{ field: 'ort', andersson: 'Göteborg', fortnox: 'Lund' }] }),
  ],
  [
    'changed on both sides, and both tell of it',
    {
      row: { ...here, name: 'A' },
      fortnox: { ...there, Name: 'B' },
      agreed: { andersson: here, fortnox: there },
      told: { andersson: true, fortnox: true },
    },
    ofCause('notYetSynced'),
  ],
  [
    'decided and to be looked at again',
    { fortnox: { ...there, City: 'Lund' }, agreed: { fortnox: there }, pending: true },
    ofCause('notYetSynced'),
  ],
  [
    'changed in Fortnox, and its list does not tell',
    { fortnox: { ...there, City: 'Lund' }, agreed: { fortnox: there } },
    ofCause('unexplained', { fields: fields('ort') }),
  ],
  [
    'changed in Andersson, and its row versions do not tell',
    { row: { ...here, city: 'Lund' }, agreed: { andersson: here } },
    ofCause('unexplained'),
  ],
  [
    "changed on both sides, and only Andersson's is told: the run would not see Fortnox's",
    {
      row: { ...here, name: 'A' },
      fortnox: { ...there, Name: 'B' },
      agreed: { andersson: here, fortnox: there },
      ...toldBy('andersson'),
    },
    ofCause('unexplained'),
  ],
  [
    'changed in Andersson, direction import',
    { allowed: importOnly, row: { ...here, city: 'Lund' }, agreed: { andersson: here }, ...toldBy('andersson') },
    ofCause('changedByHand', { why: 'direction', fields: fields('ort') }),
  ],
  [
    'changed in Fortnox, direction export',
    { allowed: exportOnly, fortnox: { ...there, City: 'Lund' }, agreed: { fortnox: there }, ...toldBy('fortnox') },
    ofCause('changedByHand', { why: 'direction', fields: fields('ort') }),
  ],
  [
    'a field that only goes to Fortnox, changed there',
    { fortnox: { ...there, Fax: '08' }, agreed: { fortnox: there }, ...toldBy('fortnox') },
    ofCause('changedByHand', { why: 'field', fields: fields('fax') }),
  ],
  [
    'a field that only goes to Fortnox, different since they met',
    { row: { ...here, fax: '08' } },
    ofCause('outOfScope', { why: 'field', fields: fields('fax') }),
  ],
  [
    'different since they met, when the direction carried nothing',
    { row: { ...here, city: 'Lund' } },
    ofCause('outOfScope', { why: 'direction', fields: fields('ort') }),
  ],
  [
    'made inactive in Fortnox, which is not followed',
    { fortnox: { ...there, Active: 'false' }, agreed: { fortnox: { ...there, Active: 'true' } }, ...toldBy('fortnox') },
    ofCause('changedByHand', { why: 'activity', fields: fields('aktiv') }),
  ],
  [
    'made inactive in Fortnox, which is followed',
    {
      allowed: everything,
      fortnox: { ...there, Active: 'false' },
      agreed: { fortnox: { ...there, Active: 'true' } },
      ...toldBy('fortnox'),
    },
    ofCause('notYetSynced', { fields: fields('aktiv') }),
  ],
  [
    'two fields for two reasons',
    {
      row: { ...here, fax: '08' },
      fortnox: { ...there, City: 'Lund' },
      agreed: { fortnox: there },
      ...toldBy('fortnox'),
    },
    [...ofCause('notYetSynced', { fields: fields('ort') }), ...ofCause('outOfScope', { fields: fields('fax') })],
  ],
  [
    'never compared, and different: the next run merges them',
    { agreed: null, row: { ...here, city: 'Lund' }, ...toldBy('fortnox') },
    ofCause('notYetSynced', { fields: fields('ort') }),
  ],
  [
    'never compared, different, and nobody tells',
    { agreed: null, row: { ...here, city: 'Lund' } },
    ofCause('unexplained'),
  ],
  [
    'never compared, new in Andersson, where Fortnox may not be made in: its list must tell',
    { allowed: importOnly, agreed: null, row: { ...here, city: 'Lund' }, ...toldBy('andersson') },
    ofCause('unexplained'),
  ],
  [
    'never compared, and inactive in Fortnox',
    { agreed: null, row: { ...here, city: 'Lund' }, fortnox: { ...there, Active: 'false' } },
    [...ofCause('outOfScope', { why: 'inactive' }), ...ofCause('outOfScope', { why: 'activity' })],
  ],
  ['new in Fortnox', { row: null, agreed: null, ...toldBy('fortnox') }, ofCause('notYetSynced', { onlyIn: 'fortnox' })],
  ['new in Fortnox, and its list does not tell', { row: null, agreed: null }, ofCause('unexplained')],
  [
    'new in Fortnox, direction export',
    { allowed: exportOnly, row: null, agreed: null },
    ofCause('outOfScope', { why: 'direction' }),
  ],
  [
    'only in Fortnox, inactive',
    { row: null, agreed: null, fortnox: { ...there, Active: 'false' } },
    ofCause('outOfScope', { why: 'inactive' }),
  ],
  [
    'new in Andersson',
    { fortnox: null, agreed: null, ...toldBy('andersson') },
    ofCause('notYetSynced', { onlyIn: 'andersson' }),
  ],
  ['new in Andersson, and its row versions do not tell', { fortnox: null, agreed: null }, ofCause('unexplained')],
  [
    'only in Andersson, direction import',
    { allowed: importOnly, fortnox: null, agreed: null },
    ofCause('outOfScope', { why: 'direction' }),
  ],
  [
    'only in Andersson, inactive',
    { fortnox: null, agreed: null, active: false },
    ofCause('outOfScope', { why: 'inactive' }),
  ],
  [
    'the register is off',
    { allowed: off, row: { ...here, city: 'Lund' } },
    ofCause('outOfScope', { why: 'direction' }),
  ],
  [
    'deleted in Andersson',
    { row: null },
    ofCause('deleted', { onlyIn: 'fortnox', sentence: expect.stringContaining('Raderad i Andersson') }),
  ],
  [
    'deleted in Fortnox',
    { fortnox: null },
    ofCause('deleted', { onlyIn: 'andersson', sentence: expect.stringContaining('Finns inte längre i Fortnox') }),
  ],
  [
    'deleted in Fortnox, and to be made inactive in Andersson',
    { fortnox: null, allowed: allowedBy(rulesOf('both', { onDeleted: 'inactivate' })) },
    ofCause('deleted', { onlyIn: 'andersson', sentence: null }),
  ],
  [
    'refused by Fortnox, and nobody has corrected it',
    { row: { ...here, name: 'Åsa | Co' }, agreed: { andersson: here }, failure: {}, ...toldBy('andersson') },
    ofCause('refused', { sentence: expect.stringContaining('tecken'), fields: fields('namn') }),
  ],
  [
    'a code too long for Fortnox',
    { row: { ...here, zip_code: 'DE-12345-678' }, agreed: { andersson: { zip_code: '' } }, ...toldBy('andersson') },
    ofCause('refused', { sentence: expect.stringContaining('postnummer') }),
  ],
  [
    'two businesses under one number',
    {
      agreed: null,
      row: { ...here, organisation_number: '556677-8899' },
      fortnox: { ...there, OrganisationNumber: '556801-2347' },
    },
    ofCause('refused', { fields: fields('organisationsnummer') }),
  ],
  [
    'offered as the same business as another',
    { fortnox: null, agreed: null, failure: { kind: 'sameOrganisation', side: 'andersson', fortnox: null } },
    ofCause('sameOrganisation', { onlyIn: 'andersson' }),
  ],
  [
    'an article that is not stock goods, direction import',
    { register: articles, allowed: importOnly, row: article, fortnox: { ...articleCard, StockGoods: 'false' } },
    ofCause('outOfScope', { why: 'notStockGoods', fields: [] }),
  ],
  [
    'an article that is not stock goods and should go to Fortnox',
    { register: articles, row: article, fortnox: { ...articleCard, StockGoods: 'false' } },
    ofCause('refused', { sentence: expect.stringContaining('inte lagervara') }),
  ],
  [
    'an article only in Fortnox that is not stock goods',
    { register: articles, row: null, agreed: null, fortnox: { ...articleCard, StockGoods: 'false' } },
    ofCause('outOfScope', { why: 'notStockGoods' }),
  ],
  [
    'the cost of an article that Fortnox works out itself, changed in Andersson',
    {
      ...ofArticle,
      row: { ...article, cost: '12' },
      fortnox: { ...articleCard, CostCalculationMethod: 'LAST_RELEASED_INBOUND' },
      ...toldBy('andersson'),
    },
    ofCause('changedByHand', { why: 'workedOut', fields: fields('kalkylkostnad') }),
  ],
  [
    'an inactive article changed in Andersson: inactive ones do not go to Fortnox',
    { ...ofArticle, allowed: exportOnly, row: { ...article, unit: 'kg' }, active: false, ...toldBy('andersson') },
    [
      ...ofCause('outOfScope', { why: 'inactive', fields: fields('enhet') }),
      ...ofCause('changedByHand', { why: 'activity' }),
    ],
  ],
])('%s', (_, sides, expected) => {
  expect(judged(sides)).toEqual(expected);
});

test('what a person must see to, or nobody would, needs attention; the rest explains itself', () => {
  const needing = (['unexplained', 'refused', 'sameOrganisation'] as const).map((cause) => needsAttention({ cause }));
  const others = (['deleted', 'notYetSynced', 'changedByHand', 'outOfScope'] as const).map((cause) =>
    needsAttention({ cause }),
  );
  expect([...needing, ...others]).toEqual([true, true, true, false, false, false, false]);
});
