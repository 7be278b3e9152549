import type { Said } from '../../domain/language';
import type { Values } from '../../domain/registers/register';
import { agreedBase } from '../../domain/sync/base';
import { count } from '../../domain/sync/counts';
import type { ExportResult, RecordFailure } from '../../domain/sync/record';
import { addReports, emptyReport, type SyncReport } from '../../domain/sync/report';
import { nextTry } from '../../domain/sync/retry';
import { syncSentences } from '../../domain/sync/sentences';
import type { RecordExportsRequest } from '../../workflows/contract/register-sync';
import { auditWrites } from './audit-log';
import { type LinkChange, linksByNumber, type SyncLink, saveLink } from './sync-links';
import type { SyncScope } from './sync-scope';

/**
 * Remembers what became of writes to Fortnox: what the sides now agree on, or why a record was refused. Safe to repeat;
 * a run that ends before this is recorded finds the same out again by comparing the records.
 */
export async function recordExports(scope: SyncScope, request: RecordExportsRequest): Promise<SyncReport> {
  const now = await scope.database.now();
  const links = await linksByNumber(
    scope.database.kysely,
    scope,
    request.results.map((result) => result.number),
  );
  let report = emptyReport;
  for (const result of request.results) {
    report = addReports(report, await recordOne(scope, request.runId, result, links.get(result.number) ?? null, now));
  }
  return report;
}

async function recordOne(
  scope: SyncScope,
  runId: number,
  result: ExportResult,
  link: SyncLink | null,
  now: string,
): Promise<SyncReport> {
  const save = (change: Parameters<typeof saveLink>[4]) =>
    saveLink(scope.database.kysely, scope.database.verbs, scope, result.number, change, now);
  const { counts } = emptyReport;

  if (result.result === 'taken') {
    await save({ intent: null, againAt: now });
    return { ...emptyReport, counts: count(counts, 'skipped') };
  }
  if (result.result === 'failed') {
    const { failure } = result;
    // Not this record's fault: it is handed over again by the run that follows once access is mended.
    if (failure.ofAccess) await save({ intent: null, againAt: now });
    else await save(keptFailure(scope, failure, link, now));
    return {
      ...emptyReport,
      counts: count(counts, 'failed'),
      failures: [{ number: result.number, sentence: failure.sentence }],
    };
  }
  const { intent } = link ?? {};
  // Recorded already by an attempt whose answer was lost.
  if (!intent) return { ...emptyReport, counts: count(counts, 'written'), toFortnox: writes(result) };

  // A price's answer holds no record: what Fortnox shows of it is read when it lists the record as changed.
  const stored = result.record?.values ?? intent.fortnox ?? {};
  await scope.database.transaction(async (trx) => {
    const base = agreedBase(scope.register, { andersson: intent.andersson, fortnox: stored }, link?.base ?? null, {
      andersson: {},
      fortnox: result.fields,
    });
    await saveLink(
      trx,
      scope.database.verbs,
      scope,
      result.number,
      { base, failure: null, intent: null, againAt: null, tries: 0, fortnoxWrittenAt: now },
      now,
    );
    const old = intent.fortnox ?? {};
    await auditWrites(trx, scope, {
      number: result.number,
      runId,
      at: now,
      side: 'fortnox',
      old,
      written: result.fields,
      conflicts: intent.conflicts,
    });
  });
  const different = result.record === null ? [] : differences(scope, result.fields, stored);
  const notes =
    different.length === 0
      ? []
      : [
          {
            number: result.number,
            sentence: syncSentences[scope.language].storedDifferently(different),
          },
        ];
  return { ...emptyReport, counts: count(counts, 'written'), toFortnox: writes(result), notes };
}

/** Its next try, and what both sides looked like when it was refused. */
function keptFailure(scope: SyncScope, failure: RecordFailure, link: SyncLink | null, now: string): LinkChange {
  const { andersson = null, fortnox = null, changedAt = null } = link?.intent ?? {};
  const tries = (link?.tries ?? 0) + 1;
  return {
    intent: null,
    againAt: nextTry(now, tries, failure.passing, scope.retryEveryMs),
    tries,
    failure: { ...failure, andersson, fortnox, changedAt },
  };
}

/** Fields of which Fortnox stored something else than was sent, by what operators call them. A price stands on its list. */
function differences({ register }: SyncScope, sent: Values, stored: Values): readonly Said[] {
  return register.fields
    .filter(({ fortnox: { field }, onPriceList }) => field in sent && onPriceList === undefined)
    .filter(({ fortnox: { field } }) => stored[field] !== sent[field])
    .map(({ label }) => label);
}

function writes({ action }: ExportResult) {
  return { created: action === 'create' ? 1 : 0, updated: action === 'update' ? 1 : 0 };
}
