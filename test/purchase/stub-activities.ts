import { ApplicationFailure } from '@temporalio/activity';
import type { LedgerKey, LedgerState } from '../../workflows/contract/ledger';
import type {
  AnderssonPurchaseActivities,
  FortnoxPurchaseActivities,
  NotificationActivities,
} from '../../workflows/contract/purchase-activities';
import type { Fault } from './faults';
import { draftOf, fingerprintOf, type Sides } from './sides';

type Activities = AnderssonPurchaseActivities & FortnoxPurchaseActivities & NotificationActivities;

/** Every activity of a purchase over plain data; which data is told by the company of the call. */
export function stubActivities(sidesOf: (company: string) => Sides): Activities {
  const meet = async (
    name: string,
    company: string,
    input: unknown,
  ): Promise<{ it: Sides; fault: Fault | undefined }> => {
    const it = sidesOf(company);
    it.calls.push({ name, input });
    return { it, fault: await it.faults.meet(name) };
  };
  const ledger = async (
    name: string,
    key: LedgerKey,
    from: readonly LedgerState[],
    state: LedgerState,
    number?: string,
  ) => {
    const { it } = await meet(name, key.company, key);
    const known = it.ledger.get(key.reference);
    if (!known || !from.includes(known.state)) throw outOfOrder(key, known?.state);
    it.ledger.set(key.reference, { state, fortnoxNumber: number ?? known.fortnoxNumber });
    if (known.state !== state) it.ledgerLog.push(`${key.revision} ${state}`);
    return it;
  };
  const orderOf = (it: Sides, number: string) => {
    const order = it.orders.get(number);
    if (!order) throw ApplicationFailure.nonRetryable(`Order ${number} finns inte.`, 'notFound');
    return order;
  };
  const sightOf = (it: Sides, number: string) => {
    const sight = it.sight(number);
    if (!sight) throw new Error(`no order ${number}`);
    return sight;
  };
  return {
    async admitPurchase(input) {
      const { it } = await meet('admitPurchase', (input as { company: string }).company, input);
      return it.admission ?? { admitted: true, rules: it.rules, order: null, revision: 1 };
    },
    async readPurchase(input) {
      const { it } = await meet('readPurchase', input.company, input);
      if (!it.purchase) return { found: 'deleted' };
      return { found: 'live', purchase: it.purchase, fingerprint: fingerprintOf(it.purchase) };
    },
    async openLedger(key) {
      const { it } = await meet('openLedger', key.company, key);
      const known = it.ledger.get(key.reference);
      if (known) return known;
      it.ledger.set(key.reference, { state: 'intent', fortnoxNumber: null });
      it.ledgerLog.push(`${key.revision} intent`);
      return { state: 'intent', fortnoxNumber: null };
    },
    async ledgerSent(key) {
      await ledger('ledgerSent', key, ['intent', 'sent'], 'sent');
    },
    async ledgerNotSent(key) {
      await ledger('ledgerNotSent', key, ['intent', 'sent'], 'intent');
    },
    async ledgerConfirmed({ key, fortnoxNumber, by }) {
      const known = sidesOf(key.company).ledger.get(key.reference);
      const other = known?.state === 'confirmed' && known.fortnoxNumber !== fortnoxNumber;
      if (other && by !== 'chosenByHand') throw outOfOrder(key, known?.state);
      const it = await ledger('ledgerConfirmed', key, ['intent', 'sent', 'confirmed'], 'confirmed', fortnoxNumber);
      it.numberOnPurchase = fortnoxNumber;
    },
    async ledgerChanged({ key }) {
      await ledger('ledgerChanged', key, ['confirmed'], 'confirmed');
    },
    async ledgerVoided({ key }) {
      const it = await ledger('ledgerVoided', key, ['intent', 'sent', 'confirmed', 'voided'], 'voided');
      if (it.numberOnPurchase === it.ledger.get(key.reference)?.fortnoxNumber) it.numberOnPurchase = null;
    },
    async showOnRequest(input) {
      const { it } = await meet('showOnRequest', input.company, input);
      const { state, message, fortnoxNumber } = input;
      it.shown = { state, message, fortnoxNumber };
    },
    async markDone(input) {
      const { it } = await meet('markDone', input.company, input);
      const { outcome, note, fortnoxNumbers } = input;
      it.doneMark = { outcome, note, fortnoxNumbers };
    },
    async notify(input) {
      const { it } = await meet('notify', input.company, input);
      it.notified.push(input.problem);
    },
    async preparePurchaseOrder(input) {
      await meet('preparePurchaseOrder', input.company, input);
      return draftOf(input.purchase, input.reference);
    },
    async createPurchaseOrder(input) {
      const { it, fault } = await meet('createPurchaseOrder', input.company, input);
      if (fault?.does === 'neverSend') return { outcome: 'notSent', sentence: 'Fortnox nåddes inte.' };
      const { draft } = input;
      if (fault?.does === 'loseAnswer') {
        if (fault.made) it.makeOrder(draft);
        return { outcome: 'unknown', sentence: 'Fortnox svarade inte.' };
      }
      return { outcome: 'done', value: sightOf(it, it.makeOrder(draft)) };
    },
    async findPurchaseOrder(input) {
      const { it } = await meet('findPurchaseOrder', input.company, input);
      const same = [...it.orders].filter(([, { draft }]) => draft.internalReference === input.reference);
      const found = same.find(([, { state }]) => state !== 'voided') ?? same[0];
      return found ? it.sight(found[0]) : null;
    },
    async readPurchaseOrder(input) {
      const { it } = await meet('readPurchaseOrder', input.company, input);
      return it.sight(input.fortnoxNumber);
    },
    async markPurchaseOrderSent(input) {
      const { it } = await meet('markPurchaseOrderSent', input.company, input);
      const order = orderOf(it, input.fortnoxNumber);
      if (order.state === 'notSent') order.state = 'sent';
      return sightOf(it, input.fortnoxNumber);
    },
    async changePurchaseOrder(input) {
      const { it } = await meet('changePurchaseOrder', input.company, input);
      const order = orderOf(it, input.fortnoxNumber);
      if (order.state === 'voided') throw ApplicationFailure.nonRetryable('makulerad', 'orderCannotChange');
      it.orders.set(input.fortnoxNumber, { ...order, draft: input.draft });
      return sightOf(it, input.fortnoxNumber);
    },
    async voidPurchaseOrder(input) {
      const { it } = await meet('voidPurchaseOrder', input.company, input);
      const order = it.orders.get(input.fortnoxNumber);
      if (order?.touchedByHand) throw ApplicationFailure.nonRetryable('inlevererad på', 'orderCannotBeVoided');
      if (order) order.state = 'voided';
    },
  };
}

function outOfOrder({ reference }: LedgerKey, state: string | undefined): ApplicationFailure {
  return ApplicationFailure.nonRetryable(`Ledger ${reference} is ${state ?? 'not there'}`, 'ledgerOutOfOrder');
}
