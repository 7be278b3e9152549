import type { Fault } from '../../sandbox/fortnox/simulator';
import type { FaultCase, FortnoxActivity, Story } from './fault-case';

/** Within the settle time of the tests, 3 s. */
const lateMs = 2_000;
/** Later than the look that follows the act, on a busy machine too. */
const afterTheLookMs = 10_000;
/** After the first look and before the second, 20 s later. */
export const betweenLooksMs = 12_000;

export type Where = Pick<Fault, 'method' | 'path' | 'pathPattern' | 'skip'>;

/** One call to Fortnox that an activity makes in a story. */
export interface Call {
  readonly activity: FortnoxActivity;
  readonly story: Story;
  readonly what: string;
  readonly where: Where;
  readonly onTheWay?: readonly Fault[];
  /** The activity looks after the act and believes what it sees: a lost answer is mended inside. */
  readonly looksAfterwards?: true;
}

/** Something that happens to a call. */
interface Kind {
  readonly name: string;
  /** `looks`: the activity looks after the act. */
  readonly fault: (where: Where, looks: boolean) => Fault;
  /** The client waits and calls again, in the same attempt. */
  readonly waitedFor?: true;
  /** Done in Fortnox although the caller was told otherwise. */
  readonly done?: true;
}

export const limited: readonly Kind[] = [
  {
    name: '429 with Retry-After',
    fault: (it) => ({ ...it, kind: 'tooManyRequests', retryAfter: 1, times: 2 }),
    waitedFor: true,
  },
  { name: '429 without Retry-After', fault: (it) => ({ ...it, kind: 'tooManyRequests', times: 2 }), waitedFor: true },
];
export const onReads: readonly Kind[] = [
  { name: 'reply lost', fault: (it) => ({ ...it, kind: 'replyLost' }) },
  { name: '500', fault: (it) => ({ ...it, kind: 'serverError' }) },
];
/** What leaves it open whether it is done: of what has been met by every fault elsewhere, enough. */
export const whatDoubles: readonly Kind[] = [
  { name: 'reply lost after commit', fault: (it) => ({ ...it, kind: 'replyLost' }), done: true },
  {
    name: 'commit long after the client gave up',
    fault: (it, looks) => ({ ...it, kind: 'commitLate', delayMs: looks ? afterTheLookMs : lateMs }),
  },
  { name: 'line cut before commit', fault: (it) => ({ ...it, kind: 'connectionReset' }) },
];
export const onWrites: readonly Kind[] = [
  ...whatDoubles,
  ...limited,
  // The client's own three waits are spent, and the activity's or the workflow's begin.
  { name: '429 again and again', fault: (it) => ({ ...it, kind: 'tooManyRequests', retryAfter: 1, times: 5 }) },
  { name: '500 after commit', fault: (it) => ({ ...it, kind: 'serverError', effect: true }), done: true },
  { name: '500 without commit', fault: (it) => ({ ...it, kind: 'serverError' }) },
  { name: 'gateway page after commit', fault: (it) => ({ ...it, kind: 'htmlBody', effect: true }), done: true },
  { name: 'half a reply after commit', fault: (it) => ({ ...it, kind: 'truncatedBody' }), done: true },
];

/** The case in which this happens to that call. */
export function caseOf(call: Call, { name, fault, waitedFor, done }: Kind): FaultCase {
  const { activity, story, what, where, onTheWay, looksAfterwards } = call;
  return {
    name: `${activity} (${what}): ${name}`,
    story,
    activity,
    trouble: { from: 'fortnox', faults: [fault(where, looksAfterwards ?? false)] },
    ...(onTheWay && { onTheWay }),
    ...((waitedFor || (done && looksAfterwards)) && { mendedInside: true }),
  };
}

/** One call of each activity. */
export function firstOfEach(calls: readonly Call[]): readonly Call[] {
  return calls.filter(({ activity }, index) => calls.findIndex((it) => it.activity === activity) === index);
}
