import { createRateBudget, type Lane } from '../../activities/fortnox/rate-budget';
import { type ManualRateClock, manualRateClock } from './manual-rate-clock';
import { memoryWindow } from './memory-window';

const windowMs = 5_200;
const windowRequests = 25;
const spacingMs = windowMs / windowRequests;

interface Start {
  readonly at: number;
  readonly lane: Lane;
}

/** A budget alone at its window, on a clock of the test's own, with all its starts in order. */
function budgetOn(clock: ManualRateClock) {
  const window = memoryWindow(clock);
  const budget = createRateBudget(clock, window);
  const starts: Start[] = [];
  /** Answered at once. */
  const take = (lane: Lane, signal?: AbortSignal) =>
    budget.take(lane, signal).then((slot) => {
      starts.push({ at: clock.now(), lane });
      slot.answered();
    });
  return { budget, window, starts, take };
}

/** Promises settle between two steps of the clock. */
const settle = () => new Promise(setImmediate);

async function advance(clock: ManualRateClock, ms: number): Promise<void> {
  const end = clock.now() + ms;
  for (;;) {
    await settle();
    const next = Math.min(...clock.pending());
    if (clock.now() + next > end) break;
    clock.advance(next);
  }
  clock.advance(end - clock.now());
  await settle();
}

test('rule 9: always full, the budget is used to 99 % of 4.8 calls a second and more, with timers that come late', async () => {
  for (const lateMs of [0, 4, 15]) {
    const clock = manualRateClock(() => lateMs);
    const { starts, take } = budgetOn(clock);
    await clock.runUntil(Promise.all(Array.from({ length: 500 }, () => take('bulk'))));
    const seconds = ((starts.at(-1)?.at ?? 0) - (starts[0]?.at ?? 0)) / 1_000;
    expect((starts.length - 1) / seconds / 4.8).toBeGreaterThanOrEqual(0.99);
  }
});

test('rule 9: evenly spaced while on time', async () => {
  const clock = manualRateClock();
  const { starts, take } = budgetOn(clock);
  await clock.runUntil(Promise.all(Array.from({ length: 60 }, () => take('register'))));
  const gaps = starts.slice(1).map(({ at }, index) => at - (starts[index]?.at ?? 0));
  for (const gap of gaps) expect(gap).toBeCloseTo(spacingMs);
});

test('rule 9: lateness is caught up within a second’s worth, never in a burst of a whole window', async () => {
  const clock = manualRateClock();
  const { starts, take } = budgetOn(clock);
  await clock.runUntil(take('register'));
  await advance(clock, 60_000);
  const taken = Array.from({ length: 40 }, () => take('register'));
  await advance(clock, 0);
  expect(starts.length - 1).toBeGreaterThan(1);
  expect(starts.length - 1).toBeLessThanOrEqual(1 + Math.ceil(1_000 / spacingMs));
  await clock.runUntil(Promise.all(taken));
  expect(starts).toHaveLength(41);
});

test('rule 9: documents before stock before registers before loads; within a lane, first come first', async () => {
  const clock = manualRateClock();
  const { budget } = budgetOn(clock);
  const started: string[] = [];
  const take = (lane: Lane, name: string) =>
    budget.take(lane).then((slot) => {
      started.push(name);
      slot.answered();
    });
  await clock.runUntil(take('register', 'first'));
  const taken = [
    take('bulk', 'b1'),
    take('register', 'r1'),
    take('stock', 's1'),
    take('document', 'd1'),
    take('register', 'r2'),
    take('document', 'd2'),
  ];
  expect((await budget.figures()).waiting).toEqual({ document: 2, stock: 1, register: 2, bulk: 1 });
  await clock.runUntil(Promise.all(taken));
  expect(started).toEqual(['first', 'd1', 'd2', 's1', 'r1', 'r2', 'b1']);
});

test('a document that comes while others wait takes the next slot', async () => {
  const clock = manualRateClock();
  const { starts, take } = budgetOn(clock);
  const loads = Array.from({ length: 20 }, () => take('bulk'));
  await advance(clock, 5 * spacingMs);
  const before = starts.length;
  const document = take('document');
  await clock.runUntil(Promise.all([...loads, document]));
  expect(starts[before]?.lane).toBe('document');
});

test('nobody waits for ever: a lane passed over for half a minute gets one slot in each half minute', async () => {
  const clock = manualRateClock();
  const { starts, take } = budgetOn(clock);
  const documents = Array.from({ length: 500 }, () => take('document'));
  const load = [take('bulk'), take('bulk')];
  await clock.runUntil(Promise.all([...documents, ...load]));
  const loadStarts = starts.filter(({ lane }) => lane === 'bulk').map(({ at }) => at);
  expect(loadStarts).toHaveLength(2);
  for (const [index, at] of loadStarts.entries()) {
    expect(at).toBeGreaterThan((index + 1) * 30_000);
    expect(at).toBeLessThan((index + 1) * 30_000 + 2_000);
  }
});

test('a rest stops everybody, and a shorter one after it does not end it', async () => {
  const clock = manualRateClock();
  const { budget, starts, take } = budgetOn(clock);
  budget.backOff(5_000);
  budget.backOff(1_000);
  const taken = [take('document'), take('bulk')];
  await advance(clock, 4_999);
  expect(starts).toEqual([]);
  await clock.runUntil(Promise.all(taken));
  expect(starts[0]?.at).toBeGreaterThanOrEqual(5_000);
  expect(starts[0]?.at).toBeLessThan(5_010);
});

