/** Workflow and schedule ids (design §3). They are readable business keys and stable once released. */

/** A company key: lower-case letters, digits and dashes, so that it can stand in ids, queues and file names. */
export const companyKeyPattern = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** The schedule of a register's sync; its runs get `-<UTC second>Z` after it. */
export function registerSyncId(company: string, register: string): string {
  return `register-sync/${company}/${register}`;
}

/** What a schedule adds to the id of each run it starts. */
const runStamp = /^-\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Whether a workflow id was made by the schedule of the given id: only its overlap policy keeps runs apart. */
export function isStampedRunOf(scheduleId: string, workflowId: string): boolean {
  return workflowId.startsWith(scheduleId) && runStamp.test(workflowId.slice(scheduleId.length));
}
