import { markPurchased, receiveGoods } from '../../sandbox/andersson/purchase-gestures';
import { running } from '../support/service-process';
import { commandIn, failureOf, queried } from './purchase-by-hand';
import { missing, type PurchaseWorld, startPurchaseWorld, until } from './purchase-world';

let world: PurchaseWorld;

beforeAll(async () => {
  world = await startPurchaseWorld();
  await world.startService({ PURCHASE_ON_SHORT_RECEIPT: 'keepRest' }).says(running);
}, 90_000);
afterAll(() => world?.close());

const update = (number: string, name: string, input: object) =>
  world.workflow('update execute', number, '--name', name, '--input', JSON.stringify(input), '-o', 'json');
/** What `prove` tells of a document. */
interface Proof {
  readonly number: string;
  readonly document: string;
  readonly state: string;
  readonly fortnoxNumber: string | null;
  readonly liveInFortnox: readonly string[];
}
const ordersMade = () => world.fortnox.purchaseOrders.all().length;

test('R3.1 a purchase saved in Andersson gets its order, and is found by company and number', async () => {
  await world.save('1001');
  const order = await world.ordered('1001');
  expect(order).toMatchObject({ supplierNumber: '501', responseState: 'SENT' });
  expect(world.fortnox.warehouse.emailsSent).toBe(0);
  const status = queried(await world.workflow('query', '1001', '--type', 'status', '-o', 'json'));
  expect(status).toMatchObject({ stage: 'ordered', fortnoxNumber: String(order.id), problem: null });
  const query = `Company="${world.company}" AND AnderssonNumber="1001" AND FortnoxNumbers="${order.id}"`;
  const listed = await until('the purchase in the list', async () => {
    const found = JSON.parse((await world.cli('workflow', 'list', '--query', query, '-o', 'json')).stdout || '[]');
    return found.length > 0 ? found : null;
  });
  expect(listed).toMatchObject([{ execution: { workflowId: world.id('1001') }, type: { name: 'purchaseLifecycle' } }]);
}, 120_000);

test('R3.3 goods received in Andersson: in stock, the order voided, the invoice made, each number on the receipt', async () => {
  await world.save('1018');
  const order = await world.ordered('1018');
  const before = world.fortnox.stock.of('PL-10').inStock;
  await markPurchased(world.andersson, '1018');
  const receivedOn = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
  await receiveGoods(world.andersson, '1018', { receivedOn });
  const [receipt] = await until('the numbers on the receipt', async () => {
    const rows = await world.andersson.kysely.selectFrom('goods_receipt').selectAll().execute();
    return rows.length === 1 && rows[0]?.fortnox_invoice ? rows : null;
  });
  const result = JSON.parse((await world.workflow('result', '1018', '-o', 'json')).stdout) as { result: object };
  expect(result.result).toMatchObject({
    outcome: 'done',
    fortnoxNumbers: [String(order.id), receipt?.fortnox_inbound, receipt?.fortnox_invoice],
  });
  expect(world.orders('1018').map(({ voided }) => voided)).toEqual([true]);
  const quantity = order.rows.reduce((sum, { orderedQuantity }) => sum + orderedQuantity, 0);
  expect(world.fortnox.stock.of('PL-10').inStock - before).toBe(quantity);
  const invoices = world.fortnox.supplierInvoices.all().filter(({ InvoiceNumber }) => InvoiceNumber === 'AF-1018');
  expect(invoices).toMatchObject([{ GivenNumber: receipt?.fortnox_invoice, Booked: false }]);
  expect(String(invoices[0]?.Comments)).toContain('1018');
}, 120_000);

test('design rule 1, prove: each document of a purchase received in part stands once, from either system’s number', async () => {
  await world.save('1019');
  const order = await world.ordered('1019');
  await markPurchased(world.andersson, '1019');
  const receivedOn = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
  await receiveGoods(world.andersson, '1019', { receivedOn, rows: [{ row_number: 1, quantity: '5' }] });
  const ended = JSON.parse((await world.workflow('result', '1019', '-o', 'json')).stdout) as {
    readonly result: { readonly fortnoxNumbers: readonly string[] };
  };
  const [, inbound = '', invoice = '', rest = ''] = ended.result.fortnoxNumbers;
  const documents = [
    ['purchaseOrder', 'voided', String(order.id), []],
    ['inbound', 'confirmed', inbound, [inbound]],
    ['supplierInvoice', 'confirmed', invoice, [invoice]],
    ['restOrder', 'confirmed', rest, [rest]],
  ];
  const asked = ['1019', String(order.id), inbound, invoice, rest, 'AF-1019'].map(async (number) => {
    const { code, stdout } = await world.command('prove', number, '--json');
    // Fortnox numbers orders and invoices each from 1: another purchase's may have the same.
    const own = (JSON.parse(stdout) as readonly Proof[]).filter((proof) => proof.number === '1019');
    return { number, code, own: own.map((it) => [it.document, it.state, it.fortnoxNumber, it.liveInFortnox]) };
  });
  for (const { number, code, own } of await Promise.all(asked))
    expect({ number, code, own }).toEqual({ number, code: 0, own: documents });
}, 120_000);

