import { agreedBase, settledBase } from '../../domain/sync/base';
import { fortnoxValues, type KnownRecord, type Plan, planRecord, type Write } from '../../domain/sync/plan';
import type { ReadResult, RecordFailure } from '../../domain/sync/record';
import { syncSentences } from '../../domain/sync/sentences';
import type { MergeRequest } from '../../workflows/contract/register-sync';
import { auditWrites } from './audit-log';
import type { MergeBatchReport } from './merge-batch';
import { insertRow, type RegisterRow, updateRow } from './register-rows';
import { rowRefusal } from './row-refusal';
import { type LinkChange, type SyncLink, saveLink } from './sync-links';
import type { SyncScope } from './sync-scope';

/** One record to merge, with all that is known of it. */
export interface MergeOne {
  readonly scope: SyncScope;
  readonly request: MergeRequest;
  readonly batch: MergeBatchReport;
  readonly now: string;
  readonly previousReadAt: string | null;
  readonly row: RegisterRow | null;
  readonly link: SyncLink | null;
  readonly number: string;
  readonly read: ReadResult | null;
}

/** Decides what becomes of one record and does Andersson's part of it; a record that cannot be written is reported. */
export async function mergeRecord(one: MergeOne): Promise<void> {
  const { scope, request, batch, row, link, number, read } = one;
  const known: KnownRecord = {
    number,
    row,
    read,
    base: settledBase(
      scope.register,
      link?.base ?? null,
      link?.intent?.andersson ?? link?.failure?.andersson ?? null,
      read?.result === 'found' ? read.record.values : null,
    ),
    failure: link?.failure ?? null,
    writtenByUsAt: link?.fortnoxWrittenAt ?? null,
  };
  const plan = planRecord(known, {
    register: scope.register,
    allowed: scope.allowed,
    language: scope.language,
    previousReadAt: one.previousReadAt,
    answer: request.answers.find((answer) => answer.number === number)?.later,
  });
  if (plan.do === 'ask') {
    batch.asks.push({ number, changedAt: plan.changedAt });
    return;
  }
  try {
    await apply(one, known, plan);
  } catch (error) {
    const refusal = rowRefusal(error);
    if (!refusal) throw error;
    const sentence = syncSentences[scope.language].rowRefused(refusal.message);
    await fail(one, known, {
      side: 'andersson',
      kind: 'rowRefused',
      code: refusal.code,
      sentence,
      passing: refusal.passing,
    });
  }
}

async function apply(one: MergeOne, known: KnownRecord, plan: Exclude<Plan, { do: 'ask' }>): Promise<void> {
  const { batch, number } = one;
  if (plan.do === 'fail') return fail(one, known, plan.failure);
  if (plan.do === 'leave') {
    await leave(one, known, plan.result);
    batch.counted(plan.result);
    batch.noted(number, plan.note === null ? [] : [plan.note]);
    return;
  }
  if (!(await write(one, known, plan))) {
    // Somebody changed the row while it was being merged: the next run looks at it afresh.
    await remember(one, { again: true });
    batch.counted('skipped');
    return;
  }
  batch.wrote(plan);
  batch.noted(number, plan.notes);
  if (plan.toFortnox) batch.exports.push(plan.toFortnox);
  else batch.counted('written');
}

async function leave(one: MergeOne, known: KnownRecord, result: 'same' | 'skipped'): Promise<void> {
  const fortnox = fortnoxValues(known);
  const agreed = result === 'same' && known.row && fortnox;
  if (one.read === null && !one.link?.failure) return;
  const nothing = { andersson: {}, fortnox: {} };
  await remember(one, {
    ...(agreed && {
      base: agreedBase(one.scope.register, { andersson: known.row.values, fortnox }, known.base, nothing),
      failure: null,
    }),
    again: false,
  });
}

async function fail(one: MergeOne, known: KnownRecord, failure: RecordFailure): Promise<void> {
  one.batch.failed(one.number, failure.sentence);
  const kept = { ...failure, andersson: known.row?.values ?? null, fortnox: fortnoxValues(known) };
  await remember(one, { ...(known.base && { base: known.base }), failure: kept, again: failure.passing });
}

/** Writes a plan's part in Andersson with its link and audit rows, all or nothing; false when the row has moved on. */
async function write(one: MergeOne, known: KnownRecord, plan: Write): Promise<boolean> {
  const { scope, request, number, row, now } = one;
  const fortnox = fortnoxValues(known);
  return scope.database.transaction(async (trx) => {
    const { toAndersson, toFortnox } = plan;
    if (toAndersson?.action === 'create') await insertRow(trx, scope.register, number, toAndersson.values);
    if (toAndersson?.action === 'update' && row) {
      if (!(await updateRow(trx, scope.database.verbs, scope.register, row, toAndersson.values))) return false;
    }
    if (toAndersson) {
      const old = row?.values ?? {};
      await auditWrites(trx, scope, {
        number,
        runId: request.runId,
        at: now,
        side: 'andersson',
        old,
        written: toAndersson.values,
        conflicts: plan.conflicts,
      });
    }
    const andersson = { ...known.row?.values, ...toAndersson?.values };
    // Records that meet for the first time agree only once the export they still wait for is recorded.
    const agreed = fortnox !== null && (known.base !== null || toFortnox === null);
    const base = agreed
      ? agreedBase(scope.register, { andersson, fortnox }, known.base, {
          andersson: toAndersson?.values ?? {},
          fortnox: {},
        })
      : undefined;
    await saveLink(
      trx,
      scope.database.verbs,
      scope,
      number,
      {
        ...(base && { base }),
        failure: null,
        // Until the export's outcome is recorded: a run that dies in between leaves the record to the next.
        again: toFortnox !== null,
        handledInRun: request.runId,
        intent: toFortnox ? { andersson, fortnox, conflicts: plan.conflicts } : null,
      },
      now,
    );
    return true;
  });
}

function remember(one: MergeOne, change: LinkChange): Promise<void> {
  const { scope, number, request, now } = one;
  return saveLink(
    scope.database.kysely,
    scope.database.verbs,
    scope,
    number,
    { ...change, handledInRun: request.runId },
    now,
  );
}
