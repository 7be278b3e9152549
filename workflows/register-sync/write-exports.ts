import { isCancellation } from '@temporalio/workflow';
import type { RegisterName } from '../../domain/registers';
import type { Export, ExportResult } from '../../domain/sync/record';
import { passingFailure } from '../failures';
import { inParallel } from '../in-parallel';
import { writeToFortnox } from './activities';

/** Writes under way at once; the rate budget spaces them, this only keeps a queue for it. */
const writesAtOnce = 8;

interface WriteScope {
  readonly company: string;
  readonly register: RegisterName;
  readonly lane?: 'bulk';
}

/**
 * Makes the writes in Fortnox. Where the company may not write there (`lost`, in words), what is not tried stays decided:
 * the next run hands it over again.
 */
export async function writeExports(
  scope: WriteScope,
  exports: readonly Export[],
): Promise<{ readonly results: readonly ExportResult[]; readonly lost: string | null }> {
  const results: ExportResult[] = [];
  let lost: string | null = null;
  await inParallel(exports, writesAtOnce, async (write) => {
    if (lost !== null) return;
    const result = await writeOne(scope, write);
    results.push(result);
    if (result.result === 'failed' && result.failure.ofAccess) lost ??= result.failure.sentence;
  });
  return { results, lost };
}

/** A write that did not heal within its tries leaves the record for the next run. */
async function writeOne(scope: WriteScope, write: Export): Promise<ExportResult> {
  try {
    return await writeToFortnox({ ...scope, write });
  } catch (error) {
    if (isCancellation(error)) throw error;
    return { ...write, result: 'failed', failure: passingFailure(error) };
  }
}
