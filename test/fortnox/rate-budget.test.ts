import fc from 'fast-check';
import { createRateBudget, type Lane, lanes } from '../../activities/fortnox/rate-budget';
import { type ManualRateClock, manualRateClock } from './manual-rate-clock';

const windowMs = 5_200;
const windowRequests = 25;
const spacingMs = windowMs / windowRequests;

interface Start {
  readonly at: number;
  readonly lane: Lane;
}

/** A budget on a clock of the test's own, with all its starts in order. */
function budgetOn(clock: ManualRateClock) {
  const budget = createRateBudget(clock);
  const starts: Start[] = [];
  /** Answered at once, unless the test says otherwise. */
  const take = (lane: Lane, signal?: AbortSignal) =>
    budget.take(lane, signal).then((slot) => {
      starts.push({ at: clock.now(), lane });
      slot.answered();
    });
  return { budget, starts, take };
}

/** Most starts in any window: the start a full window's worth earlier must be a window away. */
function expectWithinBudget(starts: readonly Start[]): void {
  for (const [index, { at }] of starts.entries()) {
    const before = starts[index - windowRequests];
    if (before) expect(at - before.at).toBeGreaterThanOrEqual(windowMs - 1e-6);
  }
}

/** Promises settle between two steps of the clock. */
const settle = () => new Promise(setImmediate);

async function advance(clock: ManualRateClock, ms: number): Promise<void> {
  const end = clock.now() + ms;
  for (;;) {
    await Promise.resolve();
    const next = Math.min(...clock.pending());
    if (clock.now() + next > end) break;
    clock.advance(next);
  }
  clock.advance(end - clock.now());
  await settle();
}

test('rule 9: never more than 25 starts in any 5.2 s, whenever calls come, however late timers are, whatever rests are asked for', async () => {
  const arrival = fc.record({
    afterMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 9_000 })),
    calls: fc.integer({ min: 1, max: 40 }),
    lane: fc.constantFrom(...lanes),
    restMs: fc.option(fc.integer({ min: 0, max: 6_000 }), { freq: 6 }),
  });
  const lateness = fc.array(fc.integer({ min: 0, max: 1_500 }), { minLength: 1, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(fc.array(arrival, { maxLength: 12 }), lateness, async (arrivals, late) => {
      let turn = 0;
      const clock = manualRateClock(() => late[turn++ % late.length] ?? 0);
      const { budget, starts, take } = budgetOn(clock);
      const taken: Promise<void>[] = [];
      for (const { afterMs, calls, lane, restMs } of arrivals) {
        await advance(clock, afterMs);
        for (let call = 0; call < calls; call += 1) taken.push(take(lane));
        if (restMs !== null) budget.backOff(restMs);
      }
      await clock.runUntil(Promise.all(taken));
      expect(starts).toHaveLength(taken.length);
      expectWithinBudget(starts);
    }),
  );
});

