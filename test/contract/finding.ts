/** Which part of an exchange. */
export type Place = 'route' | 'query' | 'path' | 'request' | 'answer';

/** What is wrong with it. `null` and `empty` are kinds of their own: they are what the wire does most. */
export type FaultKind =
  | 'unknownPath'
  | 'unknownMethod'
  | 'otherRoute'
  | 'trailingSlash'
  | 'unknown'
  | 'missing'
  | 'repeated'
  | 'null'
  | 'empty'
  | 'type'
  | 'length'
  | 'enum'
  | 'format'
  | 'range'
  | 'noBody'
  | 'bodyNotDescribed'
  | 'notJson';

/** One thing in an exchange that the description does not have. */
export interface Finding {
  /** Method and path template, or the path as sent where the description has no such route. */
  readonly operation: string;
  readonly status: number | null;
  readonly in: Place;
  /** Members from the root, list positions left out: `Customers[].Name`. Empty for the whole. */
  readonly at: string;
  readonly kind: FaultKind;
  readonly value: unknown;
  /** What the description says instead. */
  readonly expected: string;
}

/** The part of a finding that a check of one value knows. */
export type ValueFinding = Pick<Finding, 'at' | 'kind' | 'value' | 'expected'>;

const shownCharacters = 80;

/** One line for a reader. */
export function sentenceOf(finding: Finding): string {
  const { operation, status, at, kind, value, expected } = finding;
  const shown = JSON.stringify(value)?.slice(0, shownCharacters) ?? 'nothing';
  return `${operation} → ${status ?? 'no answer'}, ${finding.in} ${at || '(whole)'}: ${kind}; ${expected}; is ${shown}`;
}
