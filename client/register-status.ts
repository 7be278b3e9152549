import { type Client, ScheduleNotFoundError } from '@temporalio/client';
import { registerSyncId } from '../workflows/contract/ids';

/** How a register's schedule stands in Temporal. */
export interface ScheduleStatus {
  readonly scheduleId: string;
  readonly exists: boolean;
  readonly paused: boolean;
  readonly note: string | null;
  readonly nextAt: string | null;
  readonly skippedOverlaps: number;
  readonly missed: number;
}

/** The schedule of a company's register, also when it does not exist. */
export async function scheduleStatus(client: Client, company: string, register: string): Promise<ScheduleStatus> {
  const scheduleId = registerSyncId(company, register);
  try {
    const { state, info } = await client.schedule.getHandle(scheduleId).describe();
    return {
      scheduleId,
      exists: true,
      paused: state.paused,
      note: state.note ?? null,
      nextAt: info.nextActionTimes[0]?.toISOString() ?? null,
      skippedOverlaps: info.numActionsSkippedOverlap,
      missed: info.numActionsMissedCatchupWindow,
    };
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
    return { scheduleId, exists: false, paused: false, note: null, nextAt: null, skippedOverlaps: 0, missed: 0 };
  }
}
