import type { Values } from '../../domain/registers/register';
import { agreedBase } from '../../domain/sync/base';
import { identityOf } from '../../domain/sync/create';
import {
  fortnoxValues,
  type KeptFailure,
  type KnownRecord,
  type Plan,
  planRecord,
  type Write,
} from '../../domain/sync/plan';
import type { RecordFailure } from '../../domain/sync/record';
import { nextTry } from '../../domain/sync/retry';
import { syncSentences } from '../../domain/sync/sentences';
import type { MergeRequest } from '../../workflows/contract/register-sync';
import { auditWrites } from './audit-log';
import { databaseSentence } from './database-sentences';
import { knownRecord, type RecordAtHand } from './known-record';
import type { MergeBatchReport } from './merge-batch';
import { insertRow, updateRow } from './register-rows';
import { rowRefusal } from './row-refusal';
import { type LinkChange, saveLink } from './sync-links';
import type { SyncScope } from './sync-scope';
import { whyNotWritten } from './why-not-written';

/** One record to merge, with all that is known of it. */
export interface MergeOne extends RecordAtHand {
  readonly scope: SyncScope;
  readonly request: MergeRequest;
  readonly batch: MergeBatchReport;
  readonly now: string;
  readonly previousReadAt: string | null;
}

/** Decides what becomes of one record and does Andersson's part of it; a record that cannot be written is reported. */
export async function mergeRecord(one: MergeOne): Promise<void> {
  const { scope, request, batch, number } = one;
  const known = knownRecord(scope.register, one);
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
    const sentence = syncSentences[scope.language].rowRefused(databaseSentence(error, scope.language));
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
    await leave(one, known, plan);
    batch.counted(plan.result);
    batch.noted(number, plan.notes);
    return;
  }
  const unfit = await whyNotWritten(one.scope, known, plan, one.link?.separate ?? false);
  if (unfit) return fail(one, known, unfit);
  if (!(await write(one, known, plan))) {
    // Somebody changed the row while it was being merged: the next run looks at it afresh.
    await remember(one, { againAt: one.now });
    batch.counted('skipped');
    return;
  }
  batch.wrote(plan);
  batch.noted(number, plan.notes);
  if (plan.toFortnox) batch.exports.push(plan.toFortnox);
  else batch.counted('written');
}

async function leave(one: MergeOne, known: KnownRecord, plan: Extract<Plan, { do: 'leave' }>): Promise<void> {
  const { read, link, scope } = one;
  if (plan.waits || (read === null && !link?.failure)) return;
  const fortnox = fortnoxValues(known);
  const agreed = plan.result === 'same' && known.row && fortnox;
  await remember(one, {
    ...(agreed && { base: agreedBase(scope.register, { andersson: known.row.values, fortnox }, known.base) }),
    failure: null,
    againAt: null,
    tries: 0,
  });
}

async function fail(one: MergeOne, known: KnownRecord, failure: RecordFailure): Promise<void> {
  const { batch, scope, number, link, now } = one;
  batch.failed(number, failure.sentence);
  const kept: KeptFailure = {
    ...failure,
    andersson: known.row?.values ?? null,
    fortnox: fortnoxValues(known),
    changedAt: known.row?.changedAt ?? null,
  };
  const tries = (link?.tries ?? 0) + 1;
  const againAt = nextTry(now, tries, failure.passing, scope.retryEveryMs);
  await remember(one, { ...(known.base && { base: known.base }), failure: kept, againAt, tries });
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
      await auditWrites(trx, scope, {
        number,
        runId: request.runId,
        at: now,
        side: 'andersson',
        old: row?.values ?? {},
        written: toAndersson.values,
        conflicts: plan.conflicts,
      });
    }
    const andersson = {
      ...known.row?.values,
      ...(toAndersson?.action === 'create' && madeActive),
      ...toAndersson?.values,
    };
    // Records that meet for the first time agree only once the export they still wait for is recorded.
    const agreed = fortnox !== null && (known.base !== null || toFortnox === null);
    const written = { andersson: toAndersson?.values ?? {}, fortnox: {} };
    const base = agreed ? agreedBase(scope.register, { andersson, fortnox }, known.base, written) : undefined;
    await saveLink(
      trx,
      scope.database.verbs,
      scope,
      number,
      {
        ...sightOf(one),
        ...(base && { base }),
        failure: null,
        // An export may be refused once more: how often it was is forgotten when it is done.
        ...(toFortnox === null && { tries: 0 }),
        // Until the export's outcome is recorded: a run that dies in between leaves the record to the next.
        againAt: toFortnox === null ? null : now,
        handledInRun: request.runId,
        intent: toFortnox
          ? { andersson, fortnox, conflicts: plan.conflicts, changedAt: known.row?.changedAt ?? null }
          : null,
      },
      now,
    );
    return true;
  });
}

/** What is made is active (R1.4). */
const madeActive: Values = { active: 'true' };

async function remember(one: MergeOne, change: LinkChange): Promise<void> {
  const { scope, number, request, now } = one;
  const whole = { ...sightOf(one), ...change, handledInRun: request.runId };
  await saveLink(scope.database.kysely, scope.database.verbs, scope, number, whole, now);
}

/** What reading the record in Fortnox told beside its values: when, its line in the list, whose it is. */
function sightOf({ read, request, scope, number }: MergeOne): LinkChange {
  if (read === null) return {};
  const mark = request.marks?.[number];
  return {
    ...(mark !== undefined && { listMark: mark }),
    ...(request.readAt && read.result !== 'failed' && { fortnoxReadAt: request.readAt }),
    ...(read.result === 'found' && { identity: identityOf(scope.register, 'fortnox', read.record.values) }),
  };
}
