import type { z } from 'zod';

/** A value as a `json` column holds it; null stays null (no value), so that it can be told from JSON's own null. */
export const toJsonText = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

/** A `json` column's content, checked. @throws ZodError when it is not what the schema says; SyntaxError when not JSON */
export const fromJsonText = <T>(schema: z.ZodType<T>, text: string | null): T | null =>
  text === null ? null : schema.parse(JSON.parse(text));
