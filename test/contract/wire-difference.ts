import type { FaultKind, Finding, Place } from './finding';

/**
 * One place where the wire is known to differ from the description. `*` stands for anything in `operation`, and in `at`
 * for the name of one member.
 */
export interface WireDifference {
  /** Method and path template as the description has them, or the path as sent where it has none. */
  readonly operation: string;
  /** Only answers of these statuses. */
  readonly status?: readonly number[];
  readonly in: Place;
  /** Member, without list positions; absent for the whole. */
  readonly at?: string;
  /** Members that `at` would cover but must not. */
  readonly except?: readonly string[];
  readonly kind: FaultKind;
  /** Only values whose JSON text matches. */
  readonly value?: RegExp;
  /** Only in tests of the simulator: nothing the product may do. */
  readonly simulatorTestsOnly?: true;
  readonly differs: string;
  /** Where in the sheets of ../shared/fortnox this is known from. */
  readonly evidence: string;
}

function matches(pattern: string, text: string, anything: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.[\]{}()|^$+?\\/]/g, '\\$&'));
  return new RegExp(`^${parts.join(anything)}$`).test(text);
}

function explains(difference: WireDifference, finding: Finding, simulatorTest: boolean): boolean {
  const { status, value, except } = difference;
  return (
    difference.in === finding.in &&
    difference.kind === finding.kind &&
    (difference.simulatorTestsOnly === undefined || simulatorTest) &&
    (status === undefined || (finding.status !== null && status.includes(finding.status))) &&
    matches(difference.operation, finding.operation, '.*') &&
    matches(difference.at ?? '', finding.at, '[^.]*') &&
    except?.includes(finding.at) !== true &&
    (value === undefined || value.test(JSON.stringify(finding.value) ?? ''))
  );
}

/** The difference that explains a finding; the first of the list, so that the specific goes before the general. */
export function explanationOf(
  finding: Finding,
  differences: readonly WireDifference[],
  simulatorTest: boolean,
): WireDifference | undefined {
  return differences.find((difference) => explains(difference, finding, simulatorTest));
}

/** One line for a reader. */
export function sentenceOfDifference({ operation, at, kind, differs, ...rest }: WireDifference): string {
  return `${operation}, ${rest.in} ${at ?? '(whole)'}: ${kind} (${differs})`;
}
