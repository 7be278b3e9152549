import type { BalancesToRead, StockBalanceReader } from '../../../workflows/contract/stock-balance';
import type { Progress } from './progress';
import type { BalanceScope } from './scope';

/** A run under way. */
export interface BalanceRun {
  readonly scope: BalanceScope;
  readonly reader: StockBalanceReader;
  readonly read: BalancesToRead;
  readonly progress: Progress;
  /** To be called when progress has been made: what comes after a kill goes on from there. */
  keep(): void;
}
