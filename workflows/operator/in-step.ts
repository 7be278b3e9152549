import { type ActivityOptions, proxyActivities } from '@temporalio/workflow';

/** A process has one desk, which runs one step at a time; what a message wakes calls no activity. */
let stepRuns = false;

/** Runs a step of the desk: a failure of it becomes a problem, so nothing in it is tried for ever. */
export async function inStep<T>(run: () => Promise<T>): Promise<T> {
  stepRuns = true;
  try {
    return await run();
  } finally {
    stepRuns = false;
  }
}

type Activity = (...args: never[]) => Promise<unknown>;

/**
 * Activities that are called in a step and outside of one: with `shown` where their failure becomes a problem, with
 * `waiting` where it would end the process, since nobody stands behind the call. Their commands are the same.
 */
export function byPlace<A extends { readonly [name in keyof A]: Activity }>(
  shown: ActivityOptions,
  waiting: ActivityOptions,
): A {
  type Calls = Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>;
  const inside = proxyActivities(shown) as Calls;
  const outside = proxyActivities(waiting) as Calls;
  const call =
    (name: string) =>
    (...args: readonly unknown[]) =>
      (stepRuns ? inside : outside)[name]?.(...args);
  return new Proxy({} as A, { get: (_, name) => call(String(name)) });
}
