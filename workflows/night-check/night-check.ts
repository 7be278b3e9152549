import { defineQuery, proxyActivities, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type {
  CompanyInput,
  NightCheckActivities,
  NightCheckFortnoxActivities,
  NightCheckResult,
} from '../contract/company-activities';
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
const { findDoubleOrders } = proxyActivities<NightCheckFortnoxActivities>(calls);

const statusQuery = defineQuery<{ readonly step: string }>('status');

/**
 * Once a night: every open object has a running process (R7.2), every open purchase looks at its Fortnox order (R3.4),
 * and no reference stands on two live documents (design rule 1). It only starts, asks and reports.
 */
export async function nightCheck(input: CompanyInput): Promise<NightCheckResult> {
  let step = 'admission';
  setHandler(statusQuery, () => ({ step }), { description: 'Vad nattkontrollen håller på med' });
  identify(input?.company, 'night-check');
  await admitCompany(input).catch((error: unknown) => Promise.reject(refusedStart(error)));
  step = 'sweep';
  const swept = await sweep(input);
  step = 'orders';
  const ordersLookedAt = await lookAtOpenOrders(input);
  step = 'doubles';
  const doubleOrders = await findDoubleOrders(input);
  step = 'done';
  if (doubleOrders.length > 0) upsertSearchAttributes([{ key: needsAttentionAttribute, value: true }]);
  return { sweep: swept, ordersLookedAt, doubleOrders };
}
