import type { InboundDraft } from '../../domain/goods-receipt/inbound';
import { receiptDocumentType } from '../../domain/goods-receipt/references';
import type { Fault } from '../../sandbox/fortnox/simulator';
import { closeSimulators } from './connect';
import { came, documentId, inboundKey, type ReceiptSetup, receiptSetup } from './goods-receipt-setup';
import { company, failureOf } from './purchase-setup';

afterEach(closeSimulators);

const type = receiptDocumentType;
const id = documentId;
const document = `/api/warehouse/documentdeliveries/custom/inbound-v1/${inboundKey}`;
const shown = document.replace('/api/warehouse', '');

const store = ({ activities }: ReceiptSetup, draft: InboundDraft) => activities.storeInbound({ company, draft });
const release = ({ activities }: ReceiptSetup) => activities.releaseInbound({ company, type, id });
const writes = (it: ReceiptSetup) => it.calls().filter((call) => !call.startsWith('GET'));

async function stored(options: Parameters<typeof receiptSetup>[0] = {}) {
  const it = await receiptSetup(options);
  const draft = await it.inbound();
  await store(it, draft);
  it.simulator.clearRequests();
  return { it, draft };
}

test('R3.3 the document is made by its key; goods enter stock, at their cost, when it is released and not before', async () => {
  const it = await receiptSetup();
  const draft = await it.inbound();
  it.simulator.clearRequests();
  expect(await store(it, draft)).toEqual({ type, id, state: 'draft' });
  expect(it.calls()).toEqual([`GET ${shown} 404`, `PUT ${shown} 200`]);
  expect(it.simulator.customDocuments.inbounds.get(type, id)).toMatchObject({
    date: '2026-11-23',
    note: '4711 inleverans av inköp i Andersson',
    currency: null,
    rows: [
      { itemId: 'PL-10', itemDescription: 'Plåt 10 mm', itemUnit: 'm', quantity: 2.5, directCost: 129.9 },
      { itemId: 'SK-8', itemDescription: 'Skruv M8', itemUnit: 'st', quantity: 100, directCost: 0.9 },
    ],
    warehouseReady: false,
  });
  expect(it.simulator.stock.of('PL-10')).toMatchObject({ inStock: 0 });
  it.simulator.clearRequests();
  expect(await release(it)).toEqual({ type, id, state: 'released' });
  expect(it.calls()).toEqual([`GET ${shown} 200`, `PUT ${shown}/release 204`, `GET ${shown} 200`]);
  expect(it.simulator.stock.of('PL-10')).toMatchObject({ inStock: 2.5, available: 2.5, value: 324.75 });
  expect(it.simulator.stock.of('SK-8')).toMatchObject({
    inStock: 100,
    value: 90,
    points: [{ stockPointCode: 'STANDARD', inStock: 100 }],
  });
});

test('R3.3 costs in another currency enter stock at its rate', async () => {
  const it = await receiptSetup();
  const draft = await it.inbound({ purchase: { currency: 'NOK' } });
  await store(it, draft);
  await release(it);
  expect(it.simulator.customDocuments.inbounds.get(type, id)).toMatchObject({
    currency: { currency: 'NOK', rate: 95.4, unit: 100 },
  });
  expect(it.simulator.stock.of('SK-8').value).toBeCloseTo(85.86, 6);
});

test.each([
  [{}],
  [{ warehouseMissingDocument: 'emptyBody' }],
  [{ warehouseUnsetMembers: 'absent' }],
  [{ customRepeatedAction: 'harmless' }],
] as const)('R3.3 with %j a document stored and released once more is left as it is', async (switches) => {
  const { it, draft } = await stored({ switches });
  expect(await store(it, draft)).toMatchObject({ state: 'draft' });
  await release(it);
  await release(it);
  expect(await store(it, draft)).toMatchObject({ state: 'released' });
  expect(writes(it)).toEqual([`PUT ${shown}/release 204`]);
  expect(it.simulator.stock.of('PL-10').inStock).toBe(2.5);
});

test('R3.3 a day’s other currency rate does not change a document that is there', async () => {
  const it = await receiptSetup();
  const draft = await it.inbound({ purchase: { currency: 'EUR' } });
  await store(it, draft);
  await release(it);
  const later = { ...draft, currency: { code: 'EUR', rate: '11.9', unit: 1 } };
  expect(await store(it, later)).toMatchObject({ state: 'released' });
});

