import { createClock } from '../../../sandbox/fortnox/clock';

const start = new Date('2026-11-23T10:00:00Z');

test('a clock that stands still moves only when told', () => {
  const clock = createClock(start, 0);
  clock.advance(1_500);
  expect(clock.now().toISOString()).toBe('2026-11-23T10:00:01.500Z');
  clock.set(new Date('2030-01-01T00:00:00Z'));
  expect(clock.now().toISOString()).toBe('2030-01-01T00:00:00.000Z');
});

test('setting it forward lets time pass, setting it back is only a wrong watch', () => {
  const clock = createClock(start, 0);
  clock.set(new Date(start.getTime() + 10_000));
  expect(clock.elapsedMs()).toBe(10_000);
  clock.set(start);
  expect(clock.elapsedMs()).toBe(10_000);
  expect(clock.now()).toEqual(start);
});

test('it runs as fast as told', async () => {
  const beforeStart = performance.now();
  const clock = createClock(start, 50);
  const afterStart = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 40));
  const beforeLook = performance.now();
  const passed = clock.now().getTime() - start.getTime();
  const afterLook = performance.now();
  expect(passed).toBeGreaterThanOrEqual(Math.floor((beforeLook - afterStart) * 50) - 1);
  expect(passed).toBeLessThanOrEqual((afterLook - beforeStart) * 50);
});

test('a timer runs when its time has come, by running or by being advanced, in order, and not when cancelled', async () => {
  const clock = createClock(start, 0);
  const ran: string[] = [];
  clock.after(2_000, () => ran.push('second'));
  clock.after(1_000, () => ran.push('first'));
  clock.after(1_500, () => ran.push('cancelled'))();
  clock.advance(999);
  expect(ran).toEqual([]);
  clock.advance(5_000);
  expect(ran).toEqual(['first', 'second']);
  await new Promise<void>((resolve) => {
    clock.after(1_000, resolve);
    clock.speed = 100;
  });
  clock.stop();
});
