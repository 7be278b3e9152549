import { createRateBudget, type Lane, type RateBudget, type RateClock } from '../../activities/fortnox/rate-budget';
import type { ManualRateClock } from './manual-rate-clock';
import type { MemoryWindow, Way } from './memory-window';

/** A call of any of the processes, as somebody sees it who knows the true time. */
export interface SeenCall {
  readonly process: number;
  readonly lane: Lane;
  readonly askedAt: number;
  readonly startedAt: number;
  /** It arrives between its start and this. */
  readonly arrivedBy: number;
}

export interface SimulatedProcess {
  readonly budget: RateBudget;
  /** Makes one call, answered after so long; resolves at its answer, rejects where it is not made. */
  call(lane: Lane, answerMs: number, signal?: AbortSignal): Promise<void>;
  /** Nothing of it happens any more: no timer, no statement, no answer. */
  kill(): void;
}

export interface ProcessOptions extends Way {
  /** By how much its timers come late. */
  readonly lateMs?: () => number;
  /** What its own clock shows when the true one shows 0: it is nobody else's. */
  readonly clockAt?: number;
}

/** Processes that share one window, all in one Node process and on one clock of the test's. */
export function simulatedProcesses(clock: ManualRateClock, window: MemoryWindow) {
  const seen: SeenCall[] = [];
  let count = 0;
  return {
    seen,
    start({ lateMs = () => 0, clockAt = 0, ...way }: ProcessOptions = {}): SimulatedProcess {
      const process = count;
      count += 1;
      let alive = true;
      const own: RateClock = {
        speed: 1,
        now: () => clock.now() + clockAt,
        after: (ms, call) => clock.after(ms + lateMs(), () => (alive ? call() : undefined)),
      };
      const budget = createRateBudget(own, window.by(own, way));
      return {
        budget,
        async call(lane, answerMs, signal) {
          const askedAt = clock.now();
          const slot = await budget.take(lane, signal);
          const startedAt = clock.now();
          // What has left arrives, whatever becomes of its process; its answer may be noticed late.
          seen.push({ process, lane, askedAt, startedAt, arrivedBy: startedAt + answerMs });
          await new Promise<void>((resolve) => own.after(answerMs, resolve));
          slot.answered();
        },
        kill: () => {
          alive = false;
        },
      };
    },
  };
}
