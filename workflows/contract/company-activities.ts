import type { Language } from '../../domain/language';
import type { Cause } from '../../domain/sync/difference';
import type { WhyLeft } from '../../domain/sync/why-left';
import type { HeldBack } from './watch';

/** What a company's watch and night check need of Andersson's side (R7.2, design §3). */
export interface AnderssonWatchActivities {
  /**
   * Polls Andersson for what users have saved, deleted and pressed, and hands it to its processes; ends within 10 minutes,
   * or as soon as there is something else to tell of what is held back.
   */
  watchAndersson(input: WatchInput): Promise<HeldBack | null>;
}

export interface NightCheckActivities {
  /** The company is configured and the workflow id is its own. Throws `startRefused`, not to be tried again. */
  admitCompany(input: unknown): Promise<CompanyAdmission>;
  /** A watch over Andersson that does not run is started again, and people are told that it was not. */
  ensureWatch(input: CompanyInput): Promise<NightAlarm | null>;
  /** Every open object has a running process; a missing one is started (R7.2). */
  sweep(input: CompanyInput): Promise<SweepResult>;
  /** Every open purchase looks at its order in Fortnox; how many were asked. */
  lookAtOpenOrders(input: CompanyInput): Promise<number>;
}

export interface NightCheckFortnoxActivities {
  /** Renews the company's login to Fortnox, so that it does not end for want of use, and tells how it stands. */
  lookAtAccess(input: CompanyInput): Promise<AccessReport>;
  /** References that more than one live purchase order in Fortnox carries (design rule 1), with the orders' numbers. */
  findDoubleOrders(input: CompanyInput): Promise<readonly DoubleOrder[]>;
  /** Numbers of the integration that more than one live invoice of a supplier carries (design rule 1). */
  findDoubleInvoices(input: CompanyInput): Promise<readonly DoubleInvoice[]>;
}

/** Fortnox's documents held against the document ledger each night. */
export interface NightOwnershipActivities {
  /** Live orders and supplier invoices with a reference of ours that no purchase has (design rule 1). */
  findOwnerless(input: CompanyInput): Promise<readonly OwnerlessDocument[]>;
}

/** Both sides of a company's registers, held against each other each night. */
export interface NightComparisonActivities {
  /** The registers that are kept in step and have been taken in once: before that nothing has been agreed on. */
  registersToCompare(input: CompanyInput): Promise<readonly string[]>;
  /** Every difference between the two sides of one register with its cause; what nobody had told of is marked for the next run. */
  compareRegister(input: CompanyInput & { readonly register: string }): Promise<RegisterComparison>;
}

export interface CompanyInput {
  readonly company: string;
}

export interface CompanyAdmission {
  /** What its people read. */
  readonly language: Language;
}

export interface WatchInput extends CompanyInput {
  /** What the poll before came to, and people have been told of. */
  readonly heldBack: HeldBack | null;
}

export interface SweepResult {
  readonly open: number;
  readonly running: number;
  readonly started: number;
}

export interface DoubleOrder {
  readonly reference: string;
  readonly fortnoxNumbers: readonly string[];
  /** What stands twice and what to do, for people. */
  readonly sentence: string;
}

export interface DoubleInvoice {
  readonly supplierNumber: string;
  readonly invoiceNumber: string;
  readonly fortnoxNumbers: readonly string[];
  /** What stands twice and what to do, for people. */
  readonly sentence: string;
}

export interface OwnerlessDocument {
  readonly kind: 'order' | 'invoice';
  readonly reference: string;
  readonly fortnoxNumber: string;
  /** What nobody owns, who sees to it, and what to do. */
  readonly sentence: string;
}

/** What a night check tells people of. */
export interface NightAlarm {
  readonly problem: string;
  readonly sentence: string;
}

/** How a company's way into Fortnox stands. */
export interface AccessReport {
  /** Age and life of the refresh token in days; null with client credentials, which have none. */
  readonly refreshToken: { readonly ageDays: number; readonly daysLeft: number } | null;
  /** What a person must do something about; `problem` is a kind of failure, or `loginGrowsOld`. */
  readonly alarm: NightAlarm | null;
}

/** A difference as a night check names it: the fields' names, never what they hold. */
export interface NamedDifference {
  readonly number: string;
  readonly cause: Cause;
  readonly why: WhyLeft | null;
  readonly sentence: string | null;
  readonly fields: readonly string[];
}

/** What a comparison of a register's two sides found, in counts, and the first differences. */
export interface RegisterComparison {
  readonly register: string;
  readonly compared: number;
  readonly readInFull: number;
  readonly causes: Readonly<Record<Cause, number>>;
  readonly first: readonly NamedDifference[];
  /** What people are told of: changes that no list has told of. */
  readonly alarm: NightAlarm | null;
}

/** One register of a night check; without comparison, why it could not be made. */
export interface ComparedRegister {
  readonly register: string;
  readonly comparison: RegisterComparison | null;
  readonly message: string | null;
}

/** A step of a night check that did not heal, with why, for people. */
export interface FailedStep {
  readonly step: string;
  readonly sentence: string;
}

/** What a night check came to. What a failed step would have told is null. */
export interface NightCheckResult {
  /** Null also in runs begun before it was looked at. */
  readonly access: AccessReport | null;
  /** Null where the watch over Andersson runs, also in runs begun before it was looked at. */
  readonly watch: NightAlarm | null;
  readonly sweep: SweepResult | null;
  readonly ordersLookedAt: number | null;
  readonly doubleOrders: readonly DoubleOrder[] | null;
  /** Null also in runs begun before they were looked for. */
  readonly doubleInvoices: readonly DoubleInvoice[] | null;
  /** Null also in runs begun before they were looked for. */
  readonly ownerless: readonly OwnerlessDocument[] | null;
  /** Null also in runs begun before registers were compared. */
  readonly registers: readonly ComparedRegister[] | null;
  readonly failedSteps: readonly FailedStep[];
}
