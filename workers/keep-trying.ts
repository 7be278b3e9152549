import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceLogger } from './logger';

/** A service that is started before what it needs waits for it; at most this long between two tries. */
const longestWaitMs = 30_000;
const firstWaitMs = 1_000;

/**
 * Does `work` until it succeeds or `signal` ends it, also in the middle of a wait; each failure is logged as one
 * sentence with the next step.
 * @throws what `work` threw last, when the signal ended it.
 */
export async function keepTrying<T>(
  work: () => Promise<T>,
  options: {
    readonly logger: ServiceLogger;
    readonly signal: AbortSignal;
    readonly sentence: (error: unknown) => string;
  },
): Promise<T> {
  const { logger, signal, sentence } = options;
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) throw error;
      logger.warn(sentence(error));
      await pause(waitMs, undefined, { signal }).catch(() => Promise.reject(error));
    }
  }
}
