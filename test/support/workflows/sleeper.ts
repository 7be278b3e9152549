import { sleep } from '@temporalio/workflow';

/** Sleeps and tells for how long by the workflow's own clock. */
export async function sleeper(days: number): Promise<number> {
  const started = Date.now();
  await sleep(`${days} days`);
  return Math.round((Date.now() - started) / 86_400_000);
}
