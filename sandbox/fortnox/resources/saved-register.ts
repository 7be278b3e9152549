import { z } from 'zod';
import type { SimulatorClock } from '../clock';
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
export function savedRegisterSchema({ fields, numberField }: ResourceDefinition): z.ZodType<SavedRegister> {
  const shape = fields.map(({ name, kind }) => [
    name,
    name === numberField ? z.string().min(1) : savedValues[kind].optional(),
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
  { fields, changed, listedInMs }: SavedDocument,
  { numberField }: ResourceDefinition,
  clock: SimulatorClock,
): StoredDocument {
  return {
    number: String(fields[numberField]),
    fields: new Map(Object.entries(fields)),
    changed: changeStamp(new Date(changed * 1_000)),
    listedFromMs: clock.elapsedMs() + listedInMs,
  };
}
