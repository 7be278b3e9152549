import { type RegisterName, registerNames, registers } from '../../domain/registers';
import { canonical } from '../../domain/sync/content';
import type { Fault } from '../../sandbox/fortnox/simulator';
import type { CustomerWorld } from '../support/customer-world';
import { worlds } from '../support/worlds';
import { letOverlapPass } from './customers';
import { type ManualField, manual } from './manual';
import { type Card, twoSides } from './two-sides';

const world = worlds();
const seed = 20_261_129;
const rounds = 20;
const editsPerRound = 102;
const records = 15;
const rateClock = 10;

/** The same numbers in every run. */
function randomly(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Records are made in the first rounds only. */
const faultsOfMaking: readonly Fault[] = [
  { kind: 'replyLost', method: 'POST' },
  { kind: 'serverError', method: 'POST' },
  { kind: 'htmlBody', method: 'POST', effect: true },
];
const faults: readonly Fault[] = [
  { kind: 'replyLost', method: 'PUT' },
  { kind: 'replyLost', method: 'GET' },
  { kind: 'connectionReset', method: 'PUT' },
  { kind: 'serverError', method: 'PUT', effect: true },
  { kind: 'truncatedBody', method: 'PUT' },
  { kind: 'tooManyRequests', retryAfter: 1 },
  { kind: 'unauthorized' },
  { kind: 'oddBody', method: 'GET', pathPattern: '/3/[a-z]+/\\w', without: ['Active'] },
];

type Side = 'andersson' | 'fortnox';
/** What users typed on each side, by register, number and column; the newest. */
type Typed = Map<string, string>;
const place = (name: string, number: string, side: Side, column: string) => `${name}/${number}/${side}/${column}`;

/** One keystroke of a user: a field that travels from where it is typed, so that both sides are to agree on it. */
async function edit(it: CustomerWorld, name: RegisterName, random: (below: number) => number, typed: Typed) {
  const sides = twoSides(it, name);
  const number = String(7_000 + random(records));
  const there = { andersson: (await sides.inAndersson(number)) !== null, fortnox: sides.inFortnox(number) !== null };
  const wished: Side = random(2) === 0 ? 'andersson' : 'fortnox';
  // A record is made on one side: what two of one number become when they meet is decision 4's, and proved elsewhere.
  const onlyThere = there.andersson === there.fortnox ? wished : there.andersson ? 'andersson' : 'fortnox';
  const side: Side = there[wished] ? wished : onlyThere;
  const way = side === 'andersson' ? 'export' : 'import';
  const fields = manual[name].fields.filter(({ travels }) => travels === way || travels === 'both');
  const field = fields[random(fields.length)] as ManualField;
  const empties = random(8) === 0 && !field.required;
  const example = field.column === 'supplier_number' ? '7000' : field.example(10 + random(400));
  const value = empties ? '' : field.amount ? String(Number(example)) : example;
  if (there[side]) {
    if (side === 'andersson') await sides.editInAndersson(number, { [field.column]: value });
    else sides.editInFortnox(number, { [field.column]: value });
  } else {
    const card = { name: manual[name].fields[0]?.example(random(900)) ?? 'Ny', [field.column]: value || 'Ny' };
    const made: Card = field.required || empties ? { name: card.name ?? 'Ny' } : { ...card, [field.column]: value };
    if (side === 'andersson') await sides.saveInAndersson(number, made);
    else sides.seedInFortnox(number, made);
    for (const [column, text] of Object.entries(made)) typed.set(place(name, number, side, column), text);
    return;
  }
  typed.set(place(name, number, side, field.column), value);
}

const syncAll = (it: CustomerWorld) => Promise.all(registerNames.map((name) => it.sync(name)));

test('R0.6 two thousand edits on both sides with faults on the line: in the end both agree, and every value is explained', async () => {
  const environment = {
    SYNC_SUPPLIERS_DIRECTION: 'both',
    SYNC_ARTICLES_DIRECTION: 'both',
    PROBLEM_RETRY_EVERY_SECONDS: '0.1',
  };
  const it = await world({ direction: 'both', environment, simulator: { clock: { speed: rateClock } } });
  const random = randomly(seed);
  const typed: Typed = new Map();
  twoSides(it, 'suppliers').seedInFortnox('7000', { name: 'Gnosjö Plåt AB' });
  typed.set(place('suppliers', '7000', 'fortnox', 'name'), 'Gnosjö Plåt AB');
  for (const name of registerNames) await it.sync(name);
  let edits = 0;
  const armed: Fault[] = [];
  const arm = (fault: Fault | undefined) => {
    const armedNow = { ...fault, skip: random(6) } as Fault;
    armed.push(armedNow);
    it.fortnox.addFault(armedNow);
  };
  for (const fault of faultsOfMaking) arm(fault);
  for (let round = 0; round < rounds; round += 1) {
    for (let n = 0; n < editsPerRound; n += 1) {
      await edit(it, registerNames[n % registerNames.length] ?? 'customers', random, typed);
      edits += 1;
    }
    for (const n of [0, 1]) arm(faults[(2 * round + n) % faults.length]);
    await syncAll(it);
  }
  expect(edits).toBeGreaterThanOrEqual(2_000);
  const fired = it.fortnox.requests().flatMap(({ fault }) => fault ?? []);
  expect(new Set(fired)).toEqual(new Set(armed.map(({ kind }) => kind)));
  // Those of the last round may have no call left to hit.
  expect(fired.length).toBeGreaterThanOrEqual(armed.length - 2);
  it.fortnox.clearFaults();
  for (let calm = 0; calm < 4; calm += 1) {
    letOverlapPass(it);
    await syncAll(it);
  }
  expect(await failures(it)).toEqual([]);

  const unexplained: string[] = [];
  for (const name of registerNames) {
    const sides = twoSides(it, name);
    const audit = await newestInAudit(it, name);
    for (let n = 0; n < records; n += 1) {
      const number = String(7_000 + n);
      const [here, there] = [await sides.inAndersson(number), sides.inFortnox(number)];
      expect([name, number, here]).toEqual([name, number, there]);
      for (const { column, field, amount } of manual[name].fields) {
        for (const [side, card, known] of [
          ['andersson', here, column],
          ['fortnox', there, field],
        ] as const) {
          const value = card?.[column] ?? '';
          const { written, reason } = audit.get(`${number}/${side}/${known}`) ?? { written: '', reason: null };
          const byUser = typed.get(place(name, number, side, column)) ?? '';
          const byUs = reasons.includes(reason ?? '') && value === canonical(amount ? 'amount' : 'text', written);
          if (value !== byUser && !byUs) unexplained.push(`${name} ${number} ${side} ${column}: ${value} (${reason})`);
        }
      }
    }
  }
  expect(unexplained).toEqual([]);
  it.fortnox.clearRequests();
  await syncAll(it);
  expect(it.fortnox.requests().filter(({ method, path }) => method !== 'GET' && path.startsWith('/3'))).toEqual([]);
}, 600_000);

/** What is not written, and why. */
async function failures({ andersson }: CustomerWorld) {
  return andersson.kysely
    .selectFrom('sync_link')
    .select(['number', 'failure', 'again_at'])
    .where('failure', 'is not', null)
    .execute();
}

/** Why a value won, as operators are told it. */
const reasons = ['changed', 'later', 'mainSide', 'firstMeeting'];

/** The newest value the integration wrote and why, by number, side and field. */
async function newestInAudit({ andersson }: CustomerWorld, name: RegisterName) {
  const rows = await andersson.kysely
    .selectFrom('audit_log')
    .selectAll()
    .where('register', '=', registers[name].name)
    .orderBy('id')
    .execute();
  return new Map(
    rows.map(({ number, side, field, new_value, reason }) => [
      `${number}/${side}/${field}`,
      { written: new_value ?? '', reason },
    ]),
  );
}
