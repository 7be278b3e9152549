import { ApplicationFailure, type Context } from '@temporalio/activity';
import { AnderssonDatabaseError } from '../../activities/andersson/database';
import { databaseRefusals } from '../../workers/database-refusals';

const companies = { settingsOf: (company: string) => ({ language: company === 'english' ? 'en' : 'sv' }) as never };
const key = { company: 'demo', process: 'purchase', number: '4711', document: 'purchaseOrder' };

/** What an activity that meets the error fails with, at that attempt. */
async function failureOf(error: unknown, { args = [{ key }] as unknown[], attempt = 1 } = {}): Promise<unknown> {
  const context = { info: { activityType: 'ledgerConfirmed', attempt } } as Context;
  const { inbound } = databaseRefusals(companies)(context);
  const call = inbound?.execute?.({ args, headers: {} }, () => Promise.reject(error));
  return call?.catch((it: unknown) => it);
}

const bySqlServer = (number: number, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name: 'RequestError', code: 'EREQUEST', number, ...more });
/** As workers/companies.ts throws it. */
const notOpened = (kind: 'loginRefused' | 'schemaMissing' | 'unreachable') =>
  ApplicationFailure.create({
    message: 'x',
    type: kind,
    cause: new AnderssonDatabaseError(kind, 'x', { address: 'sql01' }),
  });

test.each([
  ['a right that is missing', bySqlServer(229, 'The UPDATE permission was denied'), 'SQL 229'],
  ['a trigger', bySqlServer(50_000, 'Kolumnen är låst'), 'Kolumnen är låst (SQL 50000)'],
  [
    'a trigger that rolls back',
    bySqlServer(3609, 'The transaction ended in the trigger.', { precedingErrors: [bySqlServer(50_000, 'Låst!')] }),
    'Låst! The transaction ended in the trigger. (SQL 3609)',
  ],
  [
    'a constraint of SQLite',
    Object.assign(new Error('låst'), { code: 'SQLITE_CONSTRAINT_TRIGGER' }),
    'SQLITE_CONSTRAINT_TRIGGER',
  ],
  ['a row that cannot be read', new AnderssonDatabaseError('rowInvalid', 'status: null'), 'status: null'],
])('%s is a refusal for people at once, and its caller says whether it is tried again', async (_name, error, said) => {
  const failure = await failureOf(error);
  expect(failure).toMatchObject({
    type: 'anderssonRefused',
    nonRetryable: false,
    details: [{ who: 'Anderssons administratör', where: 'Anderssons databas, och ANDERSSON_DATABASE' }],
  });
  expect((failure as Error).message).toContain(said);
  expect((failure as Error).message).toContain('för inköp 4711');
});

test('a number that could not be kept is named, in the language of the company', async () => {
  const args = [{ key: { ...key, company: 'english' }, fortnoxNumber: '57' }];
  const failure = (await failureOf(bySqlServer(229, 'The UPDATE permission was denied.'), { args })) as Error;
  expect(failure).toMatchObject({
    details: [{ skipIf: expect.stringContaining('document 57 is to stay in Fortnox') }],
  });
  expect(failure.message).toBe(
    "Andersson's database says no for purchase 4711 (ledgerConfirmed): The UPDATE permission was denied. (SQL 229). " +
      'Document 57 in Fortnox is made and will not be made again; its number is not kept in Andersson yet. ' +
      "Andersson's administrator mends it (trigger, view, right or login); then it goes on from where it was.",
  );
});

test.each([
  ['a login that is refused', notOpened('loginRefused'), 'godtar inte inloggningen'],
  ['tables that are missing', notOpened('schemaMissing'), 'saknar integrationens tabeller'],
  ['a key that exists', bySqlServer(2601, 'Cannot insert duplicate key'), 'SQL 2601'],
])('%s may pass in a moment: only after some tries it is a refusal', async (_name, error, said) => {
  expect(await failureOf(error, { attempt: 5 })).toBe(error);
  const failure = await failureOf(error, { attempt: 6 });
  expect(failure).toMatchObject({ type: 'anderssonRefused' });
  expect((failure as Error).message).toContain(said);
});

test.each([
  ['a server that is gone', notOpened('unreachable')],
  ['a deadlock', bySqlServer(1205, 'deadlocked')],
  ['a lost connection', Object.assign(new Error('x'), { code: 'ECONNRESET' })],
  ['a failure that has its own name', ApplicationFailure.nonRetryable('x', 'ledgerOutOfOrder')],
  ['a fault of the program', new TypeError('x')],
  ['a statement of the program that is refused', new AnderssonDatabaseError('statementRefused', 'x')],
])('%s stays what it is', async (_name, error) => {
  expect(await failureOf(error, { attempt: 50 })).toBe(error);
});
