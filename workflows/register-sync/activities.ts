import { proxyActivities } from '@temporalio/workflow';
import type { AnderssonRegisterActivities } from '../../activities/andersson/register-activities';
import type { FortnoxRegisterActivities } from '../../activities/fortnox/register-activities';

/**
 * Every kind of call with its limits, one row each (temporal-practice §5). A register's sync never waits for a human:
 * what does not heal within these tries is recorded and looked at again in the next run.
 */
const passingFaults = {
  initialInterval: '1 second',
  backoffCoefficient: 2,
  maximumInterval: '1 minute',
  maximumAttempts: 8,
} as const;

/** Calls to Fortnox show every few seconds that their worker lives; without it they are made again after this. */
const workerLost = '20 seconds';

/** Reads many records at Fortnox's pace; a batch of 50 waits 10 s for its slots alone, longer behind documents. */
export const { listChangedInFortnox, readFromFortnox, whoChangedLater } = proxyActivities<FortnoxRegisterActivities>({
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: workerLost,
  retry: passingFaults,
});

/** One write: its slot may come late behind documents, then up to 45 s for the answer and as long for the look-up. */
export const { writeToFortnox } = proxyActivities<FortnoxRegisterActivities>({
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: workerLost,
  retry: { ...passingFaults, initialInterval: '2 seconds', maximumInterval: '2 minutes' },
});

/** A batch of up to 200 records, each in a transaction of its own. The database may be gone for a while: no limit of tries. */
export const { admitRegisterSync, mergeChanges, recordExports, closeRegisterSync } =
  proxyActivities<AnderssonRegisterActivities>({
    startToCloseTimeout: '2 minutes',
    retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '15 seconds' },
  });
