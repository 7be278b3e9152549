import { MockActivityEnvironment } from '@temporalio/testing';
import { adopt, previewAdoption, reopen } from '../../activities/andersson/adoption';
import { changedAfterDone } from '../../activities/andersson/changed-after-done';
import { changedPurchases } from '../../activities/andersson/changed-purchases';
import { CompanyWatch } from '../../activities/andersson/company-watch';
import { AnderssonDatabaseError } from '../../activities/andersson/database';
import { takeLedger } from '../../activities/andersson/document-ledger';
import { documentsSoFar } from '../../activities/andersson/documents-so-far';
import { ledgerPlaces } from '../../activities/andersson/ledger-places';
import { notedOrder } from '../../activities/andersson/noted-order';
import { proofOf, supplierOf } from '../../activities/andersson/proof';
import { anderssonPurchaseActivities } from '../../activities/andersson/purchase-activities';
import { readPurchase } from '../../activities/andersson/purchase-rows';
import { purchaseStandings } from '../../activities/andersson/purchase-standing';
import { lookAtOpenOrders, sweepPurchases } from '../../activities/andersson/purchase-sweep';
import { expectTsql, recordTsql } from './database/tsql-check';
import { anderssonOf, company, inRun, ledgerKey, receiptKeys, rules, run } from './purchases';

const T = '2026-01-31T09:05:00.123Z';
const one = (row: Readonly<Record<string, unknown>>) => ({ recordset: [row], rowsAffected: [1] });
const clock = (sql: string) =>
  sql.includes('as "now"') || sql.includes('as [now]') ? one({ now: new Date(T) }) : undefined;
const key = ledgerKey('1001');
const receipt = receiptKeys('1001', 17);
/** A receipt under the names each query gives its columns. */
const received = {
  id: 17,
  number: '1001',
  purchase_number: '1001',
  receivedOn: '2026-11-21',
  received_on: '2026-11-21',
};
const handOver = { start: async () => undefined, tell: async () => false, isRunning: async () => false };

test('every statement of a purchase parses as T-SQL and is kept for review', async () => {
  const statements = await recordTsql(async (database) => {
    await expect(readPurchase(anderssonOf(database), company, '1001')).rejects.toMatchObject({
      type: 'purchaseMissing',
    });
    await purchaseStandings(database, company, '2026-11-01', ['1001']);
    const its = anderssonPurchaseActivities(
      async () => anderssonOf(database),
      () => rules,
    );
    await its.markDone({ company, process: 'purchase', number: '1', outcome: 'done', note: null, fortnoxNumbers: [] });
    const shown = { company, kind: 'purchase', number: '1001', message: null, fortnoxNumber: '77' };
    await its.showOnRequest({ ...shown, state: 'started' });
  }, clock);
  const found = await recordTsql(
    async (database) => {
      await readPurchase(anderssonOf(database), company, '1001').catch((error: unknown) => {
        if (!(error instanceof AnderssonDatabaseError) && !(error instanceof Error)) throw error;
      });
      const its = anderssonPurchaseActivities(
        async () => anderssonOf(database),
        () => rules,
      );
      const shown = { company, kind: 'purchase', number: '1001', message: null, fortnoxNumber: '77' };
      await its.showOnRequest({ ...shown, state: 'done' });
      await notedOrder(database, company, '1001');
    },
    (sql) => clock(sql) ?? one({ id: 5, state: 'started', message: null, fortnox_number: '77' }),
  );
  await expectTsql('purchase', [...statements, ...found]);
});

