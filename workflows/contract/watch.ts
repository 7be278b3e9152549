/** A service has started: the watch sweeps for open objects without a process (R7.2). */
export const serviceStartedSignal = 'serviceStarted';

/** The kind of problem a watch shows while an open transaction keeps what is saved in Andersson from being seen. */
export const heldBackProblem = 'changesHeldBack';

/** An open transaction in Andersson's database: nothing saved since is seen, by the watch or by any sync (design §4). */
export interface HeldBack {
  /** The row version it stands at. */
  readonly limit: string;
  /** UTC instant it was first seen to stand there. */
  readonly since: string;
  /** Since when, whose session and what to do, for people; null until it has lasted too long. */
  readonly sentence: string | null;
}
