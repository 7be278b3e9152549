import { type Lane, lanes, nobodyWaits, type Waiting } from './lanes';
import { nextStart, type RateWindow, spacingMs, windowMs, windowRequests } from './window';

/** A company's budget as it stands now, over all its processes. */
export interface RateFigures {
  /** Calls started in the last 5.2 s, of the 25 that may. */
  readonly used: number;
  readonly of: number;
  /** How long all still rest after a 429; 0 when they do not. */
  readonly restMs: number;
  /** Calls that wait for a slot. */
  readonly waiting: Waiting;
  /** How long until the last of them has its slot, if nobody else comes; null where nobody waits. */
  readonly throughInMs: Readonly<Record<Lane, number | null>>;
}

export function figuresOf(window: RateWindow, now: number): RateFigures {
  const waiting = window.queues.reduce((sum, queue) => added(sum, queue.waiting), nobodyWaits);
  const first = nextStart(window, now) - now;
  const throughIn = (lane: Lane): number | null => {
    if (waiting[lane] === 0) return null;
    const ahead = lanes.slice(0, lanes.indexOf(lane) + 1).reduce((sum, one) => sum + waiting[one], 0);
    return Math.round(first + (ahead - 1) * spacingMs);
  };
  return {
    used: window.calls.filter(({ slot, startedAt }) => slot <= now && (startedAt ?? slot) > now - windowMs).length,
    of: windowRequests,
    restMs: Math.max(0, Math.round(window.restUntil - now)),
    waiting,
    throughInMs: {
      document: throughIn('document'),
      stock: throughIn('stock'),
      register: throughIn('register'),
      bulk: throughIn('bulk'),
    },
  };
}

function added(one: Waiting, other: Waiting): Waiting {
  return {
    document: one.document + other.document,
    stock: one.stock + other.stock,
    register: one.register + other.register,
    bulk: one.bulk + other.bulk,
  };
}
