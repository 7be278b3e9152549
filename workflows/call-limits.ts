import { anderssonRefused } from './contract/refusals';

/** Limits that calls of every process share (temporal-practice §5). */

/** What does not heal within these tries becomes a problem, or is recorded and looked at again. */
export const passingFaults = {
  initialInterval: '1 second',
  backoffCoefficient: 2,
  maximumInterval: '1 minute',
  maximumAttempts: 8,
} as const;

/** Calls to Fortnox show every few seconds that their worker lives; without it they are made again after this. */
export const workerLost = '20 seconds';

/** The database may be gone for a while: no limit of tries. */
export const databaseGone = {
  initialInterval: '500 milliseconds',
  backoffCoefficient: 2,
  maximumInterval: '15 seconds',
} as const;

/** The same where somebody is told: what its administrator must mend first does not pass by trying again. */
export const databaseGoneNotRefusing = { ...databaseGone, nonRetryableErrorTypes: [anderssonRefused] };
