import { callsOfWrite, type Effort, effortOf, listsFor } from '../../../domain/sync/effort';
import { type Previewed, previewOf } from '../../../domain/sync/preview';
import type { SideWrites } from '../../../domain/sync/report';
import type { WhyLeft } from '../../../domain/sync/why-left';
import { rotation } from '../rotation';
import type { SyncScope } from '../sync-scope';
import type { FortnoxRegister } from './fortnox-register';
import type { Looked } from './look';
import { createSurvey } from './survey';
import { surveyScope } from './survey-scope';

/** What a run would come to, in counts. */
export interface Preview {
  /** The register has not been taken in whole: the run would be a first load. */
  readonly firstLoad: boolean;
  readonly toAndersson: SideWrites;
  readonly toFortnox: SideWrites;
  readonly conflicts: number;
  readonly refused: number;
  readonly alike: number;
  readonly left: Partial<Readonly<Record<WhyLeft, number>>>;
  readonly effort: Effort;
}

export interface PreviewOptions {
  /** Given each record that is not alike on both sides, as it comes. */
  readonly tell: (record: Previewed) => Promise<void> | void;
  readonly progress?: (done: number, of: number) => void;
}

/**
 * What the next run would do with every record of the register, and what it takes: a survey with the run's own rules and
 * checks, and what Fortnox is known to refuse. Writes nothing.
 */
export async function previewRegister(
  sync: SyncScope,
  fortnox: FortnoxRegister,
  { tell, progress }: PreviewOptions,
): Promise<Preview> {
  const scope = await surveyScope(sync, fortnox, true);
  const { register, cursor } = scope;
  const survey = createSurvey(scope, fortnox, {
    reads: (number, because) => because !== 'forCertainty' || scope.changed.has(number),
    ...(progress && { progress }),
  });
  const count = counter();
  const work = { lists: 0, reads: 0, writes: 0, prices: 0 };
  let listed = 0;
  for await (const it of survey.records()) {
    const write = it.plan.do === 'write' ? it.plan.toFortnox : null;
    const foreseen = write && (await fortnox.foreseenRefusal(write));
    const record = previewOf(it, scope, foreseen);
    count.add(record, it);
    if (record.does !== 'nothing' || record.notes.length > 0) await tell(record);
    if (it.readByRun) work.reads += 1;
    if (it.fortnox !== null) listed += 1;
    if (write && !foreseen) {
      const { writes, prices } = callsOfWrite(register, write);
      work.writes += writes;
      work.prices += prices;
    }
  }
  const firstLoad = cursor.fortnoxReadAt === null;
  const byContent = register.fortnox.changes === 'content';
  if (byContent && !firstLoad) work.reads += (await rotation(scope)).length;
  const others = register.fortnox.changesToo && !firstLoad ? 1 : 0;
  work.lists = listsFor(firstLoad || byContent ? listed : scope.changed.size) + others;
  return { firstLoad, ...count.counts(), effort: effortOf(work) };
}

function counter() {
  const made = { andersson: { created: 0, updated: 0 }, fortnox: { created: 0, updated: 0 } };
  const left: Partial<Record<WhyLeft, number>> = {};
  let [conflicts, refused, alike] = [0, 0, 0];
  return {
    add(record: Previewed, { plan }: Looked): void {
      if (record.does === 'refuse') refused += 1;
      if (record.does === 'nothing') alike += 1;
      if (record.does === 'leave') left[record.why] = (left[record.why] ?? 0) + 1;
      if (record.does !== 'write' && record.does !== 'refuse') return;
      for (const { side, action } of record.writes) made[side][action === 'create' ? 'created' : 'updated'] += 1;
      if (plan.do === 'write') conflicts += plan.conflicts.length;
    },
    counts: () => ({ toAndersson: made.andersson, toFortnox: made.fortnox, conflicts, refused, alike, left }),
  };
}
