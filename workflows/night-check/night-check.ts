import {
  defineQuery,
  isCancellation,
  patched,
  proxyActivities,
  setHandler,
  upsertMemo,
  upsertSearchAttributes,
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
import { needsAttentionAttribute } from '../contract/search-attributes';
import { refusedStart, sentenceOf } from '../failures';
import { identify } from '../identify';
import { tellPeople } from '../tell-people';

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

const statusQuery = defineQuery<{ readonly step: string }>('status');

/**
 * Once a night: the login to Fortnox is renewed and looked at, every open object has a running process (R7.2), every open
 * purchase looks at its Fortnox order (R3.4), nothing stands on two live orders or two live supplier invoices (design
 * rule 1), and both sides of every register are compared (rule 7). It only starts, asks and reports; what a person must see
 * to is shown on the run and told of.
 */
export async function nightCheck(input: CompanyInput): Promise<NightCheckResult> {
  let step = 'admission';
  setHandler(statusQuery, () => ({ step }), { description: 'Vad nattkontrollen håller på med' });
  identify(input?.company, 'night-check');
  await admitCompany(input).catch((error: unknown) => Promise.reject(refusedStart(error)));
  const alarms: Alarm[] = [];
  step = 'access';
  const access = patched('access') ? await lookAtAccess(input) : null;
  // First of all, since without access the rest fails: whoever can mend it is told of it all the same.
  if (access?.alarm) {
    alarms.push(access.alarm);
    needAttention();
    if (patched('login-alarm-shown')) show(alarms);
    await tell(input, access.alarm);
  }
  step = 'sweep';
  const swept = await sweep(input);
  step = 'orders';
  const ordersLookedAt = await lookAtOpenOrders(input);
  step = 'doubles';
  const doubleOrders = await findDoubleOrders(input);
  const doubleInvoices = patched('double-invoices') ? await findDoubleInvoices(input) : null;
  const doubles = [...alarmOf('doubleOrders', doubleOrders), ...alarmOf('doubleInvoices', doubleInvoices ?? [])];
  if (doubles.length > 0) {
    needAttention();
    if (patched('doubles-told')) {
      alarms.push(...doubles);
      show(alarms);
      for (const double of doubles) await tell(input, double);
    }
  }
  step = 'registers';
  const registers = patched('compare-registers') ? await compareRegisters(input, alarms) : null;
  step = 'done';
  return { access, sweep: swept, ordersLookedAt, doubleOrders, doubleInvoices, registers };
}

/** Last, since it takes longest. A register that cannot be compared holds up no other. */
async function compareRegisters(input: CompanyInput, alarms: Alarm[]): Promise<readonly ComparedRegister[]> {
  const compared: ComparedRegister[] = [];
  for (const register of await registersToCompare(input)) {
    const found = await comparisonOf(input, register);
    compared.push(found);
    const alarm = found.comparison ? found.comparison.alarm : { problem: 'notCompared', sentence: found.message ?? '' };
    if (!alarm) continue;
    alarms.push(alarm);
    needAttention();
    show(alarms);
    await tell(input, alarm);
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

type Alarm = NonNullable<AccessReport['alarm']>;

/** A message is read on a telephone: the rest stands in the run's result. */
const mostInAMessage = 5;

/** What was found twice as one alarm; none where nothing was. */
function alarmOf(problem: string, found: readonly { readonly sentence: string }[]): readonly Alarm[] {
  if (found.length === 0) return [];
  const sentences = found.slice(0, mostInAMessage).map(({ sentence }) => sentence);
  const more = found.length - sentences.length;
  return [{ problem, sentence: [...sentences, ...(more > 0 ? [`(+ ${more})`] : [])].join('\n') }];
}

function needAttention(): void {
  upsertSearchAttributes([{ key: needsAttentionAttribute, value: true }]);
}

/** On the server's side, where `problems` finds it without any worker. */
function show(alarms: readonly Alarm[]): void {
  upsertMemo({ problem: alarms.map(({ sentence }) => sentence).join('\n') });
}

/** What cannot be told is in the check's result, and comes again next night. */
function tell({ company }: CompanyInput, { problem, sentence }: Alarm): Promise<void> {
  return tellPeople(company, { problem, sentence }, 'Larmar om det som nattkontrollen har funnit');
}