const changes: readonly [string, (draft: InboundDraft) => InboundDraft, string][] = [
  ['another date', (draft) => ({ ...draft, date: '2026-11-20' }), 'datum: 2026-11-23 i stället för 2026-11-20'],
  ['a row less', (draft) => ({ ...draft, rows: draft.rows.slice(0, 1) }), 'antal rader: 2 i stället för 1'],
  [
    'another quantity',
    (draft) => ({ ...draft, rows: draft.rows.map((row) => ({ ...row, quantity: '2' })) }),
    'antal på rad 1 (PL-10): 2.5 i stället för 2; antal på rad 2 (SK-8): 100 i stället för 2',
  ],
  [
    'another cost',
    (draft) => ({ ...draft, rows: draft.rows.map((row) => ({ ...row, directCost: '129.9' })) }),
    'kostnad på rad 2 (SK-8): 0.9 i stället för 129.9',
  ],
  [
    'another currency',
    (draft) => ({ ...draft, currency: { code: 'EUR', rate: '11.15', unit: 1 } }),
    'valuta: SEK i stället för EUR',
  ],
];

test('R3.3 a rate for another number of its currency is another value: a draft is replaced, a released one stops', async () => {
  const it = await receiptSetup();
  const draft = await it.inbound({ purchase: { currency: 'NOK' } });
  const perKrona: InboundDraft = { ...draft, currency: { code: 'NOK', rate: '95.4', unit: 1 } };
  await store(it, perKrona);
  expect(await store(it, draft)).toMatchObject({ state: 'draft' });
  expect(it.simulator.customDocuments.inbounds.get(type, id)).toMatchObject({ currency: { unit: 100 } });
  await release(it);
  const failure = await failureOf(store(it, perKrona));
  expect(failure.kind).toBe('inboundDiffers');
  expect(failure.message).toContain('valutaenhet: 100 i stället för 1');
});

test.each([
  [{ unit: 1 }, 'valutaenhet: 1 i stället för 100'],
  [{ rate: 95.5 }, 'kurs: 95.5 i stället för 95.4'],
])('rule 2: a document just made whose currency is stored with %j is named', async (members, said) => {
  const it = await receiptSetup();
  const draft = await it.inbound({ purchase: { currency: 'NOK' } });
  it.simulator.addFault({ kind: 'oddBody', members, method: 'PUT', path: document });
  const failure = await failureOf(store(it, draft));
  expect(failure.kind).toBe('storedDifferently');
  expect(failure.message).toContain(said);
});

test.each(changes)('R3.3 %s: a draft is replaced', async (_name, changed) => {
  const { it, draft } = await stored();
  await store(it, changed(draft));
  expect(writes(it)).toEqual([`PUT ${shown} 200`]);
  expect(it.simulator.customDocuments.inbounds.all()).toHaveLength(1);
});

test.each(changes)('R3.3 %s: a released document stops for people, with what differs', async (_name, changed, said) => {
  const { it, draft } = await stored();
  await release(it);
  it.simulator.clearRequests();
  const failure = await failureOf(store(it, changed(draft)));
  expect(failure).toMatchObject({
    kind: 'inboundDiffers',
    nonRetryable: true,
    details: { fortnoxNumber: inboundKey, who: 'den som arbetar i Fortnox' },
  });
  expect(failure.message).toContain(`Inleverans ${inboundKey} i Fortnox, ${said}`);
  expect(writes(it)).toEqual([]);
});

const neverSent = true;

test('R3.3 a document that was never sent is stored without a look before', async () => {
  const it = await receiptSetup();
  const draft = await it.inbound();
  it.simulator.clearRequests();
  expect(await it.activities.storeInbound({ company, draft, neverSent })).toEqual({ type, id, state: 'draft' });
  expect(it.calls()).toEqual([`PUT ${shown} 200`]);
});

test('design rule 1: what a run before a reset may have stored is looked at first', async () => {
  const { it, draft } = await stored();
  expect(await it.activities.storeInbound({ company, draft, neverSent, sentBy: 'another run' })).toMatchObject({
    state: 'draft',
  });
  expect(it.calls()).toEqual([`GET ${shown} 200`]);
});

