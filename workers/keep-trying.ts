import { backOff } from 'exponential-backoff';
import type { ServiceLogger } from './logger';

/** A service that is started before what it needs waits for it; at most this long between two tries. */
const longestWaitMs = 30_000;
const firstWaitMs = 1_000;

/**
 * Does `work` until it succeeds or `signal` ends it; each failure is logged as one sentence with the next step.
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
  return backOff(work, {
    numOfAttempts: Number.POSITIVE_INFINITY,
    startingDelay: firstWaitMs,
    maxDelay: longestWaitMs,
    retry: (error: unknown) => {
      if (signal.aborted) return false;
      logger.warn(sentence(error));
      return true;
    },
  });
}
