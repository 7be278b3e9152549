import { defineQuery, isCancellation, patched, proxyActivities, setHandler } from '@temporalio/workflow';
import type { Said } from '../../domain/language';
import type {
  CompanyAdmission,
  CompanyInput,
  ComparedRegister,
  NightCheckActivities,
  NightCheckFortnoxActivities,
  NightCheckResult,
  NightComparisonActivities,
  NightOwnershipActivities,
} from '../contract/company-activities';
import { refuseStart, sentenceOf } from '../failures';
import { identify } from '../identify';
import { Alarms, alarmOf, needAttention } from './alarms';
import { steps } from './texts';

/** Nobody waits for the night check; it lists much and starts little. */
const calls = {
  startToCloseTimeout: '10 minutes',
  retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '5 minutes', maximumAttempts: 10 },
} as const;

const { admitCompany, ensureWatch, sweep, lookAtOpenOrders } = proxyActivities<NightCheckActivities>({
  ...calls,
  heartbeatTimeout: '2 minutes',
});
const { findDoubleInvoices, findDoubleOrders, lookAtAccess } = proxyActivities<NightCheckFortnoxActivities>(calls);
const { findOwnerless } = proxyActivities<NightOwnershipActivities>(calls);
const { registersToCompare } = proxyActivities<NightComparisonActivities>(calls);
/** Some thousand calls when everything else lets it: begun again from the start where its worker is lost. */
const { compareRegister } = proxyActivities<NightComparisonActivities>({
  startToCloseTimeout: '3 hours',
  heartbeatTimeout: '1 minute',
  retry: { initialInterval: '1 minute', backoffCoefficient: 2, maximumInterval: '10 minutes', maximumAttempts: 4 },
});

const statusQuery = defineQuery<{ readonly step: string }>('status');

/**
 * Once a night: the login to Fortnox is renewed and looked at, the watch over Andersson runs, every open object has a
 * running process (R7.2), every open purchase looks at its Fortnox order (R3.4), nothing stands on two live orders or two
 * live supplier invoices, and none of them is nobody's (design rule 1); both sides of every register are compared (rule 7).
 * It only starts, asks and reports; what a person must see to is shown on the run and told of. A step that fails is told
 * of likewise and holds up no other: only a refused start ends the run as failed.
 */
export async function nightCheck(input: CompanyInput): Promise<NightCheckResult> {
  let step = 'admission';
  setHandler(statusQuery, () => ({ step }), { description: 'Vad nattkontrollen håller på med' });
  identify(input?.company, 'night-check');
  const admission: CompanyAdmission | undefined = await admitCompany(input).catch(refuseStart);
  // A run begun before admission told of the language speaks Swedish, as it did then.
  const alarms = new Alarms(input, admission?.language ?? 'sv');
  const attempt = <T>(name: string, what: Said, work: () => Promise<T>): Promise<T | null> => {
    step = name;
    return alarms.unlessItFails(name, what, work);
  };
  const access = patched('access') ? await attempt('access', steps.access, () => lookAtAccess(input)) : null;
  // First of all, since without access the rest fails: whoever can mend it is told of it all the same.
  if (access?.alarm) {
    needAttention();
    if (patched('login-alarm-shown')) alarms.show(access.alarm);
    await alarms.tell(access.alarm);
  }
  const watch = patched('watch-ensured') ? await attempt('watch', steps.watch, () => ensureWatch(input)) : null;
  if (watch) await alarms.raise(watch);
  const swept = await attempt('sweep', steps.sweep, () => sweep(input));
  const ordersLookedAt = await attempt('orders', steps.orders, () => lookAtOpenOrders(input));
  const doubleOrders = await attempt('doubleOrders', steps.doubleOrders, () => findDoubleOrders(input));
  const doubleInvoices = patched('double-invoices')
    ? await attempt('doubleInvoices', steps.doubleInvoices, () => findDoubleInvoices(input))
    : null;
  const doubles = [...alarmOf('doubleOrders', doubleOrders ?? []), ...alarmOf('doubleInvoices', doubleInvoices ?? [])];
  if (doubles.length > 0) {
    needAttention();
    if (patched('doubles-told')) {
      alarms.show(...doubles);
      for (const double of doubles) await alarms.tell(double);
    }
  }
  const unowned = patched('ownerless-documents')
    ? await attempt('ownerless', steps.ownerless, () => findOwnerless(input))
    : null;
  if (unowned && unowned.length > 0) await alarms.raise(...alarmOf('ownerlessDocuments', unowned));
  const registers = patched('compare-registers')
    ? await attempt('registers', steps.registers, () => compareRegisters(input, alarms))
    : null;
  step = 'done';
  return {
    ...{ access, watch, sweep: swept, ordersLookedAt, doubleOrders, doubleInvoices, ownerless: unowned, registers },
    failedSteps: alarms.failed,
  };
}

/** Last, since it takes longest. A register that cannot be compared holds up no other. */
async function compareRegisters(input: CompanyInput, alarms: Alarms): Promise<readonly ComparedRegister[]> {
  const compared: ComparedRegister[] = [];
  for (const register of await registersToCompare(input)) {
    const found = await comparisonOf(input, register);
    compared.push(found);
    const alarm = found.comparison ? found.comparison.alarm : { problem: 'notCompared', sentence: found.message ?? '' };
    if (alarm) await alarms.raise(alarm);
  }
  return compared;
}

async function comparisonOf(input: CompanyInput, register: string): Promise<ComparedRegister> {
  try {
    return { register, comparison: await compareRegister({ ...input, register }), message: null };
  } catch (error) {
    if (isCancellation(error)) throw error;
    return { register, comparison: null, message: sentenceOf(error) };
  }
}
