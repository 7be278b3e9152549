import type { RateClock } from './clock';
import { firstLane, type Lane, lanes, type Waiting } from './lanes';

/** A lane that has been passed over this long gets one slot, whoever waits above it: nobody waits for ever. */
const passedOverMs = 30_000;

/** The calls of one process that wait for a slot: by lane, within a lane first come first. */
export interface Line<Waiter> {
  join(lane: Lane, waiter: Waiter): void;
  leave(lane: Lane, waiter: Waiter): void;
  /** Whose turn it is; `goesAs` is the highest lane when its own has been passed over. */
  first(): { readonly lane: Lane; readonly goesAs: Lane } | undefined;
  /** Takes out whose turn it is. */
  shift(): Waiter | undefined;
  /** Takes out everybody. */
  clear(): readonly Waiter[];
  waiting(): Waiting;
}

export function createLine<Waiter>(clock: RateClock): Line<Waiter> {
  const waiters: Record<Lane, Waiter[]> = { document: [], stock: [], register: [], bulk: [] };
  /** When a lane last had its turn, or began to wait for one. */
  const since: Record<Lane, number> = { document: 0, stock: 0, register: 0, bulk: 0 };

  const waiting = (): Waiting => ({
    document: waiters.document.length,
    stock: waiters.stock.length,
    register: waiters.register.length,
    bulk: waiters.bulk.length,
  });

  const first = () => {
    const now = clock.now();
    const passedOver = lanes.find((lane) => waiters[lane].length > 0 && now - since[lane] > passedOverMs);
    if (passedOver) return { lane: passedOver, goesAs: lanes[0] };
    const lane = firstLane(waiting());
    return lane && { lane, goesAs: lane };
  };

  return {
    join(lane, waiter) {
      if (waiters[lane].length === 0) since[lane] = clock.now();
      waiters[lane].push(waiter);
    },
    leave(lane, waiter) {
      waiters[lane] = waiters[lane].filter((other) => other !== waiter);
    },
    first,
    shift() {
      const next = first();
      if (!next) return undefined;
      since[next.lane] = clock.now();
      return waiters[next.lane].shift();
    },
    clear: () => lanes.flatMap((lane) => waiters[lane].splice(0)),
    waiting,
  };
}
