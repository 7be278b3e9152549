import { Worker } from '@temporalio/worker';
import { workflowBundle } from '../../workers/workflow-bundle';
import type {
  AccessReport,
  CompanyAdmission,
  DoubleInvoice,
  DoubleOrder,
  NightAlarm,
  NightCheckActivities,
  NightCheckFortnoxActivities,
  NightComparisonActivities,
  NightOwnershipActivities,
  OwnerlessDocument,
  RegisterComparison,
} from '../../workflows/contract/company-activities';
import { nightCheckId } from '../../workflows/contract/ids';
import type { NotificationActivities } from '../../workflows/contract/notification-activities';
import type { nightCheck } from '../../workflows/night-check/night-check';
import { Faults, refusal } from '../purchase/faults';
import { recordHistory } from '../support/history';
import { connectTestTemporal, type TestTemporal, uniqueNames } from '../support/temporal';

const young: AccessReport = { refreshToken: { ageDays: 0, daysLeft: 45 }, alarm: null };
const inStep = (register: string): RegisterComparison => ({
  register,
  compared: 320,
  readInFull: 320,
  causes: {
    unexplained: 0,
    refused: 0,
    sameOrganisation: 0,
    deleted: 0,
    notYetSynced: 0,
    changedByHand: 0,
    outOfScope: 0,
  },
  first: [],
  alarm: null,
});
const swept = { open: 7, running: 6, started: 1 };
const { taskQueue } = uniqueNames('night');
let temporal: TestTemporal;
let worker: Worker;
let running: Promise<void>;
let faults: Faults;
let calls: string[];
let doubles: readonly DoubleOrder[];
let doubleInvoices: readonly DoubleInvoice[];
let access: AccessReport;
let admission: CompanyAdmission;
let unowned: readonly OwnerlessDocument[];
let restarted: NightAlarm | null;
let compared: Readonly<Record<string, RegisterComparison>>;
let told: Parameters<NotificationActivities['notify']>[0][];

beforeAll(async () => {
  temporal = await connectTestTemporal();
  const called = async <T>(name: string, value: () => T): Promise<T> => {
    calls.push(name);
    await faults.meet(name);
    return value();
  };
  const activities: NightCheckActivities &
    NightCheckFortnoxActivities &
    NightComparisonActivities &
    NightOwnershipActivities &
    NotificationActivities = {
    admitCompany: () => called('admitCompany', () => admission),
    lookAtAccess: () => called('lookAtAccess', () => access),
    notify: (message) => called('notify', () => void told.push(message)),
    ensureWatch: () => called('ensureWatch', () => restarted),
    sweep: () => called('sweep', () => swept),
    lookAtOpenOrders: () => called('lookAtOpenOrders', () => 7),
    findDoubleOrders: () => called('findDoubleOrders', () => doubles),
    findDoubleInvoices: () => called('findDoubleInvoices', () => doubleInvoices),
    findOwnerless: () => called('findOwnerless', () => unowned),
    registersToCompare: () => called('registersToCompare', () => Object.keys(compared)),
    compareRegister: ({ register }) =>
      called(`compareRegister ${register}`, () => compared[register] ?? inStep(register)),
  };
  const { nativeConnection: connection, namespace } = temporal;
  worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities,
  });
  running = worker.run();
});
beforeEach(() => {
  [faults, calls, doubles] = [new Faults(), [], []];
  [access, admission, restarted, told] = [young, { language: 'sv' }, null, []];
  [doubleInvoices, unowned] = [[], []];
  compared = { customers: inStep('customers'), suppliers: inStep('suppliers') };
});
afterAll(async () => {
  worker?.shutdown();
  await running;
  await temporal?.close();
});

const start = () => {
  const { company } = uniqueNames('night');
  const workflowId = `${nightCheckId(company)}-2026-11-24T01:00:00Z`;
  return temporal.client.workflow.start<typeof nightCheck>('nightCheck', {
    workflowId,
    taskQueue,
    args: [{ company }],
  });
};
type Started = Awaited<ReturnType<typeof start>>;
const attention = async (handle: Started) =>
  (await handle.describe()).typedSearchAttributes.getAll().find(({ key }) => key.name === 'NeedsAttention')?.value;

