import type { Schema } from './openapi-document';

/**
 * How strictly members are demanded. Requests: on create what the description requires, on update nothing (a PUT is
 * partial, in the words of its operations). Answers: every member described, since the client reads them and the
 * description itself marks hardly anything as required.
 */
export type Strictness = 'create' | 'update' | 'answer';

const describedRef = '#/components/schemas/';
/** Id of the one schema that holds all the components. */
export const componentsId = 'description';

/** Annotations without meaning for a check. */
const annotations = new Set(['description', 'example', 'default', 'deprecated', 'title']);

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

function members(properties: Schema, strictness: Strictness): Schema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, member]) => [name, strictSchema(member as Schema, strictness)]),
  );
}

function objectKeywords(schema: Schema, strictness: Strictness): Schema {
  const { properties, required, additionalProperties } = schema;
  const demanded =
    strictness === 'answer' && isSchema(properties) ? Object.keys(properties) : strictness === 'create' ? required : [];
  const open = isSchema(additionalProperties) ? strictSchema(additionalProperties, strictness) : additionalProperties;
  return {
    ...(isSchema(properties) && { properties: members(properties, strictness), additionalProperties: open ?? false }),
    ...(!isSchema(properties) && open !== undefined && { additionalProperties: open }),
    ...(Array.isArray(demanded) && { required: demanded }),
  };
}

/** Ajv has no `nullable` beside an enum or a reference, so it is spelled out. */
function orNull(schema: Schema): Schema {
  if (schema.$ref !== undefined) return { anyOf: [schema, { type: 'null' }] };
  const { type, enum: allowed } = schema;
  return {
    ...schema,
    ...(typeof type === 'string' && { type: [type, 'null'] }),
    ...(Array.isArray(allowed) && { enum: [...allowed, null] }),
  };
}

/** An OpenAPI 3.0 schema as JSON Schema in which members not described are faults. */
export function strictSchema(schema: Schema, strictness: Strictness): Schema {
  for (const keyword of ['allOf', 'oneOf', 'anyOf', 'not']) {
    // Forbidding members in each part of a combination would forbid them all: such a schema needs thought first.
    if (keyword in schema) throw new Error(`The check does not know ${keyword} in OpenAPI schemas yet`);
  }
  const { $ref, nullable, properties, required, additionalProperties, items, ...rest } = schema;
  if (typeof $ref === 'string') {
    const reference = { $ref: $ref.replace(describedRef, `${componentsId}#/definitions/`) };
    return nullable === true ? orNull(reference) : reference;
  }
  const kept = Object.fromEntries(
    Object.entries(rest).filter(([keyword]) => !annotations.has(keyword) && !keyword.startsWith('x-')),
  );
  const strict = {
    ...kept,
    ...objectKeywords({ properties, required, additionalProperties }, strictness),
    ...(isSchema(items) && { items: strictSchema(items, strictness) }),
  };
  return nullable === true ? orNull(strict) : strict;
}
