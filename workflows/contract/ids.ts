/** Workflow and schedule ids (design §3). They are readable business keys and stable once released. */

/**
 * A company key: lower-case letters, digits and dashes, so that it can stand in ids, queues and file names; at most 20,
 * so that it fits into the references Fortnox's documents carry.
 */
export const companyKeyPattern = /^[a-z0-9](?:[a-z0-9-]{0,18}[a-z0-9])?$/;

/** A purchase's process. */
export function purchaseId(company: string, purchaseNumber: string): string {
  return `purchase/${company}/${purchaseNumber}`;
}

/** The company's watch over Andersson. */
export function anderssonWatchId(company: string): string {
  return `andersson-watch/${company}`;
}

/** The company's watch over Fortnox's change feed. */
export function fortnoxWatchId(company: string): string {
  return `fortnox-watch/${company}`;
}

/** The schedule of a company's night check. */
export function nightCheckId(company: string): string {
  return `night-check/${company}`;
}

/** The schedule of a register's sync; its runs get `-<UTC second>Z` after it. */
export function registerSyncId(company: string, register: string): string {
  return `register-sync/${company}/${register}`;
}

/** The schedule of a company's stock balances; its runs get `-<UTC second>Z` after it. */
export function stockBalanceSyncId(company: string): string {
  return `stock-balance-sync/${company}`;
}

/** What a schedule adds to the id of each run it starts. */
const runStamp = /^-\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Whether a workflow id was made by the schedule of the given id: only its overlap policy keeps runs apart. */
export function isStampedRunOf(scheduleId: string, workflowId: string): boolean {
  return workflowId.startsWith(scheduleId) && runStamp.test(workflowId.slice(scheduleId.length));
}
