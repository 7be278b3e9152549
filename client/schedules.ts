import {
  type Client,
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  type ScheduleOptions,
  ScheduleOverlapPolicy,
} from '@temporalio/client';
import { registerSyncId } from '../workflows/contract/ids';
import type { RegisterSyncInput } from '../workflows/contract/register-sync';
import { anderssonNumberAttribute, companyAttribute } from '../workflows/contract/search-attributes';

/** A register's schedule as the settings want it. */
export interface RegisterSchedule extends RegisterSyncInput {
  readonly everySeconds: number;
  readonly taskQueue: string;
}

/** Runs missed while the server was down are worthless beyond the newest: the next run reads all that changed anyway. */
const catchupWindow = '1 minute';
/** Companies' runs are spread a little, so that they do not all start on the same second. */
const jitter = '3 seconds';

/**
 * Creates the schedule, or changes it to what the settings say; an operator's pause and note stay (design §3).
 * Overlapping runs are skipped: one run at a time per company and register.
 */
export async function ensureRegisterSchedule(client: Client, wanted: RegisterSchedule): Promise<void> {
  const { company, register } = wanted;
  const scheduleId = registerSyncId(company, register);
  const searchAttributes = [
    { key: companyAttribute, value: company },
    { key: anderssonNumberAttribute, value: register },
  ];
  const options = {
    scheduleId,
    spec: { intervals: [{ every: `${wanted.everySeconds} seconds` }], jitter },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow },
    action: {
      type: 'startWorkflow',
      workflowType: 'registerSync',
      workflowId: scheduleId,
      taskQueue: wanted.taskQueue,
      args: [{ company, register } satisfies RegisterSyncInput],
      typedSearchAttributes: searchAttributes,
      staticSummary: `${register} ${company}`,
    },
    typedSearchAttributes: searchAttributes,
  } satisfies ScheduleOptions;
  try {
    await client.schedule.create(options);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, policies, action } = options;
    await client.schedule.getHandle(scheduleId).update((previous) => ({ ...previous, spec, policies, action }));
  }
}

/** Takes away the schedule of a register that the settings switch off; none is fine too. */
export async function removeRegisterSchedule(client: Client, company: string, register: string): Promise<void> {
  try {
    await client.schedule.getHandle(registerSyncId(company, register)).delete();
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
  }
}
