import { type Cause, causes, type Difference, differencesOf, needsAttention } from '../../../domain/sync/difference';
import type { SyncLink } from '../sync-links';
import type { SyncScope } from '../sync-scope';
import type { FortnoxRegister } from './fortnox-register';
import { lookAgainNow, oldestRead, readNow } from './link-marks';
import type { Looked } from './look';
import { createSurvey, type ReadBecause } from './survey';
import { surveyScope } from './survey-scope';

/** What a comparison of both sides came to, in counts; a record counts once for each cause. */
export interface Comparison {
  readonly compared: number;
  /** Of which read in full; the others by what Fortnox's list shows of them. */
  readonly readInFull: number;
  readonly causes: Readonly<Record<Cause, number>>;
  /** Records nobody had told of, marked so that the next run looks at them. */
  readonly unexplained: readonly string[];
}

/**
 * How thoroughly: every record in full; only what lists show; or, each night, existence and listed fields of all and the
 * records in full that have gone longest unread, so that every record is compared in full within some nights.
 */
export type Thoroughness = 'inFull' | 'asListed' | 'nightly';

export interface CompareOptions {
  readonly thoroughness: Thoroughness;
  /** Given each difference as it comes. */
  readonly tell: (difference: Difference) => Promise<void> | void;
  readonly progress?: (done: number, of: number) => void;
}

/**
 * Records read in full in one night, after everything that anybody waits for: every record of most companies, in 35 minutes
 * of Fortnox's pace, twice that where prices are asked for too. A register that has more is read within some nights.
 */
const readPerNight = 10_000;

/**
 * Every difference between the two sides with its cause. What nobody has told of is looked at once more before it is
 * called so, and then marked for the next run, which mends it. So is what has been deleted in Fortnox, which no list tells
 * of: the run reports it, or follows, by the company's rules.
 */
export async function compareRegister(
  sync: SyncScope,
  fortnox: FortnoxRegister,
  { thoroughness, tell, progress }: CompareOptions,
): Promise<Comparison> {
  const scope = await surveyScope(sync, fortnox, false);
  const reads = await readingPolicy(scope, thoroughness);
  const survey = createSurvey(scope, fortnox, { reads, ...(progress && { progress }) });
  const counts = Object.fromEntries(causes.map((cause) => [cause, 0])) as Record<Cause, number>;
  const unexplained: string[] = [];
  const gone: string[] = [];
  const settled: string[] = [];
  let [compared, readInFull] = [0, 0];

  for await (const looked of survey.records()) {
    compared += 1;
    if (looked.readInFull) readInFull += 1;
    if (looked.readInFull && looked.plan.do === 'leave') settled.push(looked.number);
    if (isGoneUnseen(looked)) gone.push(looked.number);
    let differences = differencesOf(looked, scope);
    if (differences.some(isUnexplained)) {
      differences = differencesOf(await survey.again(looked.number), scope);
      if (differences.some(isUnexplained)) unexplained.push(looked.number);
    }
    for (const difference of differences) {
      counts[difference.cause] += 1;
      await tell(difference);
    }
  }
  // At the end, so that a comparison begun again finds them unexplained once more.
  await lookAgainNow(scope, [...unexplained, ...gone]);
  await readNow(scope, settled, survey.readAt());
  return { compared, readInFull, causes: counts, unexplained };
}

/** Whether a comparison waits for a person, or for a run that would not come by itself. */
export function comparisonNeedsAttention({ causes: counts }: Pick<Comparison, 'causes'>): boolean {
  return causes.some((cause) => counts[cause] > 0 && needsAttention({ cause }));
}

/** Deleted in Fortnox, in step until then, and no run has met it since. */
function isGoneUnseen({ fortnox, base, row, failure }: Looked): boolean {
  return fortnox === null && base !== null && row?.active === true && failure === null;
}

function isUnexplained({ cause }: Difference): boolean {
  return cause === 'unexplained';
}

type Reads = (number: string, because: ReadBecause, link: SyncLink | null) => boolean;

async function readingPolicy(scope: SyncScope, thoroughness: Thoroughness): Promise<Reads> {
  if (thoroughness === 'inFull') return () => true;
  if (thoroughness === 'asListed') return (_, because) => because !== 'forCertainty';
  const oldest = new Set(await oldestRead(scope, readPerNight));
  let never = readPerNight - oldest.size;
  return (number, because, link) => {
    if (oldest.has(number)) return true;
    if (because !== 'unknown' || link !== null || never <= 0) return false;
    never -= 1;
    return true;
  };
}
