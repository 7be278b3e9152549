import {
  defineQuery,
  isCancellation,
  log,
  patched,
  proxyActivities,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type {
  AccessReport,
  CompanyInput,
  ComparedRegister,
  NightCheckActivities,
  NightCheckFortnoxActivities,
  NightCheckResult,
  NightComparisonActivities,
} from '../contract/company-activities';
import type { NotificationActivities } from '../contract/purchase-activities';
import { needsAttentionAttribute } from '../contract/search-attributes';
import { refusedStart, sentenceOf } from '../failures';
import { identify } from '../identify';

/** Nobody waits for the night check; it lists much and starts little. */
const calls = {
  startToCloseTimeout: '10 minutes',
  retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '5 minutes', maximumAttempts: 10 },
} as const;

const { admitCompany, sweep, lookAtOpenOrders } = proxyActivities<NightCheckActivities>({
  ...calls,
  heartbeatTimeout: '2 minutes',
});
const { findDoubleInvoices, findDoubleOrders, lookAtAccess } = proxyActivities<NightCheckFortnoxActivities>(calls);
const { registersToCompare } = proxyActivities<NightComparisonActivities>(calls);
/** Some thousand calls when everything else lets it: begun again from the start where its worker is lost. */
const { compareRegister } = proxyActivities<NightComparisonActivities>({
  startToCloseTimeout: '3 hours',
  heartbeatTimeout: '1 minute',
  retry: { initialInterval: '1 minute', backoffCoefficient: 2, maximumInterval: '10 minutes', maximumAttempts: 4 },
});
/** A receiver that does not answer must not hold up the check; the alarm is in its result, and comes again next night. */
const { notify } = proxyActivities<NotificationActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumAttempts: 4 },
  summary: 'Larmar om det som nattkontrollen funnit',
});

const statusQuery = defineQuery<{ readonly step: string }>('status');

/**
 * Once a night: the login to Fortnox is renewed and looked at, every open object has a running process (R7.2), every open
 * purchase looks at its Fortnox order (R3.4), nothing stands on two live orders or two live supplier invoices (design
 * rule 1), and both sides of every register are compared (rule 7). It only starts, asks and reports.
 */
export async function nightCheck(input: CompanyInput): Promise<NightCheckResult> {
  let step = 'admission';
  setHandler(statusQuery, () => ({ step }), { description: 'Vad nattkontrollen håller på med' });
  identify(input?.company, 'night-check');
  await admitCompany(input).catch((error: unknown) => Promise.reject(refusedStart(error)));
  step = 'access';
  const access = patched('access') ? await lookAtTheLogin(input) : null;
  step = 'sweep';
  const swept = await sweep(input);
  step = 'orders';
  const ordersLookedAt = await lookAtOpenOrders(input);
  step = 'doubles';
  const doubleOrders = await findDoubleOrders(input);
  const doubleInvoices = patched('double-invoices') ? await findDoubleInvoices(input) : null;
  if (doubleOrders.length > 0 || doubleInvoices?.length) needAttention();
  step = 'registers';
  const registers = patched('compare-registers') ? await compareRegisters(input) : null;
  step = 'done';
  return { access, sweep: swept, ordersLookedAt, doubleOrders, doubleInvoices, registers };
}

/** Last, since it takes longest. A register that cannot be compared holds up no other. */
async function compareRegisters(input: CompanyInput): Promise<readonly ComparedRegister[]> {
  const compared: ComparedRegister[] = [];
  for (const register of await registersToCompare(input)) {
    try {
      const comparison = await compareRegister({ ...input, register });
      compared.push({ register, comparison, message: null });
      if (comparison.alarm) await tell(input, comparison.alarm);
    } catch (error) {
      if (isCancellation(error)) throw error;
      needAttention();
      compared.push({ register, comparison: null, message: sentenceOf(error) });
    }
  }
  return compared;
}

/** First of all, since without access the rest fails: whoever can mend it is told of it all the same. */
async function lookAtTheLogin(input: CompanyInput): Promise<AccessReport> {
  const access = await lookAtAccess(input);
  if (access.alarm) await tell(input, access.alarm);
  return access;
}

/** Whoever can mend it is told; where nobody can be told the result has it all the same. */
async function tell(
  { company }: CompanyInput,
  alarm: { readonly problem: string; readonly sentence: string },
): Promise<void> {
  needAttention();
  const { workflowId } = workflowInfo();
  await notify({ company, workflowId, ...alarm }).catch((error: unknown) =>
    log.warn('nobody could be told', { problem: alarm.problem, error }),
  );
}

function needAttention(): void {
  upsertSearchAttributes([{ key: needsAttentionAttribute, value: true }]);
}