test('R3.3 what an earlier attempt may have stored is looked at first', async () => {
  const { it, draft } = await stored();
  expect(await it.onceMore.storeInbound({ company, draft, neverSent })).toMatchObject({ state: 'draft' });
  expect(it.calls()).toEqual([`GET ${shown} 200`]);
});

test('R3.3 a ledger that forgot what was sent changes nothing: the released document is looked at before the refusal is believed', async () => {
  const { it, draft } = await stored();
  await release(it);
  expect(await it.activities.storeInbound({ company, draft, neverSent })).toMatchObject({ state: 'released' });
  const other = { ...draft, rows: draft.rows.map((row) => ({ ...row, quantity: '3' })) };
  expect(await failureOf(it.activities.storeInbound({ company, draft: other, neverSent }))).toMatchObject({
    kind: 'inboundDiffers',
  });
  it.simulator.customDocuments.inbounds.voidByHand(type, id, true);
  expect(await failureOf(it.activities.storeInbound({ company, draft, neverSent }))).toMatchObject({
    kind: 'inboundVoided',
  });
  expect(it.simulator.customDocuments.inbounds.all()).toHaveLength(1);
});

const closedEdits = ['refused', 'ignored', 'replaced'] as const;

test.each(closedEdits)(
  'R3.3 a ledger that forgot what was released, where Fortnox has its PUT %s: nothing is changed without a word',
  async (customClosedEdit) => {
    const { it, draft } = await stored({ switches: { customClosedEdit } });
    await release(it);
    const again = (of: InboundDraft) => it.activities.storeInbound({ company, draft: of, neverSent });
    if (customClosedEdit === 'refused') expect(await again(draft)).toMatchObject({ state: 'released' });
    else
      expect(await failureOf(again(draft))).toMatchObject({
        kind: 'storedDifferently',
        message: expect.stringContaining(`Inleverans ${inboundKey} i Fortnox, läget: warehouseReady=true`),
        details: { fortnoxNumber: inboundKey },
      });
    expect(await store(it, draft)).toMatchObject({ state: 'released' });
    const other = { ...draft, rows: draft.rows.map((row) => ({ ...row, quantity: '3' })) };
    expect(await failureOf(again(other))).toMatchObject({
      kind: customClosedEdit === 'replaced' ? 'storedDifferently' : 'inboundDiffers',
      nonRetryable: true,
    });
    expect(it.simulator.stock.of('PL-10').inStock).toBe(2.5);
  },
);

test.each(closedEdits)(
  'R3.3 a ledger that forgot what was made and voided, where Fortnox has its PUT %s: its id is spent',
  async (customClosedEdit) => {
    const { it, draft } = await stored({ switches: { customClosedEdit } });
    await release(it);
    it.simulator.customDocuments.inbounds.voidByHand(type, id);
    const other = { ...draft, rows: draft.rows.slice(0, 1) };
    for (const content of [draft, other])
      expect(await failureOf(it.activities.storeInbound({ company, draft: content, neverSent }))).toMatchObject({
        kind: 'inboundVoided',
        details: { fortnoxNumber: inboundKey },
      });
    expect(it.simulator.stock.of('PL-10').inStock).toBe(0);
  },
);

test('R3.3 a refusal of what is not there is believed', async () => {
  const it = await receiptSetup();
  const draft = await it.inbound();
  it.simulator.addFault({ kind: 'refuse', code: 'invalid_item', message: 'Nej', method: 'PUT', path: document });
  it.simulator.clearRequests();
  expect((await failureOf(it.activities.storeInbound({ company, draft, neverSent }))).message).toContain('Nej');
  expect(it.calls().map((call) => call.split(' ')[0])).toEqual(['PUT', 'GET']);
});

const seenAsDraft = ({ activities }: ReceiptSetup) => activities.releaseInbound({ company, type, id, seen: 'draft' });

test('R3.3 a draft that has just been stored is released without another look before', async () => {
  const { it } = await stored();
  expect(await seenAsDraft(it)).toEqual({ type, id, state: 'released' });
  expect(it.calls()).toEqual([`PUT ${shown}/release 204`, `GET ${shown} 200`]);
});

