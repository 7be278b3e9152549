import { randomUUID } from 'node:crypto';
import type { RateClock } from './rate/clock';
import { figuresOf, type RateFigures } from './rate/figures';
import { goesBefore, type Lane } from './rate/lanes';
import { createLine } from './rate/line';
import {
  type ClockReading,
  changeWindow,
  latestStoreTime,
  localTime,
  lookAtWindow,
  type WindowStore,
} from './rate/store';
import { type OwnCall, type Visited, type Visitor, visit } from './rate/visit';
import { latestStartMs } from './rate/window';

export { type RateClock, realRateClock, scaledRateClock } from './rate/clock';
export type { RateFigures } from './rate/figures';
export { type Lane, lanes } from './rate/lanes';
export type { WindowStore } from './rate/store';

/** A call's place in the window. */
export interface Slot {
  /** The call has been answered, or has failed: from now on it is known to have arrived. */
  answered(): void;
}

export interface RateBudget {
  /**
   * Resolves when the call may start; rejects when `signal` ends the wait.
   * @throws WindowUnavailableError while the shared window cannot be used: the call must not be made
   */
  take(lane: Lane, signal?: AbortSignal): Promise<Slot>;
  /** After a 429 nobody starts for the given time, in no process. */
  backOff(ms: number): void;
  /** Live figures over all processes, for `status` and metrics. @throws what the shared window's store throws */
  figures(): Promise<RateFigures>;
}

/** Where the calls are counted cannot be used, so that none may be made. */
export class WindowUnavailableError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'WindowUnavailableError';
  }
}

/** A place is told to be free at most this much after the answer, well before it is needed; a next call tells it sooner. */
const tellAfterMs = 2_000;
/** So many slots missed in a row: whatever keeps this process or its database so slow, its calls are better refused. */
const mostMissed = 10;

interface Waiter {
  start(slot: Slot): void;
  refuse(error: WindowUnavailableError): void;
}

/** A slot that has been taken and not yet used. */
interface HeldSlot {
  readonly number: number;
  /** On the store's clock, and on this process' own. */
  readonly at: number;
  readonly localAt: number;
  readonly lookAfter: Look | null;
}

/** When to look for the next slot, on this process' clock, and for which lane. */
interface Look {
  readonly at: number;
  readonly lane: Lane;
}

/**
 * A company's request budget, shared by all its processes over `store` (design rule 9): never more than 25 starts in
 * any 5.2 s, nor 25 calls that may have arrived within Fortnox's 5 s, evenly spaced while on time, a late slot caught up
 * within that bound, documents before stock before registers before loads. Which of this process' calls gets a slot is
 * decided when the slot comes. It holds at most one ahead, so that processes take turns (docs/decisions/0009).
 */
