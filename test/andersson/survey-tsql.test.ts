import { keepComparison, lastComparison } from '../../activities/andersson/kept-comparisons';
import { recordHistory } from '../../activities/andersson/record-history';
import { retryFailed } from '../../activities/andersson/retry-failed';
import { rewind } from '../../activities/andersson/rewind';
import { separateRecord } from '../../activities/andersson/separate-record';
import { compareRegister } from '../../activities/andersson/survey/compare-register';
import type { FortnoxRegister, ListedLine } from '../../activities/andersson/survey/fortnox-register';
import { lookAgainNow, readNow } from '../../activities/andersson/survey/link-marks';
import { previewRegister } from '../../activities/andersson/survey/preview-register';
import { previewRewind } from '../../activities/andersson/survey/preview-rewind';
import { type SyncScope, syncScope } from '../../activities/andersson/sync-scope';
import { registerSyncStanding } from '../../activities/andersson/sync-status';
import type { RegisterName } from '../../domain/registers';
import { expectTsql, recordTsql } from './database/tsql-check';
import { anderssonOf, company } from './purchases';

const T = '2026-01-31T09:05:00.123Z';
const at = new Date(T);
const one = (row: Readonly<Record<string, unknown>>) => ({ recordset: [row], rowsAffected: [1] });
const clock = (sql: string) => (sql.includes('as "now"') ? one({ now: at }) : undefined);
const customer = { id: 5, customer_number: '1001', name: 'Ett AB', active: 1, row_version: '00000000000000aa' };
const failure = {
  side: 'andersson',
  kind: 'sameOrganisation',
  code: null,
  sentence: 'x',
  passing: false,
  andersson: null,
  fortnox: null,
};
const unset = {
  ...{ andersson_base: null, fortnox_base: null, export_intent: null, again_at: null, tries: null },
  ...{ handled_in_run: null, fortnox_written_at: null, fortnox_read_at: null, list_mark: null, identity: null },
};
const link = {
  ...unset,
  company,
  register: 'customers',
  number: '1001',
  failure: JSON.stringify(failure),
  updated_at: at,
  separate: 0,
};
const cursor = { company, register: 'customers', fortnox_read_at: at, andersson_read_at: at, updated_at: at };

const line = (number: string): ListedLine => ({
  number,
  mark: 'm',
  active: true,
  values: { Name: `Kund ${number}`, OrganisationNumber: '556712-3459', Active: 'true' },
});
/** Fortnox lists two records and reads both in full as listed. */
const fortnox: FortnoxRegister = {
  lists: ['active'],
  page: async () => ({ lines: [line('1001'), line('2002')], total: 2, totalPages: 1, readAt: T }),
  read: async (numbers) =>
    numbers.map((number) => ({ number, result: 'found', record: { number, values: line(number).values } })),
  async *changedSince() {
    yield ['1001'];
  },
  isChangedSince: async () => false,
  whoChangedLater: async () => 'undecided',
  foreseenRefusal: async () => null,
  calls: () => 3,
};

const answers = (sql: string) => {
  if (sql.includes('from "integration"."customer"') && sql.includes('*')) return one(customer);
  if (sql.includes('from "integration"."sync_cursor"')) return one(cursor);
  return sql.includes('count(*)') ? one({ count: 40 }) : clock(sql);
};
const inScope = (work: (scope: SyncScope) => Promise<unknown>, register: RegisterName = 'customers') =>
  recordTsql(
    async (database) => work(await syncScope(async () => anderssonOf(database), { company, register })),
    answers,
  );

test('every statement of a survey parses as T-SQL and is kept for review', async () => {
  const tell = () => undefined;
  const statements = [
    ...(await inScope((scope) => previewRegister(scope, fortnox, { tell }))),
    ...(await inScope((scope) => previewRegister(scope, fortnox, { tell }), 'suppliers')),
    ...(await inScope((scope) => compareRegister(scope, fortnox, { thoroughness: 'nightly', tell }))),
    ...(await inScope((scope) => lookAgainNow(scope, ['1001']))),
    ...(await inScope((scope) => readNow(scope, ['1001', '1002'], T))),
  ];
  await expectTsql('survey', statements);
});

test('every statement of what operators ask and say of a register parses as T-SQL and is kept for review', async () => {
  const linked = (sql: string) => (sql.includes('from "integration"."sync_link"') ? one(link) : answers(sql));
  const audited = {
    id: 1,
    company,
    register: 'customers',
    number: '1001',
    at,
    run_id: '7',
    side: 'fortnox',
    field: 'Name',
    old_value: null,
    new_value: 'x',
    reason: 'changed',
  };
  const repairs = await recordTsql(async (database) => {
    const scope = await syncScope(async () => anderssonOf(database), { company, register: 'customers' });
    await separateRecord(scope, '1001');
    await retryFailed(scope);
  }, linked);
  const history = await recordTsql(
    async (database) =>
      recordHistory(await syncScope(async () => anderssonOf(database), { company, register: 'customers' }), '1001'),
    (sql) => (sql.includes('from "integration"."audit_log"') ? one(audited) : answers(sql)),
  );
  const standing = await inScope(({ database }) => registerSyncStanding(database, company, 'customers'));
  const rewound = [
    ...(await inScope((scope) => rewind(scope, null, 'anna'))),
    ...(await inScope((scope) => rewind(scope, null, 'anna'), 'articles')),
    ...(await inScope((scope) => rewind(scope, null, 'anna'), 'suppliers')),
    ...(await inScope((scope) => previewRewind(scope, fortnox, T))),
  ];
  const causes = {
    unexplained: 0,
    refused: 0,
    sameOrganisation: 0,
    deleted: 0,
    notYetSynced: 0,
    changedByHand: 0,
    outOfScope: 0,
  };
  const kept = await inScope(async ({ database }) => {
    const comparison = { register: 'customers', compared: 1, readInFull: 1, causes, first: [], alarm: null };
    await keepComparison(database, company, comparison, { workflowId: 'w', runId: 'r', openedAt: T });
    await lastComparison(database, company, 'customers');
  });
  await expectTsql('sync commands', [...repairs, ...history, ...standing, ...rewound, ...kept]);
});
