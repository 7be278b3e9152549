import { editCard, saveCards } from '../../sandbox/andersson/register-gestures';
import type { CustomerWorld } from '../support/customer-world';
import { worlds } from '../support/worlds';
import {
  card,
  fullCard,
  inFortnox,
  letOverlapPass,
  numbersInFortnox,
  plainInAndersson,
  row,
  writes,
} from './customers';

const world = worlds();

const needsAttention = async (it: CustomerWorld) => {
  const handle = await it.start();
  const result = await it.resultOf(handle);
  const { typedSearchAttributes } = await handle.describe();
  return { result, attributes: typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]) };
};

test('one customer refused by Fortnox is named with its code and words; the others are done', async () => {
  const it = await world({ direction: 'export' });
  await plainInAndersson(it, '2001', '2003');
  await saveCards(it.andersson, 'customer', [{ customer_number: '2002', name: 'Café & Smide | Åsa AB' }]);
  const { result, attributes } = await needsAttention(it);
  expect(result).toMatchObject({
    outcome: 'done',
    counts: { read: 3, written: 2, failed: 1 },
    toFortnox: { created: 2 },
    openFailures: 1,
  });
  expect(result.failures).toEqual([{ number: '2002', sentence: expect.stringContaining('(2000359)') }]);
  expect(result.failures[0]?.sentence).toContain('Ändra texten i Andersson');
  expect(attributes).toContainEqual(['NeedsAttention', true]);
  expect(numbersInFortnox(it)).toEqual(['2001', '2003']);
});

test('a refused customer is not tried again while unchanged, and is when corrected', async () => {
  const it = await world({ direction: 'both' });
  await saveCards(it.andersson, 'customer', [{ customer_number: '2002', name: 'Café & Smide | Åsa AB' }]);
  await it.sync();
  for (const _ of [1, 2]) {
    it.fortnox.clearRequests();
    expect(await it.sync()).toMatchObject({ openFailures: 1, toFortnox: { created: 0 } });
    expect(writes(it)).toEqual([]);
  }
  await editCard(it.andersson, 'customer', '2002', { name: 'Café & Smide, Åsa AB' });
  expect(await it.sync()).toMatchObject({ counts: { written: 1, failed: 0 }, openFailures: 0 });
  expect(card(it, '2002')).toMatchObject({ Name: 'Café & Smide, Åsa AB' });
});

test('a refused change of a customer in step leaves Fortnox as it was and travels when corrected', async () => {
  const it = await world({ direction: 'both' });
  await plainInAndersson(it, '2001');
  await it.sync();
  await editCard(it.andersson, 'customer', '2001', { name: 'Smide | Åsa AB' });
  expect(await it.sync()).toMatchObject({ counts: { failed: 1 }, openFailures: 1 });
  expect(card(it, '2001')).toMatchObject({ Name: 'Kund 2001 AB' });
  // While its own creation is still within the overlap it is read, and tried, once more.
  letOverlapPass(it);
  await it.sync();
  it.fortnox.clearRequests();
  expect(await it.sync()).toMatchObject({ openFailures: 1 });
  expect(writes(it)).toEqual([]);
  await editCard(it.andersson, 'customer', '2001', { name: 'Smide Åsa AB' });
  expect(await it.sync()).toMatchObject({ toFortnox: { updated: 1 }, openFailures: 0 });
  expect(card(it, '2001')).toMatchObject({ Name: 'Smide Åsa AB' });
});

test('a postcode longer than Fortnox takes is refused before any call, and goes when corrected', async () => {
  const it = await world({ direction: 'export' });
  await saveCards(it.andersson, 'customer', [
    { customer_number: '2001', name: 'Utland GmbH', zip_code: 'DE-12345-678' },
  ]);
  const result = await it.sync();
  expect(result).toMatchObject({ counts: { read: 1, failed: 1 }, openFailures: 1 });
  expect(result.failures[0]).toMatchObject({ number: '2001' });
  expect(result.failures[0]?.sentence).toContain('postnummer har 12 tecken, Fortnox tar 10');
  expect(writes(it)).toEqual([]);
  await editCard(it.andersson, 'customer', '2001', { zip_code: 'DE-12345' });
  expect(await it.sync()).toMatchObject({ toFortnox: { created: 1 }, openFailures: 0 });
});

test('a text longer than the other side takes is cut at a word and said, and stays as it is after that', async () => {
  const it = await world({ direction: 'both' });
  const long = `www.verkstaden.example/${'produkter/'.repeat(15)}svetsade-konstruktioner`;
  await saveCards(it.andersson, 'customer', [{ customer_number: '2001', name: 'Verkstaden AB', web_address: long }]);
  inFortnox(it, { ...fullCard, Name: `${'Mekaniska '.repeat(25)}AB` });
  const result = await it.sync();
  expect(result).toMatchObject({ counts: { written: 2, failed: 0 }, openFailures: 0 });
  expect([...result.notes].sort((a, b) => a.number.localeCompare(b.number))).toEqual([
    { number: '1001', sentence: 'namn: 252 tecken, Andersson tar 200. Texten kortades i Andersson.' },
    { number: '2001', sentence: `webbadress: ${long.length} tecken, Fortnox tar 128. Texten kortades i Fortnox.` },
  ]);
  const here = (await row(it, '1001'))?.name ?? '';
  expect(here.length).toBeLessThanOrEqual(200);
  expect(here).toMatch(/Mekaniska$/);
  const there = String(card(it, '2001').WWW);
  expect(there.length).toBeLessThanOrEqual(128);
  expect(long.startsWith(there)).toBe(true);

  it.fortnox.clearRequests();
  expect(await it.sync()).toMatchObject({ counts: { written: 0 } });
  expect(writes(it)).toEqual([]);
  expect((await row(it, '2001'))?.web_address).toBe(long);
});

test('R0.7 two different businesses on one number are reported, and neither is overwritten', async () => {
  const it = await world({ direction: 'both' });
  inFortnox(it, fullCard);
  await saveCards(it.andersson, 'customer', [
    { customer_number: '1001', name: 'Helt annan firma AB', organisation_number: '556801-2347' },
  ]);
  const result = await it.sync();
  expect(result).toMatchObject({ counts: { read: 1, failed: 1 }, openFailures: 1 });
  expect(result.failures[0]?.sentence).toContain('olika organisationsnummer');
  expect(await row(it, '1001')).toMatchObject({ name: 'Helt annan firma AB' });
  expect(card(it, '1001')).toMatchObject({ Name: fullCard.Name });
  it.fortnox.clearRequests();
  expect(await it.sync()).toMatchObject({ openFailures: 1 });
  expect(writes(it)).toEqual([]);

  await editCard(it.andersson, 'customer', '1001', { organisation_number: '5567123459' });
  expect(await it.sync()).toMatchObject({ counts: { failed: 0 }, openFailures: 0 });
  expect(await row(it, '1001')).toMatchObject({ name: fullCard.Name });
});

test('a customer number that Fortnox keeps for a deleted customer is refused with what to do', async () => {
  const it = await world({ direction: 'export' });
  inFortnox(it, { CustomerNumber: '2001', Name: 'Gammal AB' });
  it.fortnox.customers.remove('2001');
  await plainInAndersson(it, '2001');
  const result = await it.sync();
  expect(result).toMatchObject({ counts: { failed: 1 }, openFailures: 1 });
  expect(result.failures[0]?.sentence).toContain('Välj ett annat nummer i Andersson');
  expect(result.failures[0]?.sentence).toContain('2000637');
});
