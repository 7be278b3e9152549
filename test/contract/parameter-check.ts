import type { ValueFinding } from './finding';
import type { Parameter, Schema } from './openapi-document';
import type { SchemaCheck } from './schema-check';

/** A text of the URL as the type that the description gives it; a text that is not of it stays a text, and fails. */
function asType(text: string, type: unknown): unknown {
  if (type === 'integer' || type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

function sentValue({ schema, explode }: Parameter, texts: readonly string[]): unknown {
  if (schema.type !== 'array') return asType(texts[0] ?? '', schema.type);
  const items = (schema.items ?? {}) as Schema;
  const parts = explode ? texts : texts.flatMap((text) => text.split(','));
  return parts.map((part) => asType(part, items.type));
}

function checkOne(check: SchemaCheck, parameter: Parameter, texts: readonly string[]): readonly ValueFinding[] {
  const { name, schema, required } = parameter;
  if (texts.length === 0) {
    return required ? [{ at: name, kind: 'missing', value: undefined, expected: 'is required' }] : [];
  }
  if (texts.length > 1 && schema.type !== 'array') {
    return [{ at: name, kind: 'repeated', value: texts, expected: 'may be given once' }];
  }
  return check(schema, 'create', sentValue(parameter, texts)).map(({ at, ...finding }) => ({
    at: name + at,
    ...finding,
  }));
}

/** The query of a call: every parameter known, of its type, and given when required. */
export function checkQuery(
  check: SchemaCheck,
  described: readonly Parameter[],
  query: URLSearchParams,
): readonly ValueFinding[] {
  const parameters = described.filter((parameter) => parameter.in === 'query');
  const known = new Set(parameters.map(({ name }) => name));
  const unknown = [...new Set(query.keys())].filter((name) => !known.has(name));
  return [
    ...unknown.map(
      (name) => ({ at: name, kind: 'unknown', value: query.get(name), expected: 'no such parameter' }) as const,
    ),
    ...parameters.flatMap((parameter) => checkOne(check, parameter, query.getAll(parameter.name))),
  ];
}

/** The parameters in the path of a call. */
export function checkPath(
  check: SchemaCheck,
  described: readonly Parameter[],
  given: Readonly<Record<string, string>>,
): readonly ValueFinding[] {
  return described
    .filter((parameter) => parameter.in === 'path')
    .flatMap((parameter) =>
      checkOne(
        check,
        parameter,
        [given[parameter.name] ?? ''].filter((text) => text !== ''),
      ),
    );
}