test.each([{}, { customRepeatedAction: 'harmless' }] as const)(
  'R3.3 with %j a draft that somebody has released or voided meanwhile is taken as it is found',
  async (switches) => {
    const { it } = await stored({ switches });
    await release(it);
    expect(await seenAsDraft(it)).toEqual({ type, id, state: 'released' });
    expect(it.simulator.stock.of('PL-10').inStock).toBe(2.5);
    const other = await stored({ switches });
    other.it.simulator.customDocuments.inbounds.voidByHand(type, id);
    expect(await failureOf(seenAsDraft(other.it))).toMatchObject({ kind: 'inboundVoided' });
  },
);

test('R3.3 what an earlier attempt may have done is looked at first', async () => {
  const { it } = await stored();
  expect(await it.onceMore.releaseInbound({ company, type, id, seen: 'draft' })).toMatchObject({ state: 'released' });
  expect(it.calls()[0]).toBe(`GET ${shown} 200`);
});

test('R3.3 a document voided by hand is neither stored nor released again: its id is spent', async () => {
  const { it, draft } = await stored();
  it.simulator.customDocuments.inbounds.voidByHand(type, id);
  const spent = { kind: 'inboundVoided', nonRetryable: true, details: { fortnoxNumber: inboundKey } };
  expect(await failureOf(store(it, draft))).toMatchObject(spent);
  expect(await failureOf(release(it))).toMatchObject(spent);
  expect(writes(it)).toEqual([]);
});

test('R3.3 a document is seen as it stands: a draft, released, voided, or not there', async () => {
  const { it } = await stored();
  const read = () => it.activities.readInbound({ company, type, id });
  expect(await read()).toEqual({ type, id, state: 'draft' });
  await release(it);
  expect(await read()).toEqual({ type, id, state: 'released' });
  it.simulator.customDocuments.inbounds.voidByHand(type, id, true);
  expect(await read()).toEqual({ type, id, state: 'voided' });
  expect(await it.activities.readInbound({ company, type, id: '999' })).toBeNull();
});

test('R3.3 a document that is gone is not released', async () => {
  const it = await receiptSetup();
  expect(await failureOf(release(it))).toMatchObject({ kind: 'notFound', nonRetryable: true });
});

test('rule 2: what Fortnox stored otherwise is named, with the document’s key', async () => {
  const it = await receiptSetup({ switches: { customDocumentDecimals: 'two' } });
  const draft = await it.inbound();
  const rows = draft.rows.map((row) => ({ ...row, quantity: '1.125' }));
  const failure = await failureOf(store(it, { ...draft, rows }));
  expect(failure).toMatchObject({ kind: 'storedDifferently', details: { fortnoxNumbers: [inboundKey] } });
  expect(failure.message).toContain(
    `Inleverans ${inboundKey} i Fortnox, antal på rad 1 (PL-10): 1.13 i stället för 1.125`,
  );
});

test.each([
  [
    'a cost that is gone',
    { kind: 'oddBody', without: ['directCost'] },
    'kostnad på rad 1 (PL-10): 0 i stället för 129.9',
  ],
  [
    'another stock point',
    { kind: 'oddBody', members: { stockPointId: 'b' } },
    'lagerställe på rad 1 (PL-10): b i stället för ',
  ],
] as const)('rule 2: %s is seen', async (_name, fault, said) => {
  const it = await receiptSetup();
  const draft = await it.inbound();
  it.simulator.addFault({ ...fault, method: 'PUT', path: document } as Fault);
  expect((await failureOf(store(it, draft))).message).toContain(said);
});

test('an answer that leaves the stock point out, or writes numbers as text, is read all the same', async () => {
  const it = await receiptSetup();
  const draft = await it.inbound();
  it.simulator.addFault({
    kind: 'oddBody',
    without: ['stockPointId'],
    numbersAsText: true,
    method: 'PUT',
    path: document,
  });
  expect(await store(it, draft)).toMatchObject({ state: 'draft' });
});

/** Faults after which it is not known, or known, what became of a request. */
const faults: readonly [string, Fault][] = [
  ['a lost answer', { kind: 'replyLost' }],
  ['a cut line', { kind: 'connectionReset' }],
  ['a 500 without effect', { kind: 'serverError' }],
  ['a 500 after the effect', { kind: 'serverError', effect: true }],
  ['half an answer', { kind: 'truncatedBody' }],
  ['a gateway’s page after the effect', { kind: 'htmlBody', status: 200, effect: true }],
];

