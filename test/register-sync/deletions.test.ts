import { deleteCard, editCard, saveCards } from '../../sandbox/andersson/register-gestures';
import { worlds } from '../support/worlds';
import {
  card,
  inFortnox,
  letOverlapPass,
  numbersInAndersson,
  numbersInFortnox,
  plainInFortnox,
  row,
  writes,
} from './customers';

const world = worlds();

test('a customer deleted in Andersson while linked stays in Fortnox, is not made anew, and is told of when it changes', async () => {
  const it = await world({ direction: 'both' });
  plainInFortnox(it, '1001', '1002');
  await it.sync();
  await deleteCard(it.andersson, 'customer', '1001');
  letOverlapPass(it);
  it.fortnox.clearRequests();
  expect(await it.sync()).toMatchObject({ outcome: 'done', counts: { written: 0, failed: 0 } });
  it.fortnox.customers.put('1001', { City: 'Åmål' });
  const told = await it.sync();
  expect(told).toMatchObject({ counts: { written: 0, failed: 0, skipped: 1 } });
  expect(told.notes).toContainEqual({
    number: '1001',
    sentence: 'Raderad i Andersson men finns kvar i Fortnox (kund). Inget har gjorts i Fortnox.',
  });
  expect(await numbersInAndersson(it)).toEqual(['1002']);
  expect(numbersInFortnox(it)).toEqual(['1001', '1002']);
  expect(writes(it)).toEqual([]);
});

test('a customer deleted in Fortnox while linked is reported when it is next met, and nothing is made anew', async () => {
  const it = await world({ direction: 'both' });
  plainInFortnox(it, '1001', '1002');
  await it.sync();
  await it.sync();
  it.fortnox.customers.remove('1001');
  await editCard(it.andersson, 'customer', '1001', { city: 'Åmål' });
  it.fortnox.clearRequests();
  const result = await it.sync();
  expect(result).toMatchObject({ outcome: 'done', counts: { failed: 1 }, openFailures: 1 });
  expect(result.failures[0]).toMatchObject({ number: '1001' });
  expect(numbersInFortnox(it)).toEqual(['1002']);
  expect(writes(it).filter((call) => call.startsWith('POST'))).toEqual([]);
  it.fortnox.clearRequests();
  expect(await it.sync()).toMatchObject({ openFailures: 1 });
  expect(writes(it)).toEqual([]);
});

test('a customer inactive on its side, and never linked, does not travel', async () => {
  const it = await world({ direction: 'both' });
  inFortnox(it, { CustomerNumber: '1001', Name: 'Vilande AB', Active: false });
  await saveCards(it.andersson, 'customer', [{ customer_number: '2001', name: 'Slutat AB', active: 0 }]);
  for (const _ of [1, 2]) expect(await it.sync()).toMatchObject({ counts: { written: 0, failed: 0 } });
  it.fortnox.customers.put('1001', { City: 'Åmål' });
  await editCard(it.andersson, 'customer', '2001', { city: 'Åmål' });
  expect(await it.sync()).toMatchObject({ counts: { read: 2, skipped: 2 } });
  expect(await numbersInAndersson(it)).toEqual(['2001']);
  expect(numbersInFortnox(it)).toEqual(['1001']);
});

test('a customer that is activated travels then, and a linked one keeps travelling when it is put to rest', async () => {
  const it = await world({ direction: 'both' });
  inFortnox(it, { CustomerNumber: '1001', Name: 'Vilande AB', Active: false });
  await it.sync();
  it.fortnox.customers.put('1001', { Active: true });
  expect((await it.sync()).toAndersson.created).toBe(1);
  it.fortnox.customers.put('1001', { Active: false, City: 'Åmål' });
  await it.sync();
  expect(await row(it, '1001')).toMatchObject({ city: 'Åmål' });
  await editCard(it.andersson, 'customer', '1001', { active: 0, phone: '0532-12 34 56' });
  await it.sync();
  expect(card(it, '1001')).toMatchObject({ Phone1: '0532-12 34 56' });
});
