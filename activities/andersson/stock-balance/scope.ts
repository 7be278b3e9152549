import type { Language } from '../../../domain/language';
import type { Balance } from '../../../domain/stock-balance/balance';
import type { FreezeScope } from './freeze';

/** What every step of a run works with. */
export interface BalanceScope extends FreezeScope {
  readonly language: Language;
}

/** A balance that differs from the one shown. */
export interface BalanceChange {
  readonly number: string;
  readonly balance: Balance;
  /** When its figures of Fortnox were read, by Andersson's clock. */
  readonly readAt: string;
}
