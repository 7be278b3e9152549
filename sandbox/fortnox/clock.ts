import { z } from 'zod';
import { type StatePart, statePart } from './state/state-part';

/** Cancels what was put off with `after`. */
export type CancelTimer = () => void;

/**
 * The one clock of the simulated Fortnox. Everything that depends on time asks it: the Date header, change stamps, token
 * life, the rate window, delays of faults. Tests and benches set, advance or speed it.
 */
export interface SimulatorClock {
  /** The instant Fortnox believes it is. */
  now(): Date;
  /** Moves to an instant. Forwards counts as time passing; backwards is only a wrong watch (clock skew). */
  set(at: Date): void;
  /** Lets `ms` pass at once; timers that fall due run before it returns. */
  advance(ms: number): void;
  /** How much faster than the machine's time runs; 0 stands still. */
  speed: number;
  /** Milliseconds that have passed since the start: never runs backwards, so the rate window can lean on it. */
  elapsedMs(): number;
  /** Runs `task` when `ms` of this clock have passed, whether by running or by being advanced. */
  after(ms: number, task: () => void): CancelTimer;
  /** Drops every timer, so that a closed simulator keeps no process alive. */
  stop(): void;
  /** What it shows and how fast it runs. Loaded, it shows the saved instant; no time passes and timers wait on. */
  readonly state: StatePart;
}

interface Timer {
  readonly dueMs: number;
  readonly task: () => void;
}

const savedClock = z.strictObject({ now: z.iso.datetime(), speed: z.number().min(0) });

/** setTimeout overflows above this and would fire at once. */
const longestMachineTimerMs = 2 ** 31 - 1;

/** Makes a clock that starts at `startAt` (default: the machine's time) and runs at `speed` (default 1). */
export function createClock(startAt = new Date(), initialSpeed = 1): SimulatorClock {
  let speed = initialSpeed;
  let passedMs = 0;
  let offsetMs = startAt.getTime();
  let anchor = performance.now();
  let machineTimer: NodeJS.Timeout | undefined;
  const timers = new Set<Timer>();

  const settle = (): number => {
    const machineNow = performance.now();
    passedMs += (machineNow - anchor) * speed;
    anchor = machineNow;
    return passedMs;
  };

  const schedule = (): void => {
    clearTimeout(machineTimer);
    if (timers.size === 0 || speed === 0) return;
    const next = Math.min(...[...timers].map((timer) => timer.dueMs));
    const waitMs = Math.max(0, (next - settle()) / speed);
    machineTimer = setTimeout(runDue, Math.min(waitMs, longestMachineTimerMs));
  };

  const runDue = (): void => {
    const now = settle();
    const due = [...timers].filter((timer) => timer.dueMs <= now).sort((a, b) => a.dueMs - b.dueMs);
    for (const timer of due) {
      if (timers.delete(timer)) timer.task();
    }
    schedule();
  };

  const now = (): Date => new Date(Math.floor(offsetMs + settle()));
  const setSpeed = (value: number): void => {
    settle();
    speed = value;
    schedule();
  };

  return {
    now,
    set(at) {
      const difference = at.getTime() - (offsetMs + settle());
      if (difference > 0) passedMs += difference;
      else offsetMs += difference;
      runDue();
    },
    advance(ms) {
      settle();
      passedMs += ms;
      runDue();
    },
    get speed() {
      return speed;
    },
    set speed(value) {
      setSpeed(value);
    },
    elapsedMs: settle,
    after(ms, task) {
      const timer = { dueMs: settle() + ms, task };
      timers.add(timer);
      schedule();
      return () => {
        timers.delete(timer);
        schedule();
      };
    },
    stop() {
      timers.clear();
      clearTimeout(machineTimer);
    },
    state: statePart({
      schema: savedClock,
      save: () => ({ now: now().toISOString(), speed }),
      load(saved) {
        setSpeed(saved.speed);
        offsetMs = Date.parse(saved.now) - settle();
      },
    }),
  };
}