test.each(faults)('rule 3: %s to the storing is tried again, and one document comes of it', async (_name, fault) => {
  const it = await receiptSetup();
  const draft = await it.inbound();
  it.simulator.addFault({ ...fault, method: 'PUT', path: document });
  const failure = await failureOf(store(it, draft));
  expect(failure.nonRetryable).toBe(false);
  expect(await store(it, draft)).toMatchObject({ state: 'draft' });
  await release(it);
  expect(it.simulator.customDocuments.inbounds.all()).toHaveLength(1);
  expect(it.simulator.stock.of('SK-8')).toMatchObject({ inStock: 100, value: 90 });
});

test.each(faults)('rule 3: %s to the release is looked into, and the goods enter stock once', async (_name, fault) => {
  const { it } = await stored();
  it.simulator.addFault({ ...fault, method: 'PUT', path: `${document}/release` });
  const first = await release(it).catch((error: { readonly nonRetryable?: boolean }) => error);
  if (!('state' in first)) expect(first.nonRetryable).toBe(false);
  expect(await release(it)).toMatchObject({ state: 'released' });
  expect(it.simulator.stock.of('SK-8')).toMatchObject({ inStock: 100, value: 90 });
});

test('an error that comes with the wanted state is success; one that does not is believed', async () => {
  const { it } = await stored();
  it.simulator.addFault({ kind: 'serverError', effect: true, method: 'PUT', path: `${document}/release` });
  expect(await release(it)).toMatchObject({ state: 'released' });
  const other = await stored();
  other.it.simulator.addFault({
    kind: 'refuse',
    code: 'cannot_modify_released_document',
    message: 'Nej',
    path: `${document}/release`,
  });
  expect(await failureOf(release(other.it))).toMatchObject({ kind: 'documentLocked', nonRetryable: true });
});

test.each([
  ['asManualDocuments', 'periodLocked'],
  ['invented', 'refused'],
] as const)('R3.3 a locked period, its code %s, stops for people with Fortnox’s words', async (codes, kind) => {
  const { it } = await stored({ switches: { customDocumentCodes: codes } });
  it.simulator.company.lockedUntil = '2026-11-30';
  const failure = await failureOf(release(it));
  expect(failure).toMatchObject({ kind, nonRetryable: true, details: { who: expect.any(String) } });
  expect(failure.message).toContain('Perioden är låst t.o.m. 2026-11-30.');
  it.simulator.company.lockedUntil = null;
  expect(await release(it)).toMatchObject({ state: 'released' });
});

test('R3.3 goods enter stock of a tenant with plain Lager: only orders need Lager Plus', async () => {
  const { it } = await stored();
  it.simulator.warehouse.lagerPlus = false;
  expect(await release(it)).toMatchObject({ state: 'released' });
});

test('R3.3 goods that were free of charge, by somebody’s word, enter stock at 0', async () => {
  const it = await receiptSetup();
  const draft = await it.inbound({ receipt: { rows: [came(2, 'SK-8', '40', '0')] }, freeOfCharge: true });
  await store(it, draft);
  await release(it);
  expect(it.simulator.customDocuments.inbounds.get(type, id)).toMatchObject({
    rows: [{ itemId: 'SK-8', directCost: 0 }],
  });
  expect(it.simulator.stock.of('SK-8').inStock).toBe(40);
});

test('R3.3 a date that Fortnox finds to lie in the future is the receipt’s', async () => {
  const { it } = await stored();
  it.simulator.clock.set(new Date('2026-11-22T10:00:00Z'));
  expect(await failureOf(release(it))).toMatchObject({
    kind: 'receiptDateFuture',
    details: { code: 'cannot_release_later_than_current_date', who: 'den som arbetar i Andersson' },
  });
});

test('R3.3 a part that came is in stock as that part', async () => {
  const it = await receiptSetup();
  await store(it, await it.inbound({ receipt: { rows: [came(2, 'SK-8', '40')] } }));
  await release(it);
  expect(it.simulator.stock.of('SK-8')).toMatchObject({ inStock: 40, value: 34 });
  expect(it.simulator.stock.of('PL-10').inStock).toBe(0);
});
