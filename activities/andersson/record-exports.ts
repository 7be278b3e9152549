import { agreedBase } from '../../domain/sync/base';
import { count } from '../../domain/sync/counts';
import type { ExportResult } from '../../domain/sync/record';
import { addReports, emptyReport, type SyncReport } from '../../domain/sync/report';
import { syncSentences } from '../../domain/sync/sentences';
import type { RecordExportsRequest } from '../../workflows/contract/register-sync';
import { auditWrites } from './audit-log';
import { linksByNumber, type SyncLink, saveLink } from './sync-links';
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
    await save({ intent: null, again: true });
    return { ...emptyReport, counts: count(counts, 'skipped') };
  }
  if (result.result === 'failed') {
    const { failure } = result;
    const seen = { andersson: link?.intent?.andersson ?? null, fortnox: link?.intent?.fortnox ?? null };
    await save({ intent: null, again: failure.passing, failure: { ...failure, ...seen } });
    return {
      ...emptyReport,
      counts: count(counts, 'failed'),
      failures: [{ number: result.number, sentence: failure.sentence }],
    };
  }
  const { intent } = link ?? {};
  // Recorded already by an attempt whose answer was lost.
  if (!intent) return { ...emptyReport, counts: count(counts, 'written'), toFortnox: writes(result) };

  const stored = result.record.values;
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
      { base, failure: null, intent: null, again: false, fortnoxWrittenAt: now },
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
  const different = Object.entries(result.fields).filter(([field, sent]) => stored[field] !== sent);
  const notes =
    different.length === 0
      ? []
      : [
          {
            number: result.number,
            sentence: syncSentences[scope.language].storedDifferently(different.map(([field]) => field)),
          },
        ];
  return { ...emptyReport, counts: count(counts, 'written'), toFortnox: writes(result), notes };
}

function writes({ action }: ExportResult) {
  return { created: action === 'create' ? 1 : 0, updated: action === 'update' ? 1 : 0 };
}
