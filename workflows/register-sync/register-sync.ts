import {
  ActivityFailure,
  continueAsNew,
  defineQuery,
  isCancellation,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import {
  type ClosedRegisterSync,
  interruptedProblem,
  type RegisterSyncInput,
  type RegisterSyncProgress,
  type RegisterSyncResult,
  type RegisterSyncStatus,
} from '../contract/register-sync';
import { needsAttentionAttribute } from '../contract/search-attributes';
import { sentenceOf } from '../failures';
import { identify } from '../identify';
import { failed } from '../run-failed';
import { tellPeople } from '../tell-people';
import { AccessLost } from './access-lost';
import { admitRegisterSync, closeRegisterSync } from './activities';
import { SyncRunState } from './run-state';

const statusQuery = defineQuery<RegisterSyncStatus>('status');

/**
 * Keeps one register in step (R0.3, R0.4): what changed in Fortnox since the last run is merged with what changed in
 * Andersson, each side gets what it lacks, and the run ends with counts that add up. It never waits for a human: what
 * cannot be moved is named in the result, and the rest goes on (design rule 4).
 */
export async function registerSync(
  input: RegisterSyncInput,
  progress?: RegisterSyncProgress,
): Promise<RegisterSyncResult> {
  let state: SyncRunState | undefined;
  setHandler(statusQuery, () => state?.status() ?? { step: 'admission', report: null }, {
    description: 'Hur långt körningen har kommit och vad den gjort',
  });
  identify(input?.company, input?.register);

  if (!progress) {
    const admission = await admitRegisterSync(input).catch(failed);
    if (!admission.admitted) return admission.result;
    state = SyncRunState.begin(input, admission.run);
  } else {
    state = SyncRunState.resume(input, progress);
  }

  const { tell = null, ...result } = await run(state).catch(failed);
  if (result.openFailures > 0 || result.outcome === 'interrupted') {
    upsertSearchAttributes([{ key: needsAttentionAttribute, value: true }]);
  }
  if (tell !== null) {
    const about = { problem: interruptedProblem, sentence: tell };
    await tellPeople(input.company, about, 'Larmar om att körningen avbröts');
  }
  return result;
}

async function run(state: SyncRunState): Promise<ClosedRegisterSync> {
  try {
    while (await state.takeInFortnoxPage()) await continueWhenLong(state);
    for (;;) {
      const result = await state.takeInAnderssonChanges();
      if (result) return result;
      await continueWhenLong(state);
    }
  } catch (error) {
    const isOurs = error instanceof ActivityFailure || error instanceof AccessLost;
    if (!isOurs || isCancellation(error)) throw error;
    return closeRegisterSync(state.closing({ outcome: 'interrupted', message: sentenceOf(error) }));
  }
}

/** A first load outgrows one history; it goes on as a new run of the same id, between pages. */
async function continueWhenLong(state: SyncRunState): Promise<void> {
  if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof registerSync>(state.input, state.progress());
}
