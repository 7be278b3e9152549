import type { StockBalanceReport } from '../../domain/stock-balance/report';

/** The name balances have where registers have theirs: in `sync_run`, commands and search attributes. */
export const stockBalances = 'stock-balances';

/** What `stockBalanceSync` is started with. */
export interface StockBalanceSyncInput {
  readonly company: string;
}

/** Which balances a run asks Fortnox for: all, or those of the given articles only. */
export type BalancesToRead = 'all' | readonly string[];

export type StockBalanceOutcome = 'done' | 'off' | 'notAdopted' | 'alreadyRunning' | 'interrupted';

/** The workflow's result, also kept in `sync_run`. */
export interface StockBalanceResult extends StockBalanceReport {
  readonly outcome: StockBalanceOutcome;
  /** Why a run ended without finishing, or did nothing. */
  readonly message: string | null;
}

export interface StockBalanceRun {
  readonly runId: number;
  readonly read: BalancesToRead;
  /** Andersson's clock at admission; absent in runs admitted before it was told. */
  readonly startedAt?: string;
}

export type StockBalanceAdmission =
  | { readonly admitted: true; readonly run: StockBalanceRun }
  | { readonly admitted: false; readonly result: StockBalanceResult };

/** What the query `status` answers (design §3: every process does). */
export interface StockBalanceStatus {
  readonly step: 'admission' | 'balances' | 'closing' | 'done';
  /** Null until all balances are taken in. */
  readonly report: StockBalanceReport | null;
}

/** How often what may pass by itself is tried; then the run ends as `interrupted`, and the next begins anew. */
export const stockBalanceTries = 8;

export interface StockBalanceActivities {
  /** Lets the run begin, or says why not (design §3). Throws `startRefused`, not to be tried again. */
  admitStockBalanceSync(input: unknown): Promise<StockBalanceAdmission>;
  /**
   * Reads the balances in Fortnox and takes in what differs, page by page. `stopped` is why it could not go on to the
   * end; what had been taken in by then is in the report.
   */
  takeInStockBalances(input: StockBalanceSyncInput & StockBalanceRun): Promise<TakenIn>;
  closeStockBalanceSync(input: StockBalanceSyncInput & StockBalanceClosing): Promise<StockBalanceClosed>;
}

export interface TakenIn {
  readonly report: StockBalanceReport;
  readonly stopped: string | null;
}

export interface StockBalanceClosing extends Partial<Pick<StockBalanceRun, 'read' | 'startedAt'>> {
  readonly runId: number;
  readonly outcome: 'done' | 'interrupted';
  readonly message: string | null;
  readonly report: StockBalanceReport;
}

export interface StockBalanceClosed {
  readonly result: StockBalanceResult;
  /** What people are to be told, and have not been told before. */
  readonly tell: string | null;
}

/** Fortnox's balances, as Andersson's side reads them. Every call throws a failure of the table. */
export interface StockBalanceReader {
  /** The next part of the list of all balances, from a row of it on. */
  page(company: string, offset: number): Promise<BalancePage>;
  /** The balances of the given articles; what is not in it has none. */
  ofArticles(company: string, numbers: readonly string[]): Promise<readonly BalanceRow[]>;
}

export interface BalancePage {
  readonly rows: readonly BalanceRow[];
  /** The row the list goes on from; null at its end. */
  readonly next: number | null;
  /** Fingerprint of the rows: a page like the one before means that Fortnox does not go on. */
  readonly mark: string;
}

/** What one article has at one stock point, in decimals as text; or why that cannot be read. */
export type BalanceRow =
  | { readonly number: string; readonly inStock: string; readonly available: string }
  | { readonly number: string; readonly failure: string };
