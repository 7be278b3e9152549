import { running } from '../support/service-process';
import type { Ended } from '../support/temporal-cli';
import { commandIn } from './purchase-by-hand';
import { missing, type PurchaseWorld, startPurchaseWorld, until } from './purchase-world';

let world: PurchaseWorld;
/** A purchase for each decision; 1000 has nothing wrong with it. */
const stuck = ['1001', '1002', '1003', '1004'];

beforeAll(async () => {
  world = await startPurchaseWorld();
  await world.startService().says(running);
  await world.save('1000');
  for (const number of stuck) await world.save(number, { supplier: missing });
  await Promise.all([world.ordered('1000'), ...stuck.map((number) => world.stuck(number))]);
}, 150_000);
afterAll(() => world?.close());

const problems = (...args: readonly string[]) => world.command('problems', ...args);
const json = ({ stdout }: Ended) => JSON.parse(stdout);
const waiting = async () =>
  json(await problems('list', '--json')).map(({ workflowId }: { readonly workflowId: string }) => workflowId);
const open = 'supplierMissing-1';

test('problems list: what waits, by company, as table and as JSON; exit 3 while something waits', async () => {
  const [text, asJson, elsewhere, english] = await Promise.all([
    problems(),
    problems('list', '--json'),
    problems('list', '--company', 'ingen'),
    world.command('--lang', 'en', 'problems', 'list', '--company', 'ingen'),
  ]);
  expect(text).toMatchObject({ code: 3, stderr: '' });
  for (const number of stuck) expect(text.stdout).toContain(world.id(number));
  expect(text.stdout).not.toContain(world.id('1000'));
  for (const label of ['Vad:', 'Varför:', 'Vem:', 'Var:', 'Sedan:']) expect(text.stdout).toContain(label);
  expect(text.stdout).not.toContain('**');
  expect(asJson.code).toBe(3);
  expect(json(asJson)).toHaveLength(stuck.length);
  expect(json(asJson)[0]).toMatchObject({
    ...{ workflowId: world.id('1001'), company: world.company, kind: 'supplierMissing', stage: 'ordering' },
    text: expect.stringContaining('Leverantören finns inte i Fortnox'),
  });
  expect(elsewhere).toMatchObject({ code: 0, stdout: 'Inget väntar på någon.\n' });
  expect(english).toMatchObject({ code: 0, stdout: 'Nothing waits for anybody.\n' });
}, 120_000);

test('problems show: one process, whether it waits or not; an unknown one is said to be unknown', async () => {
  const [waits, asJson, fine, unknown] = await Promise.all([
    problems('show', world.id('1001')),
    problems('show', world.id('1001'), '--json'),
    problems('show', world.id('1000'), '--json'),
    problems('show', world.id('9999')),
  ]);
  expect(waits).toMatchObject({ code: 3, stdout: expect.stringMatching(/^Vad: Inköpsordern för inköp 1001/) });
  expect(json(asJson)).toMatchObject({ execution: 'RUNNING', status: { problem: { id: open } } });
  expect(fine.code).toBe(0);
  expect(json(fine)).toMatchObject({ text: null, status: { stage: 'ordered', problem: null } });
  expect(unknown).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(world.id('9999')) });
}, 120_000);

test('problems: bad usage ends with 2, a decision the process refuses with 1 and its sentence', async () => {
  const [noNote, noNumber, wrongProblem, nothingOpen] = await Promise.all([
    problems('skip', world.id('1001'), '--problem', open),
    problems('use-existing', world.id('1001'), '--problem', open, '--note', 'finns'),
    problems('retry', world.id('1001'), '--problem', 'supplierMissing-9', '--json'),
    problems('retry', world.id('1000')),
  ]);
  expect(noNote).toMatchObject({ code: 2, stderr: expect.stringContaining('--note') });
  expect(noNumber).toMatchObject({ code: 2, stderr: expect.stringContaining('--fortnox-number') });
  expect(wrongProblem.code).toBe(1);
  expect(JSON.parse(wrongProblem.stderr)).toEqual({
    error: `Problemet supplierMissing-9 är inte öppet längre; öppet nu är ${open}.`,
  });
  expect(nothingOpen).toMatchObject({ code: 1, stderr: 'Inget problem är öppet i den här processen.\n' });
}, 120_000);

test('problems use-existing: an order that is no use is told so; one made by hand becomes the purchase’s own', async () => {
  const use = (problem: string, number: string) =>
    problems(
      'use-existing',
      world.id('1001'),
      '--problem',
      problem,
      '--fortnox-number',
      number,
      '--note',
      'gjord för hand',
    );
  expect(await use(open, '987654')).toMatchObject({ code: 0 });
  const { problem } = await world.stuck('1001', 'wrongOrder');
  expect(problem?.why).toContain('Inköpsorder 987654 går inte att använda');
  // Somebody has written the order in Fortnox, for a supplier that is there.
  const { id: _, ...content } = await world.ordered('1000');
  const made = world.fortnox.purchaseOrders.createByHand({ ...content, internalReference: '' });
  const said = await use(problem?.id ?? '', String(made.id));
  expect(said).toMatchObject({ code: 0, stdout: expect.stringContaining(String(made.id)) });
  await until('the number on the purchase', async () => {
    const { fortnoxNumber } = await world.status('1001');
    return fortnoxNumber === String(made.id) ? true : null;
  });
  const proof = json(await world.command('prove', '1001', '--json'));
  expect(proof).toMatchObject([
    { fortnoxNumber: String(made.id), confirmedBy: 'chosenByHand', note: 'gjord för hand' },
  ]);
}, 120_000);