test('rule 9: always full, the budget is used to 99 % of 4.8 calls a second and more, with timers that come late', async () => {
  for (const lateMs of [0, 4, 15]) {
    const clock = manualRateClock(() => lateMs);
    const { starts, take } = budgetOn(clock);
    await clock.runUntil(Promise.all(Array.from({ length: 500 }, () => take('bulk'))));
    const seconds = ((starts.at(-1)?.at ?? 0) - (starts[0]?.at ?? 0)) / 1_000;
    expect((starts.length - 1) / seconds / 4.8).toBeGreaterThanOrEqual(0.99);
    expectWithinBudget(starts);
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
  await advance(clock, 60_000);
  const taken = Array.from({ length: 40 }, () => take('register'));
  await advance(clock, 0);
  expect(starts.length).toBeGreaterThan(1);
  expect(starts.length).toBeLessThanOrEqual(1 + Math.ceil(1_000 / spacingMs));
  await clock.runUntil(Promise.all(taken));
  expectWithinBudget(starts);
});

test('rule 9: documents before stock before registers before loads; within a lane, first come first', async () => {
  const clock = manualRateClock();
  const { budget } = budgetOn(clock);
  const started: string[] = [];
  const asked: readonly (readonly [Lane, string])[] = [
    ['register', 'first'],
    ['bulk', 'b1'],
    ['register', 'r1'],
    ['stock', 's1'],
    ['document', 'd1'],
    ['register', 'r2'],
    ['document', 'd2'],
  ];
  const taken = asked.map(([lane, name]) =>
    budget.take(lane).then((slot) => {
      started.push(name);
      slot.answered();
    }),
  );
  expect(budget.figures().waiting).toEqual({ document: 2, stock: 1, register: 2, bulk: 1 });
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

test('a rest stops everybody, and a shorter one after it does not end it', async () => {
  const clock = manualRateClock();
  const { budget, starts, take } = budgetOn(clock);
  budget.backOff(5_000);
  budget.backOff(1_000);
  const taken = [take('document'), take('bulk')];
  await advance(clock, 4_999);
  expect(starts).toEqual([]);
  await clock.runUntil(Promise.all(taken));
  expect(starts[0]?.at).toBe(5_000);
});

test('a rest asked for while calls wait holds them too', async () => {
  const clock = manualRateClock();
  const { budget, starts, take } = budgetOn(clock);
  const taken = Array.from({ length: 5 }, () => take('stock'));
  await advance(clock, 2 * spacingMs);
  const before = starts.length;
  budget.backOff(3_000);
  await advance(clock, 2_999);
  expect(starts).toHaveLength(before);
  await clock.runUntil(Promise.all(taken));
  expect(starts).toHaveLength(5);
});

test('a call given up while it waits leaves the queue, and its slot goes to the next', async () => {
  const clock = manualRateClock();
  const { budget, starts, take } = budgetOn(clock);
  const givingUp = new AbortController();
  const first = take('register');
  const given = Array.from({ length: 10 }, () => take('document', givingUp.signal));
  const settled = Promise.allSettled(given);
  const last = take('bulk');
  await advance(clock, 0);
  givingUp.abort(new Error('cancelled'));
  expect((await settled).map(({ status }) => status)).toEqual(Array(10).fill('rejected'));
  expect(budget.figures().waiting.document).toBe(0);
  await clock.runUntil(Promise.all([first, last]));
  expect(starts.map(({ lane }) => lane)).toEqual(['register', 'bulk']);
  expect(starts[1]?.at).toBeCloseTo(spacingMs);
});

test('a call given up before it asks takes no slot; one given up after its start had it', async () => {
  const clock = manualRateClock();
  const { budget, take } = budgetOn(clock);
  const given = new AbortController();
  await take('register', given.signal);
  given.abort(new Error('cancelled'));
  expect(budget.figures().startedInWindow).toBe(1);
  await expect(take('register', given.signal)).rejects.toThrow('cancelled');
  expect(budget.figures()).toMatchObject({ startedInWindow: 1, waiting: { register: 0 } });
});

test('figures count the starts of the last window', async () => {
  const clock = manualRateClock();
  const { budget, take } = budgetOn(clock);
  await clock.runUntil(Promise.all(Array.from({ length: 30 }, () => take('bulk'))));
  expect(budget.figures().startedInWindow).toBe(windowRequests);
  await advance(clock, windowMs);
  expect(budget.figures().startedInWindow).toBe(0);
});

test('rule 9: a call that is late on its way keeps its place until it is answered, since Fortnox counts arrivals', async () => {
  const clock = manualRateClock();
  const budget = createRateBudget(clock);
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
  for (const [index, started] of startedAt.entries()) {
    const before = answeredAt[index - windowRequests];
    if (before !== undefined) expect(started - before).toBeGreaterThanOrEqual(5_000 - 1e-6);
  }
});

test('rule 9: a call that is never answered gives its place free all the same', async () => {
  const clock = manualRateClock();
  const budget = createRateBudget(clock);
  const calls = Array.from({ length: 3 * windowRequests }, () => budget.take('bulk'));
  await clock.runUntil(Promise.all(calls));
  expect(budget.figures().waiting.bulk).toBe(0);
});