test('R7.2, R3.4 it sweeps, has every open order looked at, looks for doubles, and tells what came of it', async () => {
  const handle = await start();
  const registers = ['customers', 'suppliers'].map((it) => ({ register: it, comparison: inStep(it), message: null }));
  const result = {
    access: young,
    watch: null,
    sweep: swept,
    ordersLookedAt: 7,
    doubleOrders: [],
    doubleInvoices: [],
    ownerless: [],
    registers,
    failedSteps: [],
  };
  expect(await handle.result()).toEqual(result);
  expect(calls).toEqual([
    ...[
      'admitCompany',
      'lookAtAccess',
      'ensureWatch',
      'sweep',
      'lookAtOpenOrders',
      'findDoubleOrders',
      'findDoubleInvoices',
    ],
    ...['findOwnerless', 'registersToCompare', 'compareRegister customers', 'compareRegister suppliers'],
  ]);
  expect(await attention(handle)).toBeUndefined();
  expect(await handle.query('status')).toEqual({ step: 'done' });
});

const sentenceOf = (what: string) => `${what} står två gånger i Fortnox.`;

test('design rule 1: one reference on two live orders needs attention, with both numbers', async () => {
  doubles = [{ reference: 'demo/P/4711/1', fortnoxNumbers: ['1001', '1002'], sentence: sentenceOf('Ordern') }];
  const handle = await start();
  expect(await handle.result()).toMatchObject({ doubleOrders: doubles });
  expect(await attention(handle)).toBe(true);
  await recordHistory('night-check-with-doubles', { workflowId: handle.workflowId });
});

test('design rule 1: two live supplier invoices with one number need attention, with both numbers of Fortnox', async () => {
  const sentence = sentenceOf('Fakturan');
  doubleInvoices = [{ supplierNumber: '50', invoiceNumber: 'AF-4711', fortnoxNumbers: ['31', '32'], sentence }];
  const handle = await start();
  expect(await handle.result()).toMatchObject({ doubleOrders: [], doubleInvoices });
  expect(await attention(handle)).toBe(true);
  await recordHistory('night-check-with-double-invoices', { workflowId: handle.workflowId });
});

const alarm = { problem: 'consentLost', sentence: 'Godkännandet gäller inte längre.' };

test('a login to Fortnox that a person must see to is told of at once, and the rest is looked at all the same', async () => {
  access = { refreshToken: { ageDays: 31, daysLeft: 14 }, alarm };
  const handle = await start();
  expect(await handle.result()).toMatchObject({ access, sweep: swept, doubleOrders: [] });
  expect(told).toEqual([{ company: expect.any(String), workflowId: handle.workflowId, ...alarm }]);
  expect(calls).toEqual([
    ...['admitCompany', 'lookAtAccess', 'notify', 'ensureWatch', 'sweep', 'lookAtOpenOrders'],
    ...['findDoubleOrders', 'findDoubleInvoices', 'findOwnerless'],
    ...['registersToCompare', 'compareRegister customers', 'compareRegister suppliers'],
  ]);
  expect(await attention(handle)).toBe(true);
  await recordHistory('night-check-with-login-alarm', { workflowId: handle.workflowId });
});

test('design rule 1: people are told of doubles, orders and invoices apart, each list once and short; all is shown on the run', async () => {
  const many = ['1', '2', '3', '4', '5', '6', '7'];
  doubles = many.map((it) => ({ reference: it, fortnoxNumbers: ['1', '2'], sentence: sentenceOf(`Order ${it}`) }));
  const sentence = sentenceOf('Fakturan');
  doubleInvoices = [{ supplierNumber: '50', invoiceNumber: 'AF-4711', fortnoxNumbers: ['31', '32'], sentence }];
  access = { ...young, alarm };
  const handle = await start();
  await handle.result();
  const orders = [...many.slice(0, 5).map((it) => sentenceOf(`Order ${it}`)), '(+ 2)'].join('\n');
  const { workflowId } = handle;
  expect(told).toEqual([
    { company: expect.any(String), workflowId, ...alarm },
    { company: expect.any(String), workflowId, problem: 'doubleOrders', sentence: orders },
    { company: expect.any(String), workflowId, problem: 'doubleInvoices', sentence },
  ]);
  expect(await attention(handle)).toBe(true);
  const { memo } = await handle.describe();
  expect(memo?.problem).toBe([alarm.sentence, orders, sentence].join('\n'));
  await recordHistory('night-check-told-of-doubles', { workflowId });
});

