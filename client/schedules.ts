import {
  type Client,
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  type ScheduleOptions,
  ScheduleOverlapPolicy,
  type ScheduleSpec,
} from '@temporalio/client';
import { isRegisterName, registers } from '../domain/registers';
import { nightCheckId, registerSyncId, stockBalanceSyncId } from '../workflows/contract/ids';
import type { RegisterSyncInput } from '../workflows/contract/register-sync';
import { anderssonNumberAttribute, companyAttribute } from '../workflows/contract/search-attributes';
import { type StockBalanceSyncInput, stockBalances } from '../workflows/contract/stock-balance';

/** A register's schedule as the settings want it. */
export interface RegisterSchedule extends RegisterSyncInput {
  readonly everySeconds: number;
  readonly taskQueue: string;
}

/**
 * Runs missed while the server was down are worthless beyond the newest, since the next run reads all that changed
 * anyway: a little over one period is caught up with, and of what overlaps then one runs (temporal-practice §4).
 */
const catchupFor = (everySeconds: number): number => (everySeconds + 60) * 1_000;
/** Companies' runs are spread a little, so that they do not all start on the same second. */
const jitter = '3 seconds';
/** The night check runs before anybody works, and outside the hour that summer time skips or repeats. */
const nightCheckTime: ScheduleSpec = {
  calendars: [{ hour: 3, minute: 30 }],
  timezone: 'Europe/Stockholm',
  jitter: '10 minutes',
};
/** A night check that was missed is still worth making in the morning. */
const nightCheckCatchup = 6 * 3_600_000;

/** Creates a register's schedule, or changes it to what the settings say. */
export async function ensureRegisterSchedule(client: Client, wanted: RegisterSchedule): Promise<void> {
  const { company, register, everySeconds, taskQueue } = wanted;
  await ensureSchedule(client, {
    scheduleId: registerSyncId(company, register),
    spec: { intervals: [{ every: `${everySeconds} seconds`, offset: offsetOf(register) }], jitter },
    catchupWindow: catchupFor(everySeconds),
    workflowType: 'registerSync',
    input: { company, register } satisfies RegisterSyncInput,
    company,
    about: register,
    taskQueue,
  });
}

/** What others name goes first in each interval: a supplier before the articles it is the main supplier of. */
function offsetOf(register: string): '20 seconds' | '0 seconds' {
  return isRegisterName(register) && registers[register].after.length > 0 ? '20 seconds' : '0 seconds';
}

/** Creates the schedule of a company's stock balances, or changes it to what the settings say. */
export async function ensureStockBalanceSchedule(
  client: Client,
  { company, everySeconds, taskQueue }: Omit<RegisterSchedule, 'register'>,
): Promise<void> {
  await ensureSchedule(client, {
    scheduleId: stockBalanceSyncId(company),
    spec: { intervals: [{ every: `${everySeconds} seconds` }], jitter },
    catchupWindow: catchupFor(everySeconds),
    workflowType: 'stockBalanceSync',
    input: { company } satisfies StockBalanceSyncInput,
    company,
    about: stockBalances,
    taskQueue,
  });
}

/** Creates a company's night check, or changes it to today's form. */
export async function ensureNightCheckSchedule(client: Client, company: string, taskQueue: string): Promise<void> {
  await ensureSchedule(client, {
    scheduleId: nightCheckId(company),
    spec: nightCheckTime,
    catchupWindow: nightCheckCatchup,
    workflowType: 'nightCheck',
    input: { company },
    company,
    about: 'night-check',
    taskQueue,
  });
}

/** Takes away the schedule of a register that the settings switch off; none is fine too. */
export function removeRegisterSchedule(client: Client, company: string, register: string): Promise<void> {
  return removeSchedule(client, registerSyncId(company, register));
}

/** Takes away a schedule; none is fine too. */
export async function removeSchedule(client: Client, scheduleId: string): Promise<void> {
  try {
    await client.schedule.getHandle(scheduleId).delete();
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
  }
}

interface WantedSchedule {
  readonly scheduleId: string;
  readonly spec: ScheduleSpec;
  /** In milliseconds. */
  readonly catchupWindow: number;
  readonly workflowType: string;
  readonly input: object;
  readonly company: string;
  /** What the runs are about, for the search attribute AnderssonNumber. */
  readonly about: string;
  readonly taskQueue: string;
}

/** One run at a time (SKIP); an operator's pause and note stay when the schedule is updated (design §3). */
async function ensureSchedule(client: Client, wanted: WantedSchedule): Promise<void> {
  const { scheduleId, company, about, taskQueue, spec } = wanted;
  const typedSearchAttributes = [
    { key: companyAttribute, value: company },
    { key: anderssonNumberAttribute, value: about },
  ];
  const options = {
    scheduleId,
    spec,
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: wanted.catchupWindow },
    action: {
      type: 'startWorkflow',
      workflowType: wanted.workflowType,
      workflowId: scheduleId,
      taskQueue,
      args: [wanted.input],
      typedSearchAttributes,
      staticSummary: `${about} ${company}`,
    },
    typedSearchAttributes,
  } satisfies ScheduleOptions;
  try {
    await client.schedule.create(options);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { policies, action } = options;
    await client.schedule.getHandle(scheduleId).update((previous) => ({ ...previous, spec, policies, action }));
  }
}
