import { firstLane, goesBefore, type Lane, type Waiting } from './lanes';
import { counting, longestAheadMs, nextStart, type Queue, type RateWindow, spacingMs, withCall } from './window';

/** What a process tells of a call of its own. */
export interface OwnCall {
  readonly number: number;
  readonly startedAt: number;
  readonly answeredAt: number | null;
}

/** One process at the window: what it tells, and what it would like. */
export interface Visitor {
  readonly by: string;
  /** Its calls that have started. A slot of its own that is not among them was never used, and is given back. */
  readonly own: readonly OwnCall[];
  /** How long all are to rest, after a 429. */
  readonly restMs: number;
  readonly wish: Wish | null;
}

/** A slot for the call that is first in the process' own line. */
export interface Wish {
  readonly number: number;
  readonly lane: Lane;
  /** The lane it goes in: a higher one when its own has been passed over for long. */
  readonly goesAs: Lane;
  /** All that wait, this one included. */
  readonly waiting: Waiting;
}

export interface Visited {
  readonly window: RateWindow;
  /** When the call may start; null while it is not its turn. */
  readonly slot: number | null;
  /** When to come again, with what is expected to be first in the line then. */
  readonly next: { readonly at: number; readonly lane: Lane } | null;
}

/**
 * How long before its slot a call may take it. Documents at once; the others shortly before, so that a document that
 * comes meanwhile, in whatever process, goes before them. Long enough for two statements on a busy machine.
 */
const aheadMs: Readonly<Record<Lane, number>> = { document: longestAheadMs, stock: 100, register: 100, bulk: 100 };
/** So much later than it said a process may look again and still keep its turn; then the others go on without it. */
const graceMs = 250;
/** How soon to look again for the turn of a process that should have taken its own by now. */
const lookAgainMs = 40;
/** Also during a long rest each process shows itself this often, or it would be forgotten. */
const longestLookMs = 4_000;

/** What a process' visit makes of the window, and what the process gets of it: the whole of the shared budget's rules. */
export function visit(before: RateWindow, now: number, visitor: Visitor): Visited {
  const told = counting(withTold(before, now, visitor), now);
  const { by, wish } = visitor;
  if (!wish) return { window: told, slot: null, next: null };
  const turn = turnOf(told, now, by, wish.goesAs);
  if (turn.lookAt > now) {
    const next = { at: turn.lookAt, lane: wish.goesAs };
    return { window: withQueue(told, { by, waiting: wish.waiting, due: next.at }), slot: null, next };
  }
  const window = withCall(told, by, wish.number, turn.start);
  const waiting = { ...wish.waiting, [wish.lane]: wish.waiting[wish.lane] - 1 };
  const lane = firstLane(waiting);
  if (!lane) return { window, slot: turn.start, next: null };
  const next = { at: turnOf(window, turn.start, by, lane).lookAt, lane };
  return { window: withQueue(window, { by, waiting, due: next.at }), slot: turn.start, next };
}

/** The window with what the process tells, and without what it said it was waiting for. */
function withTold(window: RateWindow, now: number, { by, own, restMs }: Visitor): RateWindow {
  const calls = window.calls.flatMap((call) => {
    if (call.by !== by) return [call];
    const mine = own.find(({ number }) => number === call.number);
    if (mine) return [{ ...call, startedAt: mine.startedAt, answeredAt: mine.answeredAt }];
    return call.startedAt === null ? [] : [call];
  });
  return {
    ...window,
    restUntil: restMs > 0 ? Math.max(window.restUntil, now + restMs) : window.restUntil,
    calls,
    queues: window.queues.filter((queue) => queue.by !== by),
  };
}

function withQueue(window: RateWindow, queue: Queue): RateWindow {
  return { ...window, queues: [...window.queues, queue] };
}

/** When a process' next call starts, and when it is to look: now when it may take the slot. */
function turnOf(window: RateWindow, now: number, by: string, lane: Lane): { start: number; lookAt: number } {
  const start = nextStart(window, now);
  const before = window.queues.filter((queue) => isBefore(window, now, queue, by, lane)).length;
  const opens = start + before * spacingMs - aheadMs[lane];
  const lookAt = before === 0 ? Math.max(now, opens) : Math.max(now + lookAgainMs, opens);
  return { start, lookAt: Math.min(lookAt, now + longestLookMs) };
}

/** Whether another process' line goes first: a higher lane, or the same one and served longer ago; not one unheard of. */
function isBefore(window: RateWindow, now: number, queue: Queue, by: string, lane: Lane): boolean {
  const theirs = firstLane(queue.waiting);
  if (!theirs || queue.by === by || queue.due + graceMs < now) return false;
  if (theirs !== lane) return goesBefore(theirs, lane);
  const [served, servedMe] = [lastSlot(window, queue.by), lastSlot(window, by)];
  return served === servedMe ? queue.by < by : served < servedMe;
}

function lastSlot({ calls }: RateWindow, by: string): number {
  return Math.max(0, ...calls.filter((call) => call.by === by).map(({ slot }) => slot));
}