test('problems skip: the purchase has no order, with the note kept', async () => {
  const skipped = await problems(
    'skip',
    world.id('1002'),
    '--problem',
    open,
    '--note',
    'beställd på telefon',
    '--json',
  );
  expect(skipped.code).toBe(0);
  expect(json(skipped)).toEqual({
    ...{ workflowId: world.id('1002'), choice: 'skip' },
    answer: `${open} hoppas över.`,
  });
  await until('the skipped purchase', async () => {
    const { problem, stage } = await world.status('1002');
    return problem === null && stage === 'ordered' ? true : null;
  });
  expect(await world.status('1002')).toMatchObject({ stage: 'ordered', fortnoxNumber: null });
  expect((await world.status('1002')).notes).toEqual([expect.stringContaining('beställd på telefon')]);
  expect(await waiting()).not.toContain(world.id('1002'));
}, 120_000);

test('problems abandon and reopen: ended by hand it stays ended, and the command that is named takes it up again', async () => {
  expect(await problems('abandon', world.id('1003'), '--note', 'dubblett')).toMatchObject({ code: 0 });
  const ended = await world.workflow('result', '1003', '-o', 'json');
  expect(JSON.parse(ended.stdout)).toMatchObject({
    ...{ status: 'COMPLETED', result: { outcome: 'abandoned', message: expect.stringContaining('dubblett') } },
  });
  await world.start('1003');
  const again = JSON.parse((await world.workflow('result', '1003', '-o', 'json')).stdout);
  expect(again).toMatchObject({ status: 'COMPLETED', result: { outcome: 'alreadyDone' } });
  expect(again.result.message).toContain('avslutat för hand');

  const named = commandIn(again.result.message, 'andersson-fortnox');
  expect(await world.command(...named)).toMatchObject({ code: 0, stdout: expect.stringContaining('tas upp igen') });
  await world.stuck('1003');
  expect(await world.command(...named, '--json')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('"reopened":false'),
  });
  expect((await world.command('reopen', 'purchase/ingen/1003')).code).not.toBe(0);
}, 120_000);

test('problems retry: the cause mended, it goes on; with nothing left to do the list ends with 0', async () => {
  // The order made by hand was for another supplier than the purchase's: it waits to follow.
  await world.stuck('1001');
  world.addSupplier();
  for (const number of ['1001', '1003', '1004']) {
    expect(await problems('retry', world.id(number))).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('försöks igen nu.'),
    });
    expect(await world.ordered(number)).toMatchObject({ supplierNumber: missing });
  }
  expect(await problems()).toMatchObject({ code: 0, stdout: 'Inget väntar på någon.\n' });
}, 120_000);

test('design rule 1, prove: from either number the same document; unknown and doubled ones are told apart', async () => {
  const order = await world.ordered('1004');
  const [ours, theirs, text, english, unknown] = await Promise.all([
    world.command('prove', '1004', '--json'),
    world.command('prove', String(order.id), '--json'),
    world.command('prove', '1004'),
    world.command('--lang', 'en', 'prove', '1004'),
    world.command('prove', '999999'),
  ]);
  expect(ours.code).toBe(0);
  expect(json(ours)).toMatchObject([
    {
      ...{ process: 'purchase', number: '1004', document: 'purchaseOrder', state: 'confirmed', confirmedBy: 'created' },
      ...{ reference: order.internalReference, fortnoxNumber: String(order.id), liveInFortnox: [String(order.id)] },
    },
  ]);
  expect(json(theirs)).toEqual(json(ours));
  expect(text).toMatchObject({ code: 0, stdout: expect.stringContaining(String(order.internalReference)) });
  expect(text.stdout).toMatch(/inköpsorder .* bekräftat .* skapat /);
  expect(english.stdout).toMatch(/purchase order .* confirmed .* created /);
  expect(unknown).toMatchObject({ code: 1, stdout: expect.stringContaining('inget under det numret') });

  // Somebody copies the order in Fortnox, reference and all.
  const { id, ...copy } = order;
  const double = world.fortnox.purchaseOrders.createByHand({ ...copy });
  const doubled = await world.command('prove', '1004', '--json');
  expect(doubled.code).toBe(3);
  expect(json(doubled)[0].liveInFortnox).toEqual([String(id), String(double.id)]);
}, 120_000);