test('nobody can be told of the login, or of doubles: the check goes on, and its result has them', async () => {
  access = { ...young, alarm };
  doubles = [{ reference: 'demo/P/4711/1', fortnoxNumbers: ['1001', '1002'], sentence: sentenceOf('Ordern') }];
  faults.always('notify', refusal('nobodyThere', 'Ingen svarar.'));
  const handle = await start();
  expect(await handle.result()).toMatchObject({ access: { alarm }, ordersLookedAt: 7, doubleOrders: doubles });
  expect(await attention(handle)).toBe(true);
});

const unexplained: RegisterComparison = {
  ...inStep('customers'),
  causes: { ...inStep('customers').causes, unexplained: 1 },
  first: [{ number: '1002', cause: 'unexplained', why: null, sentence: null, fields: ['ort'] }],
  alarm: { problem: 'unexplainedDifference', sentence: 'customers: 1 poster skiljer …' },
};

test('rule 7: what no list has told of is in the result, people are told of it, and the other registers are compared', async () => {
  compared = { customers: unexplained, suppliers: inStep('suppliers') };
  const handle = await start();
  expect((await handle.result()).registers).toEqual([
    { register: 'customers', comparison: unexplained, message: null },
    { register: 'suppliers', comparison: inStep('suppliers'), message: null },
  ]);
  expect(told).toEqual([expect.objectContaining({ workflowId: handle.workflowId, ...unexplained.alarm })]);
  expect(await attention(handle)).toBe(true);
  await recordHistory('night-check-with-unexplained-difference', { workflowId: handle.workflowId });
});

test('a register that cannot be compared is said so, needs attention, and holds up no other', async () => {
  faults.always('compareRegister customers', refusal('missingRight', 'Kopplingen saknar behörighet.'));
  const handle = await start();
  expect(await handle.result()).toMatchObject({
    registers: [
      { register: 'customers', comparison: null, message: 'Kopplingen saknar behörighet.' },
      { register: 'suppliers', comparison: { compared: 320 } },
    ],
  });
  expect(told).toMatchObject([{ problem: 'notCompared', sentence: 'Kopplingen saknar behörighet.' }]);
  expect(await attention(handle)).toBe(true);
});

test.each([
  ['lookAtAccess', 'access'],
  ['ensureWatch', 'watch'],
  ['sweep', 'sweep'],
  ['lookAtOpenOrders', 'orders'],
  ['findDoubleOrders', 'doubleOrders'],
  ['findDoubleInvoices', 'doubleInvoices'],
  ['findOwnerless', 'ownerless'],
  ['compareRegister customers', 'registers'],
])('at %s, status tells of %s', async (name, step) => {
  const held = faults.hold(name);
  const handle = await start();
  await held.reached;
  expect(await handle.query('status')).toEqual({ step });
  held.release();
  await handle.result();
});

test('a start that admission refuses fails with the sentence, and nothing is looked at', async () => {
  faults.always('admitCompany', refusal('startRefused', 'Starta den så här: temporal schedule trigger …'));
  const handle = await start();
  await expect(handle.result()).rejects.toMatchObject({
    cause: { message: 'Starta den så här: temporal schedule trigger …', type: 'startRefused' },
  });
  expect(calls).toEqual(['admitCompany']);
});

