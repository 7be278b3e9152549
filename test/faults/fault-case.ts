import type { Fault } from '../../sandbox/fortnox/simulator';
import type { FortnoxGoodsReceiptActivities } from '../../workflows/contract/goods-receipt-activities';
import type { NotificationActivities } from '../../workflows/contract/notification-activities';
import type {
  AnderssonPurchaseActivities,
  FortnoxPurchaseActivities,
} from '../../workflows/contract/purchase-activities';

export type FortnoxActivity = keyof FortnoxPurchaseActivities | keyof FortnoxGoodsReceiptActivities;
export type AnderssonActivity = keyof AnderssonPurchaseActivities;
/** Everything a purchase's process calls. */
export type PurchaseActivity = FortnoxActivity | AnderssonActivity | keyof NotificationActivities;

/**
 * What happens to the purchase: only saved; saved, bought in euro; saved and then another quantity, another delivery date; the same where the
 * company has orders voided and made anew; saved and then deleted; saved and its goods received; saved with its goods
 * received before anybody had looked; bought in euro and only part of it received, where the company wants the rest
 * ordered anew; stuck on a supplier that Fortnox lacks, and its order skipped by an operator.
 */
export type Story =
  | 'saved'
  | 'savedInEuro'
  | 'quantityChanged'
  | 'dateChanged'
  | 'madeAnew'
  | 'deleted'
  | 'received'
  | 'receivedAtOnce'
  | 'receivedShort'
  | 'skipped';

/** What the database does to one call of an activity, and what its driver then throws. */
export type DatabaseFault = 'deadlock' | 'busy' | 'gone' | 'replyLost' | 'lockedShortly' | 'lockedLong';

export type Trouble =
  /** By method and path, in the order they are met; switched on when the story's last gesture is made. */
  | { readonly from: 'fortnox'; readonly faults: readonly Fault[] }
  | { readonly from: 'database'; readonly fault: DatabaseFault }
  /** SIGKILL, before the activity has done anything or when all is done but told to nobody. */
  | { readonly from: 'worker'; readonly killed: 'before' | 'after' };

/** One purchase, one trouble. */
export interface FaultCase {
  readonly name: string;
  readonly story: Story;
  readonly activity: PurchaseActivity;
  /** How many of the activity's calls pass untouched first; a trouble of Fortnox says so of its own calls. */
  readonly skip?: number;
  readonly trouble: Trouble;
  /** Faults of Fortnox that make the process come to the activity at all. */
  readonly onTheWay?: readonly Fault[];
  /** The activity mends it by itself (a 429 waited for, a look after the act): no attempt fails. */
  readonly mendedInside?: true;
  /** How long a problem waits until it is tried again by itself; absent: a few seconds. */
  readonly problemRetrySeconds?: number;
}

/** All that Fortnox does to a case: what makes the process come to the activity, and what it meets there. */
export function faultsOfFortnox({ onTheWay = [], trouble }: FaultCase): readonly Fault[] {
  return [...onTheWay, ...(trouble.from === 'fortnox' ? trouble.faults : [])];
}
