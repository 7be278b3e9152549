import { proxyActivities } from '@temporalio/workflow';
import type { AnderssonRegisterActivities } from '../../activities/andersson/register-activities';
import type { FortnoxRegisterActivities } from '../../activities/fortnox/registers/register-activities';
import { databaseGoneNotRefusing, passingFaults, workerLost } from '../call-limits';

// A register's sync never waits for a human: what does not heal is recorded and looked at again in the next run.

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

/**
 * A batch of up to 200 records, each in a transaction of its own. A database that is gone is waited for; one that refuses
 * for good ends the run with its sentence, since a run that hangs would make the schedule skip all later ones.
 */
export const { admitRegisterSync, pickToRead, mergeChanges, recordExports, closeRegisterSync } =
  proxyActivities<AnderssonRegisterActivities>({
    startToCloseTimeout: '2 minutes',
    retry: databaseGoneNotRefusing,
  });
