import { z } from 'zod';
import type { SimulatorClock } from '../clock';
import { keyOf } from './document-key';
import type { FieldRule, FieldValue } from './field-rule';
import type { ResourceDefinition } from './resource-definition';
import type { StoredDocument } from './stored-document';
import { changeStamp } from './swedish-time';

const savedValues: Readonly<Record<FieldRule['kind'], z.ZodType<FieldValue>>> = {
  text: z.string(),
  number: z.number(),
  boolean: z.boolean(),
  group: z.record(z.string(), z.string()),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
};

/** A document in a saved state. */
export interface SavedDocument {
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Whole seconds since 1970. */
  readonly changed: number;
  /** What is left until lists show it; 0 for most. */
  readonly listedInMs: number;
}

/** A register in a saved state. */
export interface SavedRegister {
  readonly documents: readonly SavedDocument[];
  /** Numbers of documents that are gone. */
  readonly deleted: readonly string[];
}

/** What a saved register must look like: the definition's fields, each of its kind. */
export function savedRegisterSchema({ fields, keyFields }: ResourceDefinition): z.ZodType<SavedRegister> {
  const keyValues = { ...savedValues, text: z.string().min(1) };
  const shape = fields.map(({ name, kind }) => [
    name,
    keyFields.includes(name) ? keyValues[kind] : savedValues[kind].optional(),
  ]);
  const document = z.strictObject({
    // A field that is not set is absent, never undefined: JSON has no such value.
    fields: z.strictObject(Object.fromEntries(shape)) as unknown as z.ZodType<SavedDocument['fields']>,
    changed: z.number().int(),
    listedInMs: z.number().min(0),
  });
  return z.strictObject({ documents: z.array(document), deleted: z.array(z.string()) });
}

export function savedDocument({ fields, changed, listedFromMs }: StoredDocument, clock: SimulatorClock): SavedDocument {
  return {
    fields: Object.fromEntries(fields),
    changed: changed.epochSeconds,
    listedInMs: Math.max(0, listedFromMs - clock.elapsedMs()),
  };
}

export function storedDocument(
  { fields: saved, changed, listedInMs }: SavedDocument,
  definition: ResourceDefinition,
  clock: SimulatorClock,
): StoredDocument {
  const fields = new Map(Object.entries(saved));
  return {
    // The schema has seen to it that the key is there.
    number: String(keyOf(definition, fields)),
    fields,
    changed: changeStamp(new Date(changed * 1_000)),
    listedFromMs: clock.elapsedMs() + listedInMs,
  };
}
