import type { RecordedExchange } from '../../sandbox/fortnox/http/exchange-record';
import { type FoundOperation, operationFinder } from './find-operation';
import type { Finding, Place, ValueFinding } from './finding';
import { jsonSchemaOf, type OpenApiDocument } from './openapi-document';
import { checkPath, checkQuery } from './parameter-check';
import { createSchemaCheck, type SchemaCheck } from './schema-check';

/** What the check made of one exchange. */
export interface Checked {
  /** Method and template. */
  readonly operation: string;
  readonly findings: readonly Finding[];
  readonly requestHeld: boolean;
  readonly answerHeld: boolean;
}

/** Body a gateway makes, of which Fortnox's description knows nothing. */
const bodyNotFortnoxs = 'htmlBody';

/**
 * The simulator itself found the request wrong. Its own tests do that on purpose; from anyone else such a request is as
 * much a fault as one the simulator took.
 */
function refused({ status, fault }: RecordedExchange): boolean {
  return status === 400 && fault === undefined;
}

const whole = (kind: ValueFinding['kind'], value: unknown, expected: string): ValueFinding[] => [
  { at: '', kind, value, expected },
];

function requestFindings(
  check: SchemaCheck,
  exchange: RecordedExchange,
  found: FoundOperation,
): readonly ValueFinding[] {
  const { method, requestBody: body } = exchange;
  const { requestBody: described } = found.operation;
  if (body === null) return described?.required ? whole('noBody', null, 'a body is required') : [];
  const schema = jsonSchemaOf(described);
  if (schema === undefined) return whole('bodyNotDescribed', body, 'no body');
  if (typeof body === 'string') return whole('notJson', body, 'JSON');
  return check(schema, method === 'POST' ? 'create' : 'update', body);
}

function answerFindings(
  check: SchemaCheck,
  { status, responseBody: body }: RecordedExchange,
  { operation }: FoundOperation,
): readonly ValueFinding[] {
  const described = operation.responses[String(status)] ?? operation.responses.default;
  if (described === undefined) return whole('unknown', body, `no answer of status ${status}`);
  const schema = jsonSchemaOf(described);
  if (schema === undefined) return body === null ? [] : whole('bodyNotDescribed', body, 'no body');
  if (body === null) return whole('noBody', null, 'a JSON body');
  if (typeof body === 'string') return whole('notJson', body, 'JSON');
  return check(schema, 'answer', body);
}

/** `simulatorTest`: whether a test of the simulator made the exchange. */
export type ExchangeCheck = (exchange: RecordedExchange, simulatorTest: boolean) => Checked;

/** The check of recorded exchanges against a description. */
export function createExchangeCheck(document: OpenApiDocument): ExchangeCheck {
  const check = createSchemaCheck(document);
  const find = operationFinder(document);

  return (exchange, simulatorTest) => {
    const { method, path, status } = exchange;
    const bare = path.replace(/\/$/, '');
    const asSent = find(method, path);
    const found = typeof asSent === 'string' ? find(method, bare) : asSent;
    const operation = `${method} ${typeof found === 'string' ? path : found.template}`;
    const findings: Finding[] = [];
    const add = (place: Place, list: readonly ValueFinding[]) =>
      findings.push(...list.map((finding) => ({ operation, status, in: place, ...finding })));

    if (typeof found === 'string') {
      add('route', whole(found, path, 'not in the description'));
      return { operation, findings, requestHeld: false, answerHeld: false };
    }
    if (found !== asSent) add('route', whole('trailingSlash', path, 'no slash at the end'));
    // The simulator's own idea of the route is what its figures count by.
    if (exchange.route !== found.template) add('route', whole('otherRoute', exchange.route, found.template));

    const requestHeld = !(simulatorTest && refused(exchange));
    if (requestHeld) {
      add('query', checkQuery(check, found.operation.parameters, new URLSearchParams(exchange.query)));
      add('path', checkPath(check, found.operation.parameters, found.parameters));
      add('request', requestFindings(check, exchange, found));
    }
    const answerHeld = status !== null && exchange.fault !== bodyNotFortnoxs;
    if (answerHeld) add('answer', answerFindings(check, exchange, found));
    return { operation, findings, requestHeld, answerHeld };
  };
}
