import fc from 'fast-check';
import { type Lane, lanes, type RateFigures, WindowUnavailableError } from '../../activities/fortnox/rate-budget';
import { type ManualRateClock, manualRateClock } from './manual-rate-clock';
import { memoryWindow } from './memory-window';
import { type SeenCall, type SimulatedProcess, simulatedProcesses } from './simulated-processes';

const windowMs = 5_200;
const fortnoxWindowMs = 5_000;
const windowRequests = 25;
const spacingMs = windowMs / windowRequests;

function world() {
  const clock = manualRateClock();
  const window = memoryWindow(clock);
  return { clock, window, ...simulatedProcesses(clock, window) };
}

/** So many calls at once, each answered after `answerMs`. */
const load = (process: SimulatedProcess, lane: Lane, count: number, answerMs = 20) =>
  Array.from({ length: count }, () => process.call(lane, answerMs));

/** The values again and again. */
const inTurn = (values: readonly number[]) => {
  let turn = 0;
  return () => values[turn++ % values.length] ?? 0;
};

/** A process that always misses its slots refuses its calls, which is right: they are not made. */
const tooSlow = (error: unknown) => expect(error).toBeInstanceOf(WindowUnavailableError);

/** Most starts in any 5.2 s, and most calls that may have arrived in any 5 s, however each was delayed on its way. */
function expectWithinBudget(seen: readonly SeenCall[]): void {
  const starts = seen.map(({ startedAt }) => startedAt).sort((a, b) => a - b);
  for (const [index, at] of starts.entries()) {
    const before = starts[index - windowRequests];
    if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(windowMs);
  }
  for (const { startedAt } of seen) {
    const mayArriveWith = seen.filter((it) => it.startedAt <= startedAt && it.arrivedBy > startedAt - fortnoxWindowMs);
    expect(mayArriveWith.length).toBeLessThanOrEqual(windowRequests);
  }
}

const after = (clock: ManualRateClock, ms: number) =>
  clock.runUntil(new Promise<void>((resolve) => clock.after(ms, resolve)));

async function figuresOf({ budget }: SimulatedProcess, clock: ManualRateClock): Promise<RateFigures> {
  const figures = budget.figures();
  await clock.runUntil(figures);
  return figures;
}

const expectSettledWithin = async (ms: number, clock: ManualRateClock, work: Promise<unknown>) => {
  const began = clock.now();
  await clock.runUntil(work);
  expect(clock.now() - began).toBeLessThanOrEqual(ms);
};

test('rule 9: never more than 25, whatever processes do: any arrivals, delays, lateness, clocks, rests, kills, lost answers', async () => {
  const delays = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 });
  const process = fc.record({
    clockAt: fc.integer({ min: 0, max: 1_000_000 }),
    late: fc.array(fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 900 })), {
      minLength: 1,
      maxLength: 5,
    }),
    delays,
    /** In how many of so many goes the store's answer is lost. */
    lostEvery: fc.option(fc.integer({ min: 3, max: 40 }), { freq: 3 }),
  });
  const arrival = fc.record({
    afterMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 9_000 })),
    process: fc.nat({ max: 3 }),
    calls: fc.integer({ min: 1, max: 40 }),
    lane: fc.constantFrom(...lanes),
    answerMs: fc.integer({ min: 0, max: 1_100 }),
    afterwards: fc.option(fc.oneof(fc.constant('kill' as const), fc.integer({ min: 0, max: 6_000 })), { freq: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(process, { minLength: 1, maxLength: 4 }),
      fc.array(arrival, { maxLength: 10 }),
      async (settings, arrivals) => {
        const { clock, start, seen } = world();
        const processes = settings.map(({ clockAt, late, delays: each, lostEvery }) => {
          let times = 0;
          const reach = () => {
            times += 1;
            if (lostEvery !== null && times % lostEvery === 0) throw new Error('gone');
          };
          return start({ clockAt, lateMs: inTurn(late), delayMs: inTurn(each), reach });
        });
        const killed = new Set<number>();
        const made: { by: number; done: Promise<unknown> }[] = [];
        for (const { afterMs, process: chosen, calls, lane, answerMs, afterwards } of arrivals) {
          await after(clock, afterMs);
          const by = chosen % processes.length;
          const it = processes[by];
          if (!it || killed.has(by)) continue;
          for (const done of load(it, lane, calls, answerMs)) {
            made.push({
              by,
              done: done.catch(tooSlow),
            });
          }
          if (afterwards === 'kill') {
            it.kill();
            killed.add(by);
          } else if (afterwards !== null) {
            it.budget.backOff(afterwards);
          }
        }
        await clock.runUntil(Promise.all(made.filter(({ by }) => !killed.has(by)).map(({ done }) => done)));
        expectWithinBudget(seen);
      },
    ),
    { numRuns: 150 },
  );
}, 120_000);

