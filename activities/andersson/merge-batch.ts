import { count, type RecordResult } from '../../domain/sync/counts';
import type { Write } from '../../domain/sync/plan';
import type { Ask, Export } from '../../domain/sync/record';
import { emptyReport, type ReportLine, reportLines, type SyncReport } from '../../domain/sync/report';

/** Collects what one batch comes to. */
export class MergeBatchReport {
  report: SyncReport = emptyReport;
  readonly exports: Export[] = [];
  readonly asks: Ask[] = [];

  counted(result: RecordResult): void {
    this.report = { ...this.report, counts: count(this.report.counts, result) };
  }

  noted(number: string, sentences: readonly string[]): void {
    if (sentences.length === 0) return;
    const lines = sentences.map((sentence): ReportLine => ({ number, sentence }));
    this.report = { ...this.report, notes: [...this.report.notes, ...lines].slice(0, reportLines) };
  }

  failed(number: string, sentence: string): void {
    this.counted('failed');
    const failures = [...this.report.failures, { number, sentence }].slice(0, reportLines);
    this.report = { ...this.report, failures };
  }

  wrote(write: Write): void {
    const { toAndersson, conflicts } = write;
    const { created, updated } = this.report.toAndersson;
    this.report = {
      ...this.report,
      conflicts: this.report.conflicts + conflicts.length,
      toAndersson: {
        created: created + (toAndersson?.action === 'create' ? 1 : 0),
        updated: updated + (toAndersson?.action === 'update' ? 1 : 0),
      },
    };
  }
}
