import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { FaultKind, ValueFinding } from './finding';
import type { OpenApiDocument, Schema } from './openapi-document';
import { componentsId, type Strictness, strictSchema } from './strict-schema';

/** Checks one value against one schema of the description. */
export type SchemaCheck = (schema: Schema, strictness: Strictness, value: unknown) => readonly ValueFinding[];

const kinds: Readonly<Record<string, FaultKind>> = {
  additionalProperties: 'unknown',
  required: 'missing',
  type: 'type',
  enum: 'enum',
  minLength: 'length',
  maxLength: 'length',
  pattern: 'format',
  format: 'format',
};

function kindOf({ keyword, data }: ErrorObject): FaultKind {
  if (keyword === 'additionalProperties' || keyword === 'required')
    return keyword === 'required' ? 'missing' : 'unknown';
  if (data === null) return 'null';
  if (data === '') return 'empty';
  return kinds[keyword] ?? 'range';
}

function expectedOf({ keyword, message, params }: ErrorObject): string {
  return keyword === 'enum' ? `must be one of ${params.allowedValues.join(', ')}` : (message ?? keyword);
}

function placeOf({ instancePath, params }: ErrorObject): string {
  const parts = instancePath.split('/').slice(1);
  const names = parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const member: string | undefined = params.additionalProperty ?? params.missingProperty;
  // No name of Fortnox's is a number, so a number is a place in a list.
  return [...names, ...(member === undefined ? [] : [member])]
    .map((name) => (/^\d+$/.test(name) ? '[]' : `.${name}`))
    .join('')
    .replace(/^\./, '');
}

function faultyValue({ data, params }: ErrorObject): unknown {
  const unknownMember: string | undefined = params.additionalProperty;
  return unknownMember === undefined ? data : (data as Record<string, unknown>)[unknownMember];
}

function findingOf(error: ErrorObject): ValueFinding {
  const kind = kindOf(error);
  const value = kind === 'missing' ? undefined : faultyValue(error);
  return { at: placeOf(error), kind, value, expected: expectedOf(error) };
}

/** One finding per place, kind and value: a null fails type, enum and length at once. */
function distinct(findings: readonly ValueFinding[]): readonly ValueFinding[] {
  return [
    ...new Map(
      findings.map((finding) => [`${finding.at} ${finding.kind} ${JSON.stringify(finding.value)}`, finding]),
    ).values(),
  ];
}

function ajvFor(document: OpenApiDocument, strictness: Strictness): Ajv {
  const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true, verbose: true });
  addFormats(ajv);
  const definitions = Object.fromEntries(
    Object.entries(document.components.schemas).map(([name, schema]) => [name, strictSchema(schema, strictness)]),
  );
  return ajv.addSchema({ $id: componentsId, definitions });
}

/** The check of values against a description; schemas are compiled when first met. */
export function createSchemaCheck(document: OpenApiDocument): SchemaCheck {
  const instances = new Map<Strictness, { ajv: Ajv; compiled: Map<Schema, ValidateFunction> }>();

  const instance = (strictness: Strictness) => {
    const known = instances.get(strictness) ?? { ajv: ajvFor(document, strictness), compiled: new Map() };
    instances.set(strictness, known);
    return known;
  };

  return (schema, strictness, value) => {
    const { ajv, compiled } = instance(strictness);
    const validate = compiled.get(schema) ?? ajv.compile(strictSchema(schema, strictness));
    compiled.set(schema, validate);
    return validate(value) ? [] : distinct((validate.errors ?? []).map(findingOf));
  };
}
