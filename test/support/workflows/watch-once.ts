import { proxyActivities } from '@temporalio/workflow';
import type {
  AnderssonWatchActivities,
  CompanyInput,
  NightCheckActivities,
  SweepResult,
} from '../../../workflows/contract/company-activities';

interface Here extends CompanyInput {
  /** The queue of the activities under test. */
  readonly queue: string;
}

/** Polls as the company's watch does, until terminated. */
export async function watchOnce({ company, queue }: Here): Promise<void> {
  const { watchAndersson } = proxyActivities<AnderssonWatchActivities>({
    taskQueue: queue,
    startToCloseTimeout: '10 minutes',
    heartbeatTimeout: '5 seconds',
    retry: { initialInterval: '100 milliseconds', maximumInterval: '500 milliseconds' },
  });
  for (let polls = 0; polls < 1_000; polls += 1) await watchAndersson({ company, heldBack: null });
}

/** What a night check asks of Andersson's side. */
export async function checkOnce({ company, queue }: Here): Promise<{ swept: SweepResult; asked: number }> {
  const { sweep, lookAtOpenOrders } = proxyActivities<NightCheckActivities>({
    taskQueue: queue,
    startToCloseTimeout: '1 minute',
  });
  return { swept: await sweep({ company }), asked: await lookAtOpenOrders({ company }) };
}
