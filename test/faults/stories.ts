import type { WorkflowHandle } from '@temporalio/client';
import type { AnderssonDatabase } from '../../activities/andersson/database';
import {
  deletePurchase,
  editPurchase,
  editPurchaseRow,
  markPurchased,
  type PurchaseForm,
  type ReceivedLine,
  receiveGoods,
} from '../../sandbox/andersson/purchase-gestures';
import type { PurchaseStatusAnswer } from '../../workflows/contract/purchase';
import type { Story } from './fault-case';

/** Every case has a company of its own, so one number does. */
export const purchaseNumber = '4711';
/** A problem waits this long, then twice as long, and so on, until it is tried again by itself. */
export const problemRetrySeconds = 3;

/** How a story goes. */
export interface Plan {
  /** How the purchase's process rests before the last gesture; absent: the watch begins when all is done. */
  readonly before?: 'ordered' | 'stuck';
  /** What a user does last, in Andersson or at the operator's desk; absent: nothing after the save. */
  gesture?(andersson: AnderssonDatabase, process: WorkflowHandle): Promise<void>;
  /** The process ends with it. */
  readonly ends?: true;
  /** What the purchase is of; absent: 12 plates in kronor. */
  readonly bought?: Pick<PurchaseForm, 'rows'> & { readonly currency: string };
  /** How the company wants it, where not as delivered. */
  readonly wish?: { readonly onChange?: 'voidAndRecreate'; readonly onShortReceipt?: 'keepRest' };
  /** Fortnox has no card of the supplier. */
  readonly supplierMissing?: true;
}

const plate = { row_number: 1, article_number: 'PL-10', description: 'Plåt', quantity: '12', unit: 'st' };
const screws = { row_number: 2, article_number: 'SK-8', description: 'Skruv', quantity: '7.5', unit: 'st' };
export const usual = { currency: null, rows: [{ ...plate, price: '31.40' }] };
/** Of what comes each row's amount has to be rounded to the öre: 8.55 × 31.43 and 7.5 × 0.33. */
const inEuro = {
  currency: 'EUR',
  rows: [
    { ...plate, price: '31.43' },
    { ...screws, price: '0.33' },
  ],
};
const platesThatCame: readonly ReceivedLine[] = [{ row_number: 1, quantity: '8.55' }];

const dayMs = 86_400_000;

/** Local date of so many days from now. */
export function day(offset: number): string {
  return new Date(Date.now() + offset * dayMs).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
}

async function receive(andersson: AnderssonDatabase, rows: readonly ReceivedLine[] = []): Promise<void> {
  await markPurchased(andersson, purchaseNumber);
  await receiveGoods(andersson, purchaseNumber, { receivedOn: day(0), rows });
}

const moreWanted = (andersson: AnderssonDatabase) => editPurchaseRow(andersson, purchaseNumber, 1, { quantity: '15' });

async function skipProblem(_andersson: AnderssonDatabase, process: WorkflowHandle): Promise<void> {
  const { problem } = await process.query<PurchaseStatusAnswer>('status');
  await process.signal('skip', { problem: problem?.id, note: 'Beställs per telefon' });
}

export const plans: Readonly<Record<Story, Plan>> = {
  saved: {},
  savedInEuro: { bought: inEuro },
  quantityChanged: { before: 'ordered', gesture: moreWanted },
  dateChanged: {
    before: 'ordered',
    gesture: (andersson) => editPurchase(andersson, purchaseNumber, { delivery_date: day(20) }),
  },
  madeAnew: { before: 'ordered', gesture: moreWanted, wish: { onChange: 'voidAndRecreate' } },
  deleted: { before: 'ordered', gesture: (andersson) => deletePurchase(andersson, purchaseNumber), ends: true },
  received: { before: 'ordered', gesture: (andersson) => receive(andersson), ends: true },
  receivedAtOnce: { gesture: (andersson) => receive(andersson), ends: true },
  receivedShort: {
    before: 'ordered',
    gesture: (andersson) => receive(andersson, platesThatCame),
    ends: true,
    bought: inEuro,
    wish: { onShortReceipt: 'keepRest' },
  },
  skipped: { before: 'stuck', gesture: skipProblem, supplierMissing: true },
};
