import { ApplicationFailure } from '@temporalio/activity';
import { MockActivityEnvironment } from '@temporalio/testing';
import { anderssonRegisterActivities } from '../../activities/andersson/register-activities';
import { stockBalanceActivities } from '../../activities/andersson/stock-balance/stock-balance-activities';
import { fortnoxRegisterActivities } from '../../activities/fortnox/registers/register-activities';
import { stockBalanceReader } from '../../activities/fortnox/stock-balance/reader';
import type { Companies } from '../../workers/companies';

type Activity = (input: never) => Promise<unknown>;

let activities: Readonly<Record<string, Activity>> = {};
let workflowId = '';

/** From now on workflow code calls these sides' activities, as the execution of this id. */
export function runAs(id: string, { andersson, fortnox }: Companies): void {
  workflowId = id;
  activities = {
    ...anderssonRegisterActivities(andersson),
    ...fortnoxRegisterActivities(fortnox),
    ...stockBalanceActivities(andersson, stockBalanceReader(fortnox), () => true),
  };
}

/**
 * What `@temporalio/workflow` gives a sync, without a server between: its activities are called at once. For
 * tests that run so many times that a server's own work would be all they do; what a server adds is proved elsewhere.
 */
export function workflowWithoutServer(): object {
  const real = jest.requireActual<object>('@temporalio/workflow');
  return {
    ...real,
    proxyActivities: () =>
      new Proxy({}, { get: (_target, name: string) => (input: unknown) => callActivity(name, input) }),
    setHandler: () => undefined,
    upsertSearchAttributes: () => undefined,
    workflowInfo: () => ({ continueAsNewSuggested: false }),
  };
}

const mostTries = 8;

async function callActivity(name: string, input: unknown): Promise<unknown> {
  const activity = activities[name];
  if (!activity) throw new Error(`no activity ${name}`);
  const workflowExecution = { workflowId, runId: workflowId };
  const attempt = () => new MockActivityEnvironment({ workflowExecution }).run(activity, input as never);
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      // As a server would: what may pass, such as a machine too slow for the rate clock, is tried again.
      if (!(error instanceof ApplicationFailure) || error.nonRetryable || tries === mostTries) throw error;
    }
  }
}