test('a rest asked for while calls wait holds them too, also the one that had a slot', async () => {
  const clock = manualRateClock();
  const { budget, starts, take } = budgetOn(clock);
  const taken = Array.from({ length: 5 }, () => take('document'));
  await advance(clock, 2 * spacingMs);
  const before = starts.length;
  budget.backOff(3_000);
  await advance(clock, 2_999);
  expect(starts).toHaveLength(before);
  await clock.runUntil(Promise.all(taken));
  expect(starts).toHaveLength(5);
});

test('a rest longer than a process shows itself: it is still seen waiting, and starts when the rest is over', async () => {
  const clock = manualRateClock();
  const { budget, starts, take } = budgetOn(clock);
  budget.backOff(60_000);
  const taken = take('register');
  await advance(clock, 40_000);
  expect(await budget.figures()).toMatchObject({ restMs: 20_000, waiting: { register: 1 } });
  await clock.runUntil(taken);
  expect(starts[0]?.at).toBe(60_000);
});

test('a call given up while it waits leaves the line, and its slot goes to the next', async () => {
  const clock = manualRateClock();
  const { budget, starts, take } = budgetOn(clock);
  await clock.runUntil(take('register'));
  const givingUp = new AbortController();
  const given = Array.from({ length: 10 }, () => take('document', givingUp.signal));
  const settled = Promise.allSettled(given);
  const last = take('bulk');
  await advance(clock, 0);
  givingUp.abort(new Error('cancelled'));
  expect((await settled).map(({ status }) => status)).toEqual(Array(10).fill('rejected'));
  expect((await budget.figures()).waiting.document).toBe(0);
  await clock.runUntil(last);
  expect(starts.map(({ lane }) => lane)).toEqual(['register', 'bulk']);
  expect(starts[1]?.at).toBeCloseTo(spacingMs);
});

test('a call given up before it asks takes no slot; one given up after its start had it', async () => {
  const clock = manualRateClock();
  const { budget, take } = budgetOn(clock);
  const given = new AbortController();
  await clock.runUntil(take('register', given.signal));
  given.abort(new Error('cancelled'));
  expect((await budget.figures()).used).toBe(1);
  await expect(take('register', given.signal)).rejects.toThrow('cancelled');
  expect(await budget.figures()).toMatchObject({ used: 1, waiting: { register: 0 } });
});

test('figures: starts of the last window, who waits, and when each lane is through', async () => {
  const clock = manualRateClock();
  const { budget, take } = budgetOn(clock);
  await clock.runUntil(Promise.all(Array.from({ length: 30 }, () => take('bulk'))));
  expect(await budget.figures()).toMatchObject({
    used: windowRequests,
    of: windowRequests,
    restMs: 0,
    throughInMs: { document: null, stock: null, register: null, bulk: null },
  });
  const taken = [...Array.from({ length: 9 }, () => take('bulk')), take('register')];
  const { throughInMs } = await budget.figures();
  expect(throughInMs).toEqual({ document: null, stock: null, register: spacingMs, bulk: 10 * spacingMs });
  const asked = clock.now();
  await clock.runUntil(Promise.all(taken));
  expect(clock.now() - asked).toBeCloseTo(10 * spacingMs);
  await advance(clock, windowMs);
  expect((await budget.figures()).used).toBe(0);
});

test('rule 9: a call that is late on its way keeps its place until it is answered, since Fortnox counts arrivals', async () => {
  const clock = manualRateClock();
  const { budget } = budgetOn(clock);
  const lateByMs = 900;
  const answeredAt: number[] = [];
  const startedAt: number[] = [];
  const calls = Array.from({ length: 2 * windowRequests }, async () => {
    const slot = await budget.take('bulk');
    startedAt.push(clock.now());
    clock.after(lateByMs, () => {
      answeredAt.push(clock.now());
      slot.answered();
    });
  });
  await clock.runUntil(Promise.all(calls));
  expect(startedAt).toHaveLength(2 * windowRequests);
  for (const [index, started] of startedAt.entries()) {
    const before = answeredAt[index - windowRequests];
    if (before !== undefined) expect(started - before).toBeGreaterThanOrEqual(5_000 - 1e-6);
  }
});

test('rule 9: a call that is never answered gives its place free all the same', async () => {
  const clock = manualRateClock();
  const { budget } = budgetOn(clock);
  const calls = Array.from({ length: 3 * windowRequests }, () => budget.take('bulk'));
  await clock.runUntil(Promise.all(calls));
  expect((await budget.figures()).waiting.bulk).toBe(0);
});

test('a process alone goes to its window twice for each call: one look, one change', async () => {
  const clock = manualRateClock();
  const window = memoryWindow(clock);
  let visits = 0;
  const counted = {
    read: () => {
      visits += 1;
      return window.read();
    },
    replace: (revision: number, content: string) => {
      visits += 1;
      return window.replace(revision, content);
    },
  };
  const budget = createRateBudget(clock, counted);
  const one = budget.take('register').then((slot) => slot.answered());
  await clock.runUntil(one);
  await advance(clock, 10_000);
  expect(visits).toBe(2);
});