test('every statement of the document ledger parses as T-SQL and is kept for review', async () => {
  const entry = (state: string) => (sql: string) =>
    clock(sql) ??
    (/select .*fortnox_number.* from .*document_ledger/.test(sql) ? one({ state, fortnox_number: '77' }) : undefined) ??
    (/select .* from .*goods_receipt/.test(sql) ? one({ id: 17 }) : undefined);
  const opening = await recordTsql(async (database) => {
    const its = inRun(
      anderssonPurchaseActivities(
        async () => anderssonOf(database),
        () => rules,
      ),
    );
    await its.openLedger(key);
    await its.ledgerSent(key);
    await its.ledgerNotSent(key);
    await its.ledgerChanged({ key, madeFrom: 'f2' });
    await its.ledgerSkipped({ key: receipt.inbound, note: 'x' });
    await documentsSoFar(database, company, '1001');
    await its.receiptDocuments({ company, purchaseNumber: '1001' });
  }, clock);
  const taking = await recordTsql(
    (database) => takeLedger(anderssonOf(database), key, run),
    (sql) =>
      sql.startsWith('select') ? one({ ...key, state: 'sent', fortnox_number: null, made_from: null }) : undefined,
  );
  const proving = await recordTsql(
    async (database) => {
      await supplierOf(database, '1001');
      await proofOf(database, company, '1001');
      await ledgerPlaces(database, company);
    },
    (sql) => (sql.includes('group by') ? one({ process: 'purchase', number: '1001' }) : undefined),
  );
  const ending = await recordTsql(async (database) => {
    const its = anderssonPurchaseActivities(
      async () => anderssonOf(database),
      () => rules,
    );
    await its.ledgerConfirmed({ key, fortnoxNumber: '77', madeFrom: 'f1', by: 'created', note: 'x' });
    await its.ledgerVoided({ key, note: 'x' });
    await its.ledgerConfirmed({ key, fortnoxNumber: '78', madeFrom: '', by: 'chosenByHand', note: 'x' });
    await its.ledgerConfirmed({ key: receipt.inbound, fortnoxNumber: 'x/17', madeFrom: 'f1', by: 'created' });
    await its.ledgerConfirmed({ key: receipt.invoice, fortnoxNumber: '512', madeFrom: 'f1', by: 'created' });
    await its.ledgerVoided({ key: receipt.inbound });
    await its.ledgerVoided({ key: receipt.invoice });
  }, entry('sent'));
  await expectTsql('ledger', [...opening, ...taking, ...ending, ...proving]);
});

test('every statement of the watch and the sweep parses as T-SQL and is kept for review', async () => {
  const statements = await recordTsql(
    async (database) => {
      await changedPurchases(database, null, 'f'.repeat(16));
      const watch = new CompanyWatch(company, anderssonOf(database), handOver);
      await new MockActivityEnvironment().run(() => watch.look(() => true));
      await new MockActivityEnvironment().run(() => sweepPurchases({ company, language: 'sv', database, handOver }));
      await new MockActivityEnvironment().run(() => lookAtOpenOrders({ company, language: 'sv', database, handOver }));
    },
    (sql) => {
      if (sql.includes('from "integration"."adoption"')) return one({ adopted_from: '2026-11-01' });
      if (sql.includes('min_active_rowversion() as')) return one({ row_version: 'f'.repeat(16) });
      if (sql.includes('from "integration"."integration_request"'))
        return one({ id: 5, number: '1001', options: null });
      if (sql.includes('from "integration"."deleted_row"') && !sql.includes('in ('))
        return one({ receipt: '17', rowVersion: '00000000000000aa' });
      if (/from "integration"\."goods_receipt" .*order by "(row_version|id)"/.test(sql))
        return one({ ...received, rowVersion: '00000000000000aa' });
      if (/from "integration"\."purchase" .*order by "row_version"/.test(sql))
        return one({ number: '1001', rowVersion: '00000000000000aa' });
      return clock(sql);
    },
  );
  const changed = await recordTsql(
    (database) => changedAfterDone(anderssonOf(database), company, ['1001']),
    (sql) =>
      sql.includes('from "integration"."document_ledger"')
        ? one({
            number: '1001',
            document: 'inbound',
            state: 'confirmed',
            fortnoxNumber: 'x/17',
            madeFrom: 'receipt 17 f',
          })
        : clock(sql),
  );
  await expectTsql('watch', [...statements, ...changed]);
});

test('every statement of an adoption parses as T-SQL and is kept for review', async () => {
  const never = { sent_at: null, confirmed_at: null, voided_at: null, confirmed_by: null, held_by: null };
  const skipped = {
    ...key,
    ...never,
    id: 1,
    state: 'skipped',
    fortnox_number: '77',
    made_from: 'f',
    intent_at: T,
    note: 'x',
  };
  const answer = (adoptedFrom: string | null) => (sql: string) => {
    if (sql.includes('from "integration"."adoption"'))
      return adoptedFrom ? one({ adopted_from: adoptedFrom }) : undefined;
    if (sql.includes('from "integration"."purchase"') && sql.includes('<>') && !sql.includes('order by'))
      return one({ purchase_number: '1001' });
    if (sql.includes('from "integration"."done_mark"'))
      return one({ number: '1001', outcome: 'done', fortnox_numbers: null });
    if (sql.includes('from "integration"."document_ledger"') && adoptedFrom === null) return one(skipped);
    return clock(sql);
  };
  const going = { company, from: '2026-11-01', by: 'anna', purchases: ['1001'] };
  const first = await recordTsql(async (database) => {
    await previewAdoption(database, company, '2026-11-01');
    await adopt(database, going);
    await reopen(database, company, 'purchase', '1001');
  }, answer(null));
  const moved = await recordTsql((database) => adopt(database, going), answer('2026-10-01'));
  await expectTsql('adoption', [...first, ...moved]);
});
