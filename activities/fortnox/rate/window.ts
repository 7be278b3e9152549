import { z } from 'zod';
import { lanes } from './lanes';

/** Fortnox refuses the 26th request within any 5 s (core-api §2.4); 0.2 s more covers jitter on the way there. */
export const windowRequests = 25;
export const windowMs = 5_200;
/** Fortnox counts arrivals, somewhere between start and answer: a call late on its way keeps its place until then. */
const fortnoxWindowMs = 5_000;
/** A call that gets no answer has arrived by now, or never will. */
const arrivedAfterMs = 1_200;
/** Evenly spaced while on time: bursts have been seen to meet 429 below the published figure (core-api §2.4). */
export const spacingMs = windowMs / windowRequests;
/** How much lateness (a slow timer, a pause between calls) may be caught up by starting closer together. */
const catchUpMs = 1_000;
/** A call held by a full window or a rest is not late. Up to this it counts as late, or every trifle would add up. */
const heldCatchUpMs = 150;
/** A slot is taken at most this long before it comes. */
export const longestAheadMs = 500;
/** A call leaves at most this long after its slot; later than that it takes another. */
export const latestStartMs = 500;
/** The longest rest a 429 may ask for (`retryAfterMs` of an answer). */
const longestRestMs = 60_000;
/** How long a call of which nothing has been told keeps its place: its process may have ended at any moment. */
const untoldMs = latestStartMs + arrivedAfterMs + fortnoxWindowMs;
/** A process of which nothing has been heard this long after the moment it gave is gone. */
const forgottenAfterMs = 5_000;

const instant = z.number();
const call = z.object({
  /** The process whose call it is, and its number there. */
  by: z.string(),
  number: z.int(),
  /** When it may start. */
  slot: instant,
  /** When it started and was answered, at the latest; null until its process has told. */
  startedAt: instant.nullable(),
  answeredAt: instant.nullable(),
});
const queue = z.object({
  by: z.string(),
  /** Calls that wait there and have no slot yet. */
  waiting: z.record(z.enum(lanes), z.int().nonnegative()),
  /** When the process looks here again. */
  due: instant,
});
const rateWindow = z.object({
  /** When the next call starts as long as calls are evenly spaced. */
  nextSlot: instant,
  /** Nobody starts before this: Fortnox has answered 429. */
  restUntil: instant,
  calls: z.array(call).readonly(),
  queues: z.array(queue).readonly(),
});

/** A call that has a slot. All instants are milliseconds on the store's clock, times its speed in benches. */
export type Call = z.output<typeof call>;
/** What one process has waiting. */
export type Queue = z.output<typeof queue>;
/** What all processes of a company know together of their calls to Fortnox. */
export type RateWindow = z.output<typeof rateWindow>;

/** The window as it was kept. One that cannot be read may hide 25 calls: all rest until none of them can count. */
export function readWindow(kept: string | null, now: number): RateWindow {
  const nobody: RateWindow = { nextSlot: now, restUntil: 0, calls: [], queues: [] };
  if (kept === null) return nobody;
  const read = rateWindow.safeParse(jsonOf(kept));
  return read.success ? read.data : { ...nobody, restUntil: now + untoldMs };
}

/** The window without what no longer counts. */
export function counting(window: RateWindow, now: number): RateWindow {
  const { nextSlot, restUntil, calls, queues } = notAhead(window, now);
  return {
    nextSlot,
    restUntil: restUntil > now ? restUntil : 0,
    calls: calls.filter((it) => freeAt(it) > now),
    queues: queues.filter(({ due }) => due + forgottenAfterMs > now),
  };
}

/** When the next call may start: never a 26th within the window, evenly spaced while on time, nobody while all rest. */
export function nextStart(window: RateWindow, now: number): number {
  return Math.max(now, window.nextSlot, heldUntil(window));
}

/** The window once a call has the slot. */
export function withCall(window: RateWindow, by: string, number: number, slot: number): RateWindow {
  return {
    ...window,
    nextSlot: Math.max(window.nextSlot, heldUntil(window) - heldCatchUpMs, slot - catchUpMs) + spacingMs,
    calls: [...window.calls, { by, number, slot, startedAt: null, answeredAt: null }],
  };
}

/** Until when a full window or a rest allows no start. */
function heldUntil({ restUntil, calls }: RateWindow): number {
  const lastFree = calls.map(freeAt).sort((a, b) => b - a)[windowRequests - 1];
  return Math.max(restUntil, lastFree ?? 0);
}

/** From when a call no longer counts. */
function freeAt({ slot, startedAt, answeredAt }: Call): number {
  if (startedAt === null) return slot + untoldMs;
  return Math.max(startedAt + windowMs, (answeredAt ?? startedAt + arrivedAfterMs) + fortnoxWindowMs);
}

/** The store's clock has been set back when something lies further ahead than anything can: that counts from now on. */
function notAhead(window: RateWindow, now: number): RateWindow {
  const soon = (at: number) => Math.min(at, now + longestAheadMs);
  const soonOrNull = (at: number | null) => (at === null ? null : soon(at));
  return {
    nextSlot: Math.min(window.nextSlot, now + longestAheadMs + spacingMs),
    restUntil: Math.min(window.restUntil, now + longestRestMs),
    calls: window.calls.map((it) => ({
      ...it,
      slot: soon(it.slot),
      startedAt: soonOrNull(it.startedAt),
      answeredAt: soonOrNull(it.answeredAt),
    })),
    queues: window.queues.map((it) => ({ ...it, due: Math.min(it.due, now + forgottenAfterMs) })),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