test('design §3: started by hand and by the watch at once, the purchase has one process and one order', async () => {
  await Promise.all([world.save('1002'), world.start('1002'), world.start('1002')]);
  // What came before the save was refused; what came after met the watch's process, or was met by it.
  await world.start('1002');
  await world.ordered('1002');
  await world.start('1002');
  await world.workflow('signal', '1002', '--name', 'purchaseChanged');
  expect(world.orders('1002')).toHaveLength(1);
  const open = `WorkflowId="${world.id('1002')}" AND ExecutionStatus="Running"`;
  expect(JSON.parse((await world.cli('workflow', 'count', '--query', open, '-o', 'json')).stdout)).toEqual({
    count: '1',
  });
}, 120_000);

test.each([
  ['an unknown purchase', '1091', {}, /^Inköp 1091 finns inte i Andersson/, 'startRefused'],
  [
    'input that is no object',
    '1092',
    { input: 12 },
    /^purchaseLifecycle kan inte läsa sina indata .*Starta så här/,
    'startRefused',
  ],
  [
    'input with a word too many',
    '1095',
    { input: { company: 'x', purchaseNumber: '1095', supplier: '1' } },
    /okänt fält: supplier/,
    'startRefused',
  ],
  [
    'a number that is no text',
    '1093',
    { input: { company: 'x', purchaseNumber: 1093 } },
    /purchaseNumber: ska vara text/,
    'startRefused',
  ],
  [
    'a company nobody has set up',
    '1094',
    { input: { company: 'ingen', purchaseNumber: '1094' } },
    /"ingen" finns inte i inställningarna/,
    'companyNotConfigured',
  ],
] as const)('design §3: %s is refused at once, in words', async (_, number, instead, sentence, type) => {
  const before = ordersMade();
  expect((await world.start(number, instead)).code).toBe(0);
  const failure = failureOf(await world.workflow('result', number, '-o', 'json'));
  expect(failure).toMatchObject({ message: expect.stringMatching(sentence), type, nonRetryable: true });
  expect(failure.message).not.toMatch(/Invalid|expected|nrecognized/);
  expect(ordersMade()).toBe(before);
});

test('design §3: another id is refused, and the command the refusal names is the right one', async () => {
  await world.start('1001', { id: 'en-annan-1001' });
  const failure = failureOf(await world.cli('workflow', 'result', '--workflow-id', 'en-annan-1001', '-o', 'json'));
  expect(failure).toMatchObject({ type: 'startRefused', nonRetryable: true });
  const named = commandIn(failure.message, 'temporal');
  expect(named).toContain(world.id('1001'));
  expect(await world.cli(...named)).toMatchObject({ code: 0 });
  expect(queried(await world.workflow('query', '1001', '--type', 'status', '-o', 'json'))).toMatchObject({
    stage: 'ordered',
  });
  expect(world.orders('1001')).toHaveLength(1);
});

test('R3, design §3: stuck on a missing supplier, it is shown, asked for, and goes on by an update', async () => {
  await world.save('1003', { supplier: missing });
  const { problem } = await world.stuck('1003');
  const shown = queried(await world.workflow('query', '1003', '--type', 'status', '-o', 'json'));
  expect(shown.problem).toMatchObject({ id: 'supplierMissing-1', where: 'Fortnox → Register → Leverantörer' });
  // Without any worker's help: search attributes and memo.
  const query = `Company="${world.company}" AND NeedsAttention=true AND Problem="supplierMissing"`;
  await until('the problem in the list', async () => {
    const { stdout } = await world.cli('workflow', 'count', '--query', query, '-o', 'json');
    return JSON.parse(stdout).count === '1' ? true : null;
  });
  expect((await world.workflow('describe', '1003')).stdout).toContain(problem?.what);

  for (const [name, input, sentence] of [
    ['skip', { problem: 'supplierMissing-1' }, 'En anteckning (note) behövs'],
    ['skip', { note: 'behövs inte' }, 'öppet nu är supplierMissing-1'],
    ['retry', { problem: 'supplierMissing-7' }, 'Problemet supplierMissing-7 är inte öppet längre'],
    ['useExisting', { problem: 'supplierMissing-1', fortnoxNumber: 'A7', note: 'finns' }, 'bara siffror'],
    ['abandon', {}, 'En anteckning (note) behövs'],
  ] as const) {
    const refused = await update('1003', name, input);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(sentence) });
  }

  world.addSupplier();
  const retried = await update('1003', 'retry', {});
  expect(retried.code).toBe(0);
  expect(JSON.parse(retried.stdout)).toMatchObject({ result: 'supplierMissing-1 försöks igen nu.' });
  await world.ordered('1003');
  const late = await update('1003', 'retry', { problem: 'supplierMissing-1' });
  expect(late).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Inget problem är öppet i den här processen.'),
  });
  expect((await world.workflow('describe', '1003')).stdout).not.toContain(problem?.what);
  expect(world.orders('1003')).toHaveLength(1);
}, 120_000);

