import { balanceSides, closeSides, inAndersson, inFortnox, shown } from './sides';

afterEach(closeSides);

const stockbalance = { method: 'GET', pathPattern: 'stockbalance' } as const;

async function three(language: 'sv' | 'en' = 'sv') {
  const it = await balanceSides({ language });
  inFortnox(it, { 'A-1': 1, 'A-2': 2, 'A-3': 3 });
  await inAndersson(it, 'A-1', 'A-2', 'A-3');
  return it;
}

test('a balance that cannot be read fails its own article, with the field, and the others go on', async () => {
  const it = await three();
  it.fortnox.addFault({ kind: 'oddBody', ...stockbalance, members: { availableStock: 'många' } });
  const { report, stopped } = await it.takeIn();
  expect(stopped).toBeNull();
  expect(report.counts).toEqual({ read: 3, written: 0, same: 0, skipped: 0, failed: 3 });
  expect(report.failures[1]).toEqual({
    number: 'A-2',
    sentence: expect.stringMatching(/fältet 1\.availableStock är en text som inte går att läsa/),
  });
  expect(await shown(it)).toEqual({});
});

test.each([
  ['null', { members: { inStock: null } }, 'är null'],
  ['left out', { without: ['inStock'] }, 'saknas'],
  ['an object', { members: { inStock: {} } }, 'är ett objekt'],
])('a quantity that is %s is never taken for 0', async (_, odd, said) => {
  const it = await three();
  await it.takeIn();
  it.fortnox.addFault({ kind: 'oddBody', ...stockbalance, ...odd });
  const { report } = await it.takeIn();
  expect(report.counts).toMatchObject({ failed: 3, written: 0 });
  expect(report.failures[0]?.sentence).toContain(`fältet 0.inStock ${said}`);
  expect(await shown(it)).toEqual({ 'A-1': '1/1', 'A-2': '2/2', 'A-3': '3/3' });
});

test('numbers as text are numbers all the same, as elsewhere in Fortnox', async () => {
  const it = await three();
  it.fortnox.addFault({ kind: 'oddBody', ...stockbalance, numbersAsText: true });
  expect((await it.takeIn()).report.counts).toMatchObject({ written: 3 });
  expect(await shown(it)).toMatchObject({ 'A-3': '3/3' });
});

test('a failed row is told of in the company’s language', async () => {
  const it = await three('en');
  it.fortnox.addFault({ kind: 'oddBody', ...stockbalance, members: { inStock: 'many' } });
  expect((await it.takeIn()).report.failures[0]?.sentence).toContain(
    'the field 0.inStock is a text that cannot be read',
  );
});

test('an unreadable row of an article that is not shared is nobody’s failure', async () => {
  const it = await balanceSides();
  inFortnox(it, { 'B-9': 1 });
  await inAndersson(it, 'A-1');
  it.fortnox.addFault({ kind: 'oddBody', ...stockbalance, members: { inStock: 'många' } });
  expect((await it.takeIn()).report.counts).toMatchObject({ skipped: 1, failed: 0 });
});

test.each([
  [
    'API_NORIGHT where a quantity should be',
    { kind: 'oddBody', members: { inStock: 'API_NORIGHT' } },
    /Kopplingen får inte läsa ett fält i Fortnox.*fältet 0\.inStock får inte läsas \(API_NORIGHT\)/,
  ],
  ['no right to the warehouse', { kind: 'missingRight', times: 2 }, /^Kopplingen saknar behörighet i Fortnox/],
] as const)('%s: the run ends with the sentence, and nothing is written', async (_, fault, sentence) => {
  const it = await three();
  it.fortnox.addFault({ ...fault, ...stockbalance, times: 'always' });
  const { report, stopped } = await it.takeIn();
  expect(stopped).toMatch(sentence);
  expect(report.counts).toMatchObject({ read: 0 });
  expect(await shown(it)).toEqual({});
});

test('Lager not activated: the run ends with what to do', async () => {
  const it = await three();
  it.fortnox.warehouse.activated = false;
  expect((await it.takeIn()).stopped).toMatch(/^Kopplingen saknar behörighet i Fortnox\..*Lager är inte aktiverat/);
});

test('a row without article number makes the whole page unreadable: whose balance it is cannot be guessed', async () => {
  const it = await three();
  it.fortnox.addFault({ kind: 'oddBody', ...stockbalance, members: { itemId: null } });
  await expect(it.takeIn()).rejects.toMatchObject({
    type: 'unexpectedAnswer',
    nonRetryable: false,
    message: expect.stringContaining('fältet 0.itemId är null'),
  });
});

test('what may pass is tried again; at the last try the run ends with what it had done', async () => {
  const it = await three();
  it.fortnox.addFault({ kind: 'serverError', ...stockbalance, status: 503, times: 'always' });
  await expect(it.takeIn()).rejects.toMatchObject({ type: 'fortnoxDown', nonRetryable: false });
  expect(await it.takeIn({ attempt: 8 })).toMatchObject({
    stopped: expect.stringContaining('Fortnox har ett fel hos sig'),
  });
});

test('stopped after its first page, a run tells what it has taken in', async () => {
  const it = await balanceSides({
    reader: (real) => ({
      ...real,
      page: async (company, offset) => ({ ...(await real.page(company, offset)), next: offset === 0 ? 1_000 : null }),
    }),
  });
  inFortnox(it, { 'A-1': 1 });
  await inAndersson(it, 'A-1');
  it.fortnox.addFault({ kind: 'missingRight', ...stockbalance, skip: 1, times: 2 });
  const { report, stopped } = await it.takeIn();
  expect(stopped).not.toBeNull();
  expect(report.counts).toMatchObject({ read: 1, written: 1 });
});
