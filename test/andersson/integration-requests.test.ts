import { showOnRequest } from '../../activities/andersson/integration-requests';
import { tellRefused } from '../../activities/andersson/refused-receipts';
import { pressRequest } from '../../sandbox/andersson/purchase-gestures';
import { onBothDatabases } from './database/databases';
import { company, requestsOf } from './purchases';

onBothDatabases('what Andersson shows of a purchase', (open) => {
  const show = (
    state: 'started' | 'waiting' | 'done',
    message: string | null = null,
    fortnoxNumber: string | null = null,
  ) => showOnRequest(open(), { company, kind: 'purchase', number: '1001', state, message, fortnoxNumber });
  const taken = (id: number) =>
    open().kysely.updateTable('integration_request').set({ state: 'started' }).where('id', '=', id).execute();

  test('R3.1 is a request made by the save, told on once and kept up to date', async () => {
    await show('started');
    await show('started');
    await show('waiting', 'Leverantören saknas.');
    await show('done', null, '77');
    expect(await requestsOf(open(), '1001')).toEqual([
      {
        id: expect.any(Number),
        state: 'done',
        message: null,
        fortnox_number: '77',
        requested_by: 'sparat i Andersson',
      },
    ]);
  });

  test('is the newest request, and older open ones follow it', async () => {
    await show('waiting', 'Leverantören saknas.');
    await taken(await pressRequest(open(), 'purchase', '1001'));
    await show('done', 'Klart.', '77');
    expect((await requestsOf(open(), '1001')).map((row) => [row.state, row.message])).toEqual([
      ['done', 'Klart.'],
      ['done', 'Klart.'],
    ]);
  });

  test('leaves what the user has just pressed to the watch, and other objects alone', async () => {
    await pressRequest(open(), 'purchase', '1001');
    await pressRequest(open(), 'purchase', '1002');
    await show('waiting', 'Leverantören saknas.');
    expect((await requestsOf(open(), '1001')).map((row) => row.state)).toEqual(['pending', 'waiting']);
    expect((await requestsOf(open(), '1002')).map((row) => row.state)).toEqual(['pending']);
  });

  test('R3.3 leaves the refusal of a further receipt as it is', async () => {
    await show('done', 'Klart.', '77');
    const refused = [{ id: 17, number: '1001', state: null, message: 'Inleveransen skickas inte.' }];
    const now = await open().now();
    await open().transaction((trx) => tellRefused(open(), trx, refused, now));
    await show('started');
    expect((await requestsOf(open(), '1001')).map((row) => [row.state, row.message])).toEqual([
      ['started', null],
      ['refused', 'Inleveransen skickas inte.'],
    ]);
  });

  test('an echo is not a change: showing the same again writes nothing', async () => {
    await show('waiting', 'Leverantören saknas.');
    const before = await open().verbs.rowVersionLimit(open().kysely);
    await show('waiting', 'Leverantören saknas.');
    expect(await open().verbs.rowVersionLimit(open().kysely)).toBe(before);
  });
});