export function createRateBudget(clock: RateClock, store: WindowStore): RateBudget {
  const by = randomUUID();
  const line = createLine<Waiter>(clock);
  /** Calls that have started and of which the window does not yet know all. */
  const own = new Map<number, OwnCall>();
  let lastNumber = 0;
  let reading: ClockReading = { at: 0, askedAt: 0, toldAt: 0 };
  let restUntil = 0;
  /** A rest has been asked for of which the window does not know. */
  let restToTell = false;
  let slot: HeldSlot | null = null;
  let look: Look | null = null;
  /** When to tell the others what they wait to hear, if nothing takes this process to the window before. */
  let tellAt: number | null = null;
  let othersSeen = false;
  let missed = 0;
  let visiting = false;
  let wakeUp: { readonly at: number } | null = null;

  /** Goes on with whatever is next: called whenever something has changed. */
  const go = (): void => {
    if (visiting) return;
    const now = clock.now();
    if (slot && slot.localAt <= now) start(slot, now);
    const first = line.first();
    const waitsFor = first && look && look.at > now && !goesBefore(first.goesAs, look.lane) ? look.at : null;
    if (slot) wakeAt(slot.localAt);
    else if (restToTell || (first && waitsFor === null) || (tellAt !== null && tellAt <= now)) visitStore();
    else if (waitsFor !== null) wakeAt(Math.min(waitsFor, tellAt ?? waitsFor));
    else if (tellAt !== null) wakeAt(tellAt);
  };

  const wakeAt = (at: number): void => {
    if (wakeUp?.at === at) return;
    const mine = { at };
    wakeUp = mine;
    clock.after(at - clock.now(), () => {
      // Something else has been arranged since.
      if (wakeUp !== mine) return;
      wakeUp = null;
      go();
    });
  };

  const start = (held: HeldSlot, now: number): void => {
    slot = null;
    const startedAt = latestStoreTime(reading, now);
    if (startedAt > held.at + latestStartMs) {
      look = null;
      missed += 1;
      if (missed >= mostMissed)
        refuseAll(new Error(`${missed} slots in a row were missed: the database, or this machine, is too slow`));
      return;
    }
    look = held.lookAfter;
    missed = 0;
    const waiter = line.shift();
    if (!waiter) {
      tellSoon(now);
      return;
    }
    const { number } = held;
    own.set(number, { number, startedAt, answeredAt: null });
    waiter.start({
      answered() {
        own.set(number, { number, startedAt, answeredAt: latestStoreTime(reading, clock.now()) });
        tellSoon(clock.now());
        go();
      },
    });
  };

  const tellSoon = (now: number): void => {
    if (othersSeen) tellAt ??= now + tellAfterMs;
  };

  const visitStore = (): void => {
    visiting = true;
    wakeUp = null;
    look = null;
    tellAt = null;
    // Told by every visit as long as it lasts: where this one fails, the next call's will.
    restToTell = false;
    changeWindow(store, clock, (window, now) => {
      const visitor = tellAndAsk();
      return { ...visit(window, now, visitor), visitor };
    })
      .then(({ changed, reading: read }) => {
        reading = read;
        arrange(changed, changed.visitor);
      }, refuseAll)
      .finally(() => {
        visiting = false;
        go();
      });
  };

  const tellAndAsk = (): Visitor => {
    const first = line.first();
    lastNumber += 1;
    return {
      by,
      own: [...own.values()],
      restMs: Math.max(0, restUntil - clock.now()),
      wish: first ? { ...first, number: lastNumber, waiting: line.waiting() } : null,
    };
  };

  const arrange = ({ window, slot: at, next }: Visited, { own: told, wish }: Visitor): void => {
    for (const { number, answeredAt } of told) if (answeredAt !== null) own.delete(number);
    othersSeen = [...window.calls, ...window.queues].some((one) => one.by !== by);
    const lookAfter = next && { at: localTime(reading, next.at), lane: next.lane };
    if (at === null || !wish) look = lookAfter;
    // A rest that was asked for meanwhile is told first, and the slot given back.
    else if (!restToTell) slot = { number: wish.number, at, localAt: localTime(reading, at), lookAfter };
  };

  const refuseAll = (error: unknown): void => {
    missed = 0;
    for (const waiter of line.clear()) waiter.refuse(new WindowUnavailableError(error));
  };

  return {
    take: (lane, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const giveUp = () => {
          line.leave(lane, waiter);
          reject(signal?.reason);
        };
        const settled = () => signal?.removeEventListener('abort', giveUp);
        const waiter: Waiter = {
          start: (given) => {
            settled();
            resolve(given);
          },
          refuse: (error) => {
            settled();
            reject(error);
          },
        };
        signal?.addEventListener('abort', giveUp, { once: true });
        line.join(lane, waiter);
        go();
      }),
    backOff: (ms) => {
      restUntil = Math.max(restUntil, clock.now() + ms);
      restToTell = true;
      slot = null;
      go();
    },
    async figures() {
      const { window, now } = await lookAtWindow(store, clock);
      const others = window.queues.filter((queue) => queue.by !== by);
      return figuresOf({ ...window, queues: [...others, { by, waiting: line.waiting(), due: now }] }, now);
    },
  };
}