test.each([
  ['lookAtAccess', 'access', 'se efter inloggningen till Fortnox'],
  ['ensureWatch', 'watch', 'se efter bevakningen av Andersson'],
  ['sweep', 'sweep', 'starta alla inköp som saknar process'],
  ['lookAtOpenOrders', 'orders', 'be alla inköp se efter sin order'],
  ['findDoubleOrders', 'doubleOrders', 'leta efter dubbla inköpsordrar'],
  ['findDoubleInvoices', 'doubleInvoices', 'leta efter dubbla leverantörsfakturor'],
  ['findOwnerless', 'ownerless', 'leta efter dokument som inget inköp har'],
  ['registersToCompare', 'registers', 'jämföra registren'],
])('R7.2: %s does not heal: it is told of, needs attention, and every other step is made', async (name, step, what) => {
  faults.always(name, refusal('missingLicence', 'Lager Plus saknas i Fortnox.'));
  const handle = await start();
  const sentence = `Nattkontrollen kunde inte ${what}: Lager Plus saknas i Fortnox.`;
  expect((await handle.result()).failedSteps).toEqual([{ step, sentence }]);
  expect(told).toMatchObject([{ problem: 'nightCheckFailed', sentence }]);
  expect(calls).toEqual(
    expect.arrayContaining([
      ...['lookAtAccess', 'sweep', 'lookAtOpenOrders', 'findDoubleOrders', 'findDoubleInvoices', 'registersToCompare'],
      ...(step === 'registers' ? [] : ['compareRegister customers', 'compareRegister suppliers']),
    ]),
  );
  expect(await attention(handle)).toBe(true);
});

test('R7.2: a company that reads English is told in English', async () => {
  admission = { language: 'en' };
  faults.always('findDoubleOrders', refusal('missingLicence', 'Lager Plus is missing in Fortnox.'));
  const handle = await start();
  const sentence = 'The night check could not look for double purchase orders: Lager Plus is missing in Fortnox.';
  expect((await handle.result()).failedSteps).toEqual([{ step: 'doubleOrders', sentence }]);
  expect(told).toMatchObject([{ problem: 'nightCheckFailed', sentence }]);
});

test('R7.2: what the steps after a failed one find is told of beside it, and the result says what is not known', async () => {
  faults.always('sweep', refusal('handOverFailed', '1 inköp kunde inte startas.'));
  const sentence = sentenceOf('Fakturan');
  doubleInvoices = [{ supplierNumber: '50', invoiceNumber: 'AF-4711', fortnoxNumbers: ['31', '32'], sentence }];
  const handle = await start();
  expect(await handle.result()).toMatchObject({ sweep: null, ordersLookedAt: 7, doubleOrders: [], doubleInvoices });
  const failed = 'Nattkontrollen kunde inte starta alla inköp som saknar process: 1 inköp kunde inte startas.';
  expect(told.map((it) => it.sentence)).toEqual([failed, sentence]);
  expect((await handle.describe()).memo?.problem).toBe([failed, sentence].join('\n'));
  await recordHistory('night-check-with-failed-step', { workflowId: handle.workflowId });
});

test('design §4: a watch that did not run has been started again: people are told, and the run shows it', async () => {
  restarted = { problem: 'watchRestarted', sentence: 'Bevakningen av Andersson var inte igång …' };
  const handle = await start();
  expect(await handle.result()).toMatchObject({ watch: restarted, sweep: swept });
  expect(told).toEqual([{ company: expect.any(String), workflowId: handle.workflowId, ...restarted }]);
  expect(await attention(handle)).toBe(true);
  expect((await handle.describe()).memo?.problem).toBe(restarted.sentence);
  await recordHistory('night-check-with-watch-restarted', { workflowId: handle.workflowId });
});

test('design rule 1: live documents that no purchase has are told of, and stand in the result', async () => {
  const sentence = 'Inköpsorder 57 i Fortnox …';
  unowned = [{ kind: 'order', reference: 'demo/P/4711/1', fortnoxNumber: '57', sentence }];
  const handle = await start();
  expect(await handle.result()).toMatchObject({ ownerless: unowned });
  expect(told).toMatchObject([{ problem: 'ownerlessDocuments', sentence }]);
  expect(await attention(handle)).toBe(true);
  await recordHistory('night-check-with-ownerless-document', { workflowId: handle.workflowId });
});

test('a cancelled check ends at once and alarms nobody', async () => {
  const held = faults.hold('sweep');
  const handle = await start();
  await held.reached;
  await handle.cancel();
  await expect(handle.result()).rejects.toMatchObject({ cause: { name: 'CancelledFailure' } });
  held.release();
  expect([calls.includes('lookAtOpenOrders'), told]).toEqual([false, []]);
});