test('R3.4, R7.2: the night check finds an order voided by hand and says what to do; done, there is one live order', async () => {
  await world.save('1004');
  const { id } = await world.ordered('1004');
  world.fortnox.purchaseOrders.voidByHand(id);
  const schedule = `night-check/${world.company}`;
  expect(await world.cli('schedule', 'trigger', '--schedule-id', schedule)).toMatchObject({ code: 0 });
  const { problem } = await world.stuck('1004', 'orderVoidedByHand');
  expect(problem?.why).toContain(`Inköpsorder ${id} är makulerad i Fortnox`);
  expect(problem?.why).toMatch(/Tryck retry .*useExisting .*skip/);
  const done = `WorkflowType="nightCheck" AND Company="${world.company}" AND ExecutionStatus="Completed"`;
  const [run] = await until('the night check', async () => {
    const found = JSON.parse((await world.cli('workflow', 'list', '--query', done, '-o', 'json')).stdout || '[]');
    return found.length > 0 ? found : null;
  });
  const result = await world.cli('workflow', 'result', '--workflow-id', run.execution.workflowId, '-o', 'json');
  // This command line shows an empty list, such as that of double orders, as null.
  expect(JSON.parse(result.stdout)).toMatchObject({
    result: { doubleOrders: null, sweep: { started: 0 }, ordersLookedAt: expect.any(Number) },
  });

  expect(await update('1004', 'retry', { problem: problem?.id })).toMatchObject({ code: 0 });
  const again = await world.ordered('1004');
  expect(again.id).not.toBe(id);
  expect(world.live('1004')).toHaveLength(1);
}, 120_000);

test('R3.0 a purchase that Fortnox’s own user makes and receives there stays there: Andersson has nothing of it', async () => {
  const { id: _, ...content } = await world.ordered('1001');
  const made = world.fortnox.purchaseOrders.createByHand({ ...content, internalReference: 'PO-2026-17' });
  world.fortnox.purchaseOrders.receiveByHand(made.id);
  const inAndersson = async () => {
    const { kysely } = world.andersson;
    return {
      purchases: await kysely.selectFrom('purchase').selectAll().orderBy('id').execute(),
      rows: await kysely.selectFrom('purchase_row').selectAll().orderBy('id').execute(),
      receipts: await kysely.selectFrom('goods_receipt').selectAll().execute(),
      documents: await kysely.selectFrom('document_ledger').select(['reference', 'state']).execute(),
    };
  };
  // This command line leaves a count of none out.
  const count = async (query: string) =>
    Number(JSON.parse((await world.cli('workflow', 'count', '--query', query, '-o', 'json')).stdout).count ?? 0);
  const checks = () =>
    count(`WorkflowType="nightCheck" AND Company="${world.company}" AND ExecutionStatus="Completed"`);
  const [before, checked] = [await inAndersson(), await checks()];
  await world.cli('schedule', 'trigger', '--schedule-id', `night-check/${world.company}`);
  await until('the night check', async () => ((await checks()) > checked ? true : null));
  expect(await inAndersson()).toEqual(before);
  const processes = `WorkflowType="purchaseLifecycle" AND AnderssonNumber IN ("${made.id}", "PO-2026-17")`;
  expect(await count(processes)).toBe(0);
}, 120_000);

test('design §3: the night check started by hand under an id of its own is refused and names its command', async () => {
  const id = `night-check/${world.company}`;
  await world.cli(
    ...['workflow', 'start', '--type', 'nightCheck', '--task-queue', 'integration', '--workflow-id', id],
    ...['--input', JSON.stringify({ company: world.company })],
  );
  const failure = failureOf(await world.cli('workflow', 'result', '--workflow-id', id, '-o', 'json'));
  expect(failure).toMatchObject({ type: 'startRefused', nonRetryable: true });
  expect(await world.cli(...commandIn(failure.message, 'temporal'))).toMatchObject({ code: 0 });
});
