import { patched } from '@temporalio/workflow';

/** A list's page is followed by the page before, read anew; before, only where the list had become shorter. */
export function pageBeforeIsReadAnew(): boolean {
  return patched('page-before-is-read-anew');
}
