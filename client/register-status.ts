import { type Client, ScheduleNotFoundError } from '@temporalio/client';

/** How a sync's schedule stands in Temporal. */
export interface ScheduleStatus {
  readonly scheduleId: string;
  readonly exists: boolean;
  readonly paused: boolean;
  readonly note: string | null;
  readonly nextAt: string | null;
  readonly skippedOverlaps: number;
  readonly missed: number;
}

/** A sync's schedule, also when it does not exist. */
export async function scheduleStatus(client: Client, scheduleId: string): Promise<ScheduleStatus> {
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
