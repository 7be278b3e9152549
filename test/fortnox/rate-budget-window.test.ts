import { nobodyWaits } from '../../activities/fortnox/rate/lanes';
import { type Visitor, visit } from '../../activities/fortnox/rate/visit';
import { type Call, type RateWindow, readWindow } from '../../activities/fortnox/rate/window';
import { createRateBudget, lanes } from '../../activities/fortnox/rate-budget';
import { manualRateClock } from './manual-rate-clock';
import { memoryWindow } from './memory-window';

const now = 1_000_000;
const empty: RateWindow = { nextSlot: 0, restUntil: 0, calls: [], queues: [] };

/** A process that has one call waiting in the lane, and nothing to tell. */
const wishing = (by: string, lane: (typeof lanes)[number]): Visitor => ({
  by,
  own: [],
  restMs: 0,
  wish: { number: 1, lane, goesAs: lane, waiting: { ...nobodyWaits, [lane]: 1 } },
});
const full = (call: Partial<Call>): RateWindow => ({
  ...empty,
  calls: Array.from({ length: 25 }, (_, number) => ({
    ...{ by: 'other', number, slot: now, startedAt: now, answeredAt: now },
    ...call,
  })),
});
/** When a document's call starts, the window looked at again and again. */
function startOf(window: RateWindow): number {
  let at = now;
  for (;;) {
    const { slot, next } = visit(window, at, wishing('me', 'document'));
    if (slot !== null) return slot;
    at = next?.at ?? Number.NaN;
  }
}

test.each([
  ['started and answered', {}, 5_200],
  ['answered late: it may have arrived only then', { answeredAt: now + 900 }, 5_900],
  ['started late', { startedAt: now + 300, answeredAt: now + 310 }, 5_500],
  ['under way: it arrives within 1.2 s, or never', { answeredAt: null }, 6_200],
  [
    'of a process that tells nothing more: it may have left half a second late',
    { startedAt: null, answeredAt: null },
    6_700,
  ],
])('rule 9: 25 calls %s', (_name, call, ms) => {
  expect(startOf(full(call)) - now).toBe(ms);
});

test('a document takes its slot at once; the others shortly before, so that a document may still come', () => {
  const busy = { ...empty, nextSlot: now + 208 };
  expect(visit(busy, now, wishing('me', 'document')).slot).toBe(now + 208);
  for (const lane of lanes.slice(1)) {
    const early = visit(busy, now, wishing('me', lane));
    expect(early).toMatchObject({ slot: null, next: { at: now + 108, lane } });
    expect(visit(early.window, now + 108, wishing('me', lane)).slot).toBe(now + 208);
  }
});

test('a process that said it would look and has not keeps its turn for a quarter of a second', () => {
  const queues = [{ by: 'other', waiting: { ...nobodyWaits, document: 3 }, due: now }];
  const at = (ms: number) => visit({ ...empty, queues }, now + ms, wishing('me', 'bulk')).slot;
  expect(at(250)).toBeNull();
  expect(at(251)).toBe(now + 251);
});

test('a slot that was never used is given back with the next visit', () => {
  const taken = visit(empty, now, wishing('me', 'document'));
  expect(taken.window.calls).toHaveLength(1);
  expect(visit(taken.window, now + 10, { by: 'me', own: [], restMs: 0, wish: null }).window.calls).toEqual([]);
  expect(visit(taken.window, now + 10, wishing('other', 'document')).window.calls).toHaveLength(2);
});

test('a slot missed by more than half a second is not used: others count on that', async () => {
  let lateMs = 0;
  const clock = manualRateClock(() => lateMs);
  const window = memoryWindow(clock);
  const budget = createRateBudget(clock, window);
  const call = () => clock.runUntil(budget.take('document').then((slot) => slot.answered()));
  await call();
  lateMs = 600;
  await call();
  expect(clock.now()).toBe(208 + 600);
  lateMs = 0;
  await call();
  const second = readWindow(window.content(), now).calls.find(({ number }) => number === 3);
  // Number 2 was the slot that was missed.
  expect(second).toMatchObject({ slot: second?.startedAt });
});
