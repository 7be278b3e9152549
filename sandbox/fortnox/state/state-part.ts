import type { z } from 'zod';

/** Something of the company that outlives its process: a register, the tokens, the clock. */
export interface StatePart<Saved = unknown> {
  /** What a saved part must look like. */
  readonly schema: z.ZodType<Saved>;
  /** What is there now, as JSON. */
  save(): Saved;
  /** Puts what was saved in place of what is there; it has been held against the schema. */
  load(saved: Saved): void;
}

/** Parts by the names they have in a saved state. */
export type StateParts = Readonly<Record<string, StatePart>>;

/** A part whose schema, save and load are of one form. */
export function statePart<Saved>(part: StatePart<Saved>): StatePart {
  return part;
}

/** A part that is one plain object, changed in place, so that whoever holds the object sees the loaded one. */
export function objectPart<Saved extends object>(schema: z.ZodType<Saved>, object: Saved): StatePart {
  return statePart({
    schema,
    save: () => ({ ...object }),
    load: (saved) => {
      Object.assign(object, saved);
    },
  });
}
