import { ApplicationFailure, activityInfo } from '@temporalio/activity';
import { onlyAsSent } from '../../activities/fortnox/only-as-sent';
import type { FortnoxGoodsReceiptActivities } from '../../workflows/contract/goods-receipt-activities';
import type { LedgerEntry, LedgerKey, LedgerState } from '../../workflows/contract/ledger';
import type { NotificationActivities } from '../../workflows/contract/notification-activities';
import type {
  AnderssonPurchaseActivities,
  FortnoxPurchaseActivities,
} from '../../workflows/contract/purchase-activities';
import type { Fault } from './faults';
import { admitted, draftOf, fingerprintOf, inboundDraftOf, invoiceDraftOf, type Sides } from './sides';

type Activities = AnderssonPurchaseActivities &
  FortnoxPurchaseActivities &
  FortnoxGoodsReceiptActivities &
  NotificationActivities;

const notSent = {
  outcome: 'notSent',
  sentence: 'Fortnox tar inte emot fler anrop.',
  kind: 'rateLimited',
  help: { who: 'ingen', where: 'Fortnox' },
} as const;

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
    change: Partial<LedgerEntry> = {},
  ) => {
    const { it } = await meet(name, key.company, key);
    const known = it.ledger.get(key.reference);
    if (!known || !from.includes(known.state)) throw outOfOrder(key, known?.state);
    it.ledger.set(key.reference, { ...known, ...change, state });
    if (known.state !== state) it.ledgerLog.push(`${logged(key)} ${state}`);
    return it;
  };
  /** What another run has sent is not moved on by one that has not looked at the ledger since. */
  const mustHold = (key: LedgerKey) => {
    const { ledger: entries, ledgerHeldBy } = sidesOf(key.company);
    const { state } = entries.get(key.reference) ?? {};
    if (state === 'sent' && ledgerHeldBy.get(key.reference) !== currentRun()) throw outOfOrder(key, state);
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
      return it.admission ?? admitted(it);
    },
    async readPurchase(input) {
      const { it } = await meet('readPurchase', input.company, input);
      if (!it.purchase) return { found: 'deleted' };
      const { purchase, receipts } = it;
      const noted = it.notedOrder;
      const live = { found: 'live', purchase, fingerprint: fingerprintOf(purchase), receipts } as const;
      return { ...live, ...(noted !== null && { notedOrder: noted }) };
    },
    async openLedger(key) {
      const { it } = await meet('openLedger', key.company, key);
      const known = it.ledger.get(key.reference);
      if (known?.state === 'sent') it.ledgerHeldBy.set(key.reference, currentRun());
      if (known) return known;
      const intent = { state: 'intent', fortnoxNumber: null, madeFrom: null } as const;
      it.ledger.set(key.reference, intent);
      it.ledgerKeys.set(key.reference, key);
      it.ledgerLog.push(`${logged(key)} intent`);
      return intent;
    },
    async ledgerSent(key) {
      mustHold(key);
      const it = await ledger('ledgerSent', key, ['intent', 'sent'], 'sent');
      it.ledgerHeldBy.set(key.reference, currentRun());
      return currentRun();
    },
    async ledgerNotSent(key) {
      mustHold(key);
      await ledger('ledgerNotSent', key, ['intent', 'sent'], 'intent');
    },
    async ledgerConfirmed({ key, fortnoxNumber, madeFrom, by, note }) {
      const known = sidesOf(key.company).ledger.get(key.reference);
      const other = known?.state === 'confirmed' && known.fortnoxNumber !== fortnoxNumber;
      if (other && by !== 'chosenByHand') throw outOfOrder(key, known?.state);
      const from = ['intent', 'sent', 'confirmed'] as const;
      const it = await ledger('ledgerConfirmed', key, from, 'confirmed', { fortnoxNumber, madeFrom });
      if (note !== undefined) it.notes.set(key.reference, note);
      if (key.document === 'purchaseOrder') it.numberOnPurchase = fortnoxNumber;
    },
    async ledgerChanged({ key, madeFrom }) {
      await ledger('ledgerChanged', key, ['confirmed'], 'confirmed', { madeFrom });
    },
    async ledgerVoided({ key, keepNumber, note }) {
      const it = await ledger('ledgerVoided', key, ['intent', 'sent', 'confirmed', 'voided', 'skipped'], 'voided');
      if (note !== undefined) it.notes.set(key.reference, note);
      if (!keepNumber) takeAway(it, key);
    },
    async ledgerSkipped({ key, madeFrom }) {
      const from = ['intent', 'sent', 'confirmed', 'skipped'] as const;
      const it = await ledger('ledgerSkipped', key, from, 'skipped', madeFrom === undefined ? {} : { madeFrom });
      takeAway(it, key);
    },
    async receiptDocuments({ company }) {
      const { it } = await meet('receiptDocuments', company, company);
      return [...it.ledgerKeys.values()].flatMap((key) => {
        const entry = it.ledger.get(key.reference);
        if (key.document === 'purchaseOrder' || !entry) return [];
        const { state, fortnoxNumber, madeFrom } = entry;
        return state === 'sent' || state === 'confirmed' ? [{ key, state, fortnoxNumber, madeFrom }] : [];
      });
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
      if (fault?.does === 'neverSend') return notSent;
      const { draft } = input;
      if (fault?.does === 'loseAnswer') {
        if (fault.made) it.makeOrder(draft);
        return { outcome: 'unknown', sentence: 'Fortnox svarade inte.' };
      }
      return onlyAsSent(input.sentBy, it.rules, async () => ({
        outcome: 'done',
        value: sightOf(it, it.makeOrder(draft)),
      }));
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
      const goodsReceived = order?.touchedByHand ?? false;
      if (!order || order.state === 'voided') return { goodsReceived };
      if (goodsReceived || order.state === 'received')
        throw ApplicationFailure.nonRetryable('inlevererad på', 'orderCannotBeVoided');
      order.state = 'voided';
      return { goodsReceived };
    },
    async prepareInbound(input) {
      await meet('prepareInbound', input.company, input);
      return inboundDraftOf(input.receipt, input.documentId);
    },
    async storeInbound(input) {
      const { it } = await meet('storeInbound', input.company, input);
      const { draft } = input;
      const key = `${draft.type}/${draft.id}`;
      const known = it.inbounds.get(key);
      if (known?.state === 'voided') throw ApplicationFailure.nonRetryable('makulerad', 'inboundVoided');
      if (known?.state === 'released' && JSON.stringify(known.draft) !== JSON.stringify(draft))
        throw ApplicationFailure.nonRetryable('annat innehåll', 'inboundDiffers');
      if (known?.state !== 'released') it.inbounds.set(key, { draft, state: 'draft' });
      return { type: draft.type, id: draft.id, state: known?.state ?? 'draft' };
    },
    async releaseInbound(input) {
      const { it } = await meet('releaseInbound', input.company, input);
      const inbound = it.inbounds.get(`${input.type}/${input.id}`);
      if (inbound) inbound.state = 'released';
      return { type: input.type, id: input.id, state: 'released' };
    },
    async readInbound(input) {
      const { it } = await meet('readInbound', input.company, input);
      const { type, id } = input;
      const inbound = it.inbounds.get(`${type}/${id}`);
      return inbound ? { type, id, state: inbound.state } : null;
    },
    async prepareSupplierInvoice(input) {
      await meet('prepareSupplierInvoice', input.company, input);
      return invoiceDraftOf(input.purchase, input.receipt, input.invoiceNumber);
    },
    async createSupplierInvoice(input) {
      const { it, fault } = await meet('createSupplierInvoice', input.company, input);
      if (fault?.does === 'neverSend') return notSent;
      if (fault?.does === 'loseAnswer') {
        if (fault.made) it.makeInvoice(input.draft);
        return { outcome: 'unknown', sentence: 'Fortnox svarade inte.' };
      }
      return onlyAsSent(input.sentBy, it.rules, async () => {
        const sight = it.invoiceSight(it.makeInvoice(input.draft));
        if (!sight) throw new Error('no invoice');
        return { outcome: 'done', value: sight };
      });
    },
    async findSupplierInvoice(input) {
      const { it } = await meet('findSupplierInvoice', input.company, input);
      const found = [...it.invoices].find(
        ([, { draft, cancelled }]) => !cancelled && draft.invoiceNumber === input.invoiceNumber,
      );
      if (found) return it.invoiceSight(found[0]);
      const { meant } = input;
      const like = [...it.invoices.values()].some(
        ({ draft, total, cancelled }) =>
          !cancelled && draft.invoiceDate === meant?.invoiceDate && total === meant.total,
      );
      if (like) throw ApplicationFailure.nonRetryable('kanske är det den', 'invoiceRenumbered');
      return null;
    },
    async compareSupplierInvoice(input) {
      const { it } = await meet('compareSupplierInvoice', input.company, input);
      const stored = it.invoices.get(input.fortnoxNumber);
      if (!stored) return { found: 'gone', differences: '' };
      if (stored.cancelled || stored.credited) return { found: 'cancelled', differences: '' };
      const same = stored.total === input.draft.total && stored.draft.currency.code === input.draft.currency.code;
      const differences = `totalt ${stored.total} ${stored.draft.currency.code}`;
      return same ? { found: 'same', differences: '' } : { found: 'different', booked: stored.booked, differences };
    },
    async readSupplierInvoice(input) {
      const { it } = await meet('readSupplierInvoice', input.company, input);
      return it.invoiceSight(input.fortnoxNumber);
    },
  };
}

function currentRun(): string {
  return activityInfo().workflowExecution?.runId ?? '';
}

/** As tests read it: orders by their revision alone. */
function logged({ document, revision }: LedgerKey): string {
  return document === 'purchaseOrder' ? String(revision) : `${document} ${revision}`;
}

function takeAway(it: Sides, key: LedgerKey): void {
  if (it.numberOnPurchase === it.ledger.get(key.reference)?.fortnoxNumber) it.numberOnPurchase = null;
}

function outOfOrder({ reference }: LedgerKey, state: string | undefined): ApplicationFailure {
  return ApplicationFailure.nonRetryable(`Ledger ${reference} is ${state ?? 'not there'}`, 'ledgerOutOfOrder');
}
