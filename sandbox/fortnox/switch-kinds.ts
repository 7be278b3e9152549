import { z } from 'zod';

/** One unknown of Fortnox: what it may be set to, and what it starts as. */
export interface Switch<T> {
  readonly schema: z.ZodType<T>;
  readonly initial: T;
  /** What the sheet says, and why the default is what it is. */
  readonly evidence: string;
}

/** One of a few words. */
export function choice<const T extends string>(
  allowed: readonly [T, ...T[]],
  initial: NoInfer<T>,
  evidence: string,
): Switch<T> {
  return { schema: z.enum(allowed), initial, evidence };
}

export function yesNo(initial: boolean, evidence: string): Switch<boolean> {
  return { schema: z.boolean(), initial, evidence };
}

export function seconds(initial: number, evidence: string): Switch<number> {
  return { schema: z.number().min(0), initial, evidence };
}
