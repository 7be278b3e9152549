import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A schema as OpenAPI 3.0 writes it; which keywords it may use is `strictSchema`'s business. */
export type Schema = Readonly<Record<string, unknown>>;

const schema = z.record(z.string(), z.unknown());
const content = z.record(z.string(), z.object({ schema: schema.optional() }));
const parameter = z.object({
  name: z.string(),
  in: z.enum(['query', 'path', 'header', 'cookie']),
  required: z.boolean().default(false),
  explode: z.boolean().default(true),
  schema,
});
const operation = z.object({
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ content, required: z.boolean().default(false) }).optional(),
  responses: z.record(z.string(), z.object({ content: content.optional() })),
});
const method = z.enum(['get', 'post', 'put', 'delete', 'patch']);
const openApiDocument = z.object({
  openapi: z.string().startsWith('3.0.'),
  paths: z.record(z.string(), z.partialRecord(method, operation)),
  components: z.object({ schemas: z.record(z.string(), schema) }),
});

export type OpenApiDocument = z.infer<typeof openApiDocument>;
export type Operation = z.infer<typeof operation>;
export type Parameter = z.infer<typeof parameter>;

/** Path of Fortnox's OpenAPI file. The file is Fortnox's and never enters the project, hence a setting. */
export const openApiVariable = 'FORTNOX_OPENAPI';

/** A document, with what the checks lean on proved to be there. @throws ZodError */
export function openApiFrom(document: unknown): OpenApiDocument {
  return openApiDocument.parse(document);
}

/** Reads an OpenAPI 3.0 file. @throws when it is not there or not of that kind */
export function readOpenApi(file: string): OpenApiDocument {
  return openApiFrom(JSON.parse(readFileSync(file, 'utf8')));
}

/** The JSON schema of a body; Fortnox describes request bodies under any media type. */
export function jsonSchemaOf(described: Operation['requestBody'] | Operation['responses'][string]): Schema | undefined {
  const media = described?.content;
  return (media?.['application/json'] ?? media?.['*/*'])?.schema;
}
