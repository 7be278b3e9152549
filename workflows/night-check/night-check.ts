import {
  defineQuery,
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
  NightCheckActivities,
  NightCheckFortnoxActivities,
  NightCheckResult,
} from '../contract/company-activities';
import type { NotificationActivities } from '../contract/purchase-activities';
import { needsAttentionAttribute } from '../contract/search-attributes';
import { refusedStart } from '../failures';
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
/** A receiver that does not answer must not hold up the check; the alarm is in its result, and comes again next night. */
const { notify } = proxyActivities<NotificationActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumAttempts: 4 },
  summary: 'Larmar om inloggningen i Fortnox',
});

const statusQuery = defineQuery<{ readonly step: string }>('status');

/**
 * Once a night: the login to Fortnox is renewed and looked at, every open object has a running process (R7.2), every open
 * purchase looks at its Fortnox order (R3.4), and nothing stands on two live orders or two live supplier invoices (design
 * rule 1). It only starts, asks and reports.
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
  step = 'done';
  if (doubleOrders.length > 0 || doubleInvoices?.length) needAttention();
  return { access, sweep: swept, ordersLookedAt, doubleOrders, doubleInvoices };
}

/** First of all, since without access the rest fails: whoever can mend it is told of it all the same. */
async function lookAtTheLogin(input: CompanyInput): Promise<AccessReport> {
  const access = await lookAtAccess(input);
  if (access.alarm) {
    needAttention();
    const { workflowId } = workflowInfo();
    await notify({ company: input.company, workflowId, ...access.alarm }).catch((error: unknown) =>
      log.warn('nobody could be told of the login to Fortnox', { error }),
    );
  }
  return access;
}

function needAttention(): void {
  upsertSearchAttributes([{ key: needsAttentionAttribute, value: true }]);
}