test('rule 9: never more than 25 where all have more to do than may be done, timers are very late, and one is killed', async () => {
  const process = fc.record({
    late: fc.array(
      fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 700 }) }),
      { minLength: 1, maxLength: 40 },
    ),
    delays: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 }),
    answers: fc.array(fc.oneof(fc.constant(20), fc.integer({ min: 0, max: 1_100 })), { minLength: 1, maxLength: 40 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(process, { minLength: 2, maxLength: 3 }),
      fc.integer({ min: 0, max: 9_000 }),
      async (settings, killAfterMs) => {
        const { clock, start, seen } = world();
        const [doomed, ...others] = settings.map(({ late, delays, answers }) => {
          const it = start({ lateMs: inTurn(late), delayMs: inTurn(delays) });
          const answerMs = inTurn(answers);
          return { it, done: Array.from({ length: 50 }, () => it.call('bulk', answerMs()).catch(tooSlow)) };
        });
        await after(clock, killAfterMs);
        doomed?.it.kill();
        const left = others.flatMap(({ done }) => done);
        await clock.runUntil(Promise.all(left));
        expectWithinBudget(seen);
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

test('rule 9: two processes use the budget as well as one, and take turns', async () => {
  const { clock, start, seen } = world();
  const way = { delayMs: () => 3, lateMs: () => 2 };
  const calls = [start({ ...way, clockAt: 5_000 }), start(way)].flatMap((it) => load(it, 'bulk', 200));
  await clock.runUntil(Promise.all(calls));
  expectWithinBudget(seen);
  const starts = seen.map(({ startedAt }) => startedAt).sort((a, b) => a - b);
  const seconds = ((starts.at(-1) ?? 0) - (starts[0] ?? 0)) / 1_000;
  expect((starts.length - 1) / seconds / 4.8).toBeGreaterThanOrEqual(0.99);
  const half = seen.slice(0, 200).filter(({ process }) => process === 0).length;
  expect(half).toBeGreaterThan(95);
  expect(half).toBeLessThan(105);
});

test('ten processes take turns: none is left behind', async () => {
  const { clock, start, seen } = world();
  const processes = Array.from({ length: 10 }, (_, index) => start({ delayMs: () => 3, clockAt: index * 777 }));
  await clock.runUntil(Promise.all(processes.flatMap((it) => load(it, 'register', 20))));
  expectWithinBudget(seen);
  for (const index of processes.keys()) {
    const half = seen.slice(0, 100).filter(({ process }) => process === index).length;
    expect([index, half >= 8 && half <= 12]).toEqual([index, true]);
  }
});

test("rule 9: documents of one process overtake the others' loads: one after the other each gets the next slot", async () => {
  const { clock, start, seen } = world();
  const [loading, busy] = [start({ delayMs: () => 3 }), start({ delayMs: () => 3, clockAt: 99 })];
  const loads = [...load(loading, 'bulk', 150), ...load(busy, 'bulk', 150)];
  await after(clock, 8_000);
  for (let call = 0; call < 20; call += 1) await clock.runUntil(busy.call('document', 30));
  await clock.runUntil(Promise.all(loads));
  expectWithinBudget(seen);
  const chain = seen.filter(({ lane }) => lane === 'document');
  const between = (chain.at(-1)?.startedAt ?? 0) - (chain[0]?.startedAt ?? 0);
  // The window is full: a slot comes every 208 ms, and every one of them is the chain's.
  expect(between / (chain.length - 1) / spacingMs).toBeLessThan(1.05);
});

test.each([
  ['stock', 'register'],
  ['register', 'bulk'],
] as const)('rule 9: %s before %s over all processes', async (higher, lower) => {
  const { clock, start, seen } = world();
  const [one, other] = [start({ delayMs: () => 2 }), start({ delayMs: () => 2 })];
  const first = load(one, lower, 60);
  await after(clock, 3_000);
  const from = clock.now();
  const second = load(other, higher, 60);
  await clock.runUntil(Promise.all([...first, ...second]));
  const last = Math.max(...seen.filter(({ lane }) => lane === higher).map(({ startedAt }) => startedAt));
  const between = seen.filter(({ lane, startedAt }) => lane === lower && startedAt > from && startedAt < last);
  // One may have had its slot already.
  expect(between.length).toBeLessThanOrEqual(1);
});

test('a killed process: its slot and its place in the line free themselves, and nobody waits for it long', async () => {
  const { clock, start, seen } = world();
  const [doomed, other] = [start({ delayMs: () => 2 }), start({ delayMs: () => 2 })];
  void load(doomed, 'document', 100);
  const loads = load(other, 'bulk', 60);
  await after(clock, 2_000);
  const before = seen.filter(({ process }) => process === 1).length;
  doomed.kill();
  const killedAt = clock.now();
  await clock.runUntil(Promise.all(loads));
  expectWithinBudget(seen);
  const starts = seen.filter(({ process }) => process === 1).map(({ startedAt }) => startedAt);
  expect((starts[before] ?? Number.POSITIVE_INFINITY) - killedAt).toBeLessThan(1_000);
  // What the killed one may have sent counts for 6.7 s; then everything is the other's.
  expect((starts.at(-1) ?? 0) - killedAt).toBeLessThan((60 * windowMs) / windowRequests + 7_000);
  const { waiting } = await figuresOf(other, clock);
  expect(waiting).toEqual({ document: 0, stock: 0, register: 0, bulk: 0 });
});

test('429: a rest asked for by one process holds the others too, but for the one slot each may hold', async () => {
  const { clock, start, seen } = world();
  const [met429, other] = [start({ delayMs: () => 2 }), start({ delayMs: () => 2 })];
  const calls = [...load(met429, 'register', 30), ...load(other, 'register', 30)];
  await after(clock, 1_000);
  const from = clock.now();
  met429.budget.backOff(5_000);
  await clock.runUntil(Promise.all(calls));
  const during = seen.filter(({ startedAt }) => startedAt > from && startedAt < from + 5_000);
  expect(during.filter(({ process }) => process === 0)).toEqual([]);
  expect(during.length).toBeLessThanOrEqual(1);
});

test('a rest reaches a process that starts its first call only then', async () => {
  const { clock, start, seen } = world();
  const [met429, other] = [start(), start()];
  met429.budget.backOff(5_000);
  await after(clock, 50);
  await clock.runUntil(other.call('document', 20));
  expect(seen[0]?.startedAt).toBe(5_000);
});

test('the store is gone: calls that wait are refused at once, none is made, and it goes on when it is back', async () => {
  const { clock, start, seen } = world();
  let gone = false;
  const reach = () => {
    if (gone) throw new Error('connect ECONNREFUSED');
  };
  const process = start({ delayMs: () => 2, reach });
  const waiting = Promise.allSettled(load(process, 'bulk', 30));
  await after(clock, 2_000);
  gone = true;
  await expectSettledWithin(1_000, clock, waiting);
  const refused = (await waiting).filter(({ status }) => status === 'rejected');
  expect(refused.length).toBeGreaterThan(5);
  for (const it of refused)
    expect(it).toMatchObject({ reason: { name: 'WindowUnavailableError', message: 'connect ECONNREFUSED' } });
  const before = seen.length;
  const meanwhile = process.call('document', 20);
  meanwhile.catch(() => undefined);
  await clock.runUntil(meanwhile.catch(() => undefined));
  await expect(meanwhile).rejects.toThrow(WindowUnavailableError);
  await expect(figuresOf(process, clock)).rejects.toThrow('ECONNREFUSED');
  expect(seen).toHaveLength(before);
  gone = false;
  await clock.runUntil(process.call('document', 20));
  expect(seen).toHaveLength(before + 1);
  expectWithinBudget(seen);
});

test('a store so slow that every slot is missed: calls are refused instead of waiting for ever', async () => {
  const { clock, start, seen } = world();
  const process = start({ delayMs: () => 400 });
  const call = process.call('document', 20);
  await expectSettledWithin(
    60_000,
    clock,
    call.catch(() => undefined),
  );
  await expect(call).rejects.toThrow(/too slow/);
  expect(seen).toEqual([]);
});

test('a call given up while its process holds a slot for it: others wait no longer than its place counts', async () => {
  const { clock, start, seen } = world();
  const [one, other] = [start({ delayMs: () => 2 }), start({ delayMs: () => 2 })];
  await clock.runUntil(Promise.all([...load(one, 'register', 20), ...load(other, 'register', 20)]));
  const givingUp = new AbortController();
  const given = one.call('document', 20, givingUp.signal);
  given.catch(() => undefined);
  await after(clock, 10);
  givingUp.abort(new Error('cancelled'));
  await expect(given).rejects.toThrow('cancelled');
  await clock.runUntil(Promise.all(load(other, 'register', 30)));
  expectWithinBudget(seen);
});

test("figures are everybody's: another process, which makes no calls, sees who waits and until when", async () => {
  const { clock, start } = world();
  const [one, other, onlooker] = [start({ delayMs: () => 2 }), start({ delayMs: () => 2 }), start()];
  const calls = [...load(one, 'bulk', 30), ...load(other, 'register', 20)];
  await after(clock, 1_000);
  const { used, waiting, throughInMs } = await figuresOf(onlooker, clock);
  expect(used).toBeGreaterThanOrEqual(4);
  expect(waiting.bulk).toBeGreaterThanOrEqual(25);
  expect(waiting.register).toBeLessThan(20);
  expect(throughInMs.register).toBeLessThan(throughInMs.bulk ?? 0);
  const asked = clock.now();
  await clock.runUntil(Promise.all(calls));
  expect(Math.abs(clock.now() - asked - (throughInMs.bulk ?? 0))).toBeLessThan(1_000);
});

test.each([
  ['back by an hour', -3_600_000, 8_000],
  ['on by an hour', 3_600_000, 1_000],
])("the store's clock is set %s: calls go on", async (_name, ms, withinMs) => {
  const { clock, window, start, seen } = world();
  const process = start({ delayMs: () => 1 });
  await clock.runUntil(Promise.all(load(process, 'register', 30)));
  window.shiftClock(ms);
  await expectSettledWithin(withinMs, clock, process.call('register', 20));
  if (ms < 0) expectWithinBudget(seen);
});

test('a window that cannot be read may hide 25 calls: all rest until none of them counts, then it is as new', async () => {
  const { clock, window, start, seen } = world();
  const process = start({ delayMs: () => 1 });
  await clock.runUntil(Promise.all(load(process, 'register', 30)));
  window.overwrite('{"calls":"?"}');
  const began = clock.now();
  await clock.runUntil(process.call('document', 20));
  expect((seen.at(-1)?.startedAt ?? 0) - began).toBeGreaterThan(6_000);
  await expectSettledWithin(2_000, clock, process.call('document', 20));
});
