import type { Ended } from '../support/temporal-cli';

/** How a workflow that failed is shown by `temporal workflow result -o json`. */
export interface ShownFailure {
  readonly message: string;
  readonly type: string;
  readonly nonRetryable: boolean;
}

/** The failure a start ended with, as Temporal's own command line shows it. */
export function failureOf({ code, stdout }: Ended): ShownFailure {
  expect(code).toBe(1);
  const { status, closeEvent } = JSON.parse(stdout);
  expect(status).toBe('FAILED');
  const { message, applicationFailureInfo } = closeEvent.workflowExecutionFailedEventAttributes.failure;
  return { message, ...applicationFailureInfo };
}

/** What the query `status` answers on Temporal's own command line. */
export function queried({ code, stdout }: Ended) {
  expect(code).toBe(0);
  const { queryResult } = JSON.parse(stdout);
  return queryResult[0];
}

/** The arguments of a command as a sentence for people shows it: `temporal … --input '{"a":"b"}'`. */
export function commandIn(sentence: string, program: string): readonly string[] {
  const [, shown = ''] = new RegExp(`${program} ([^\`]+)`).exec(sentence) ?? [];
  return [...shown.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
