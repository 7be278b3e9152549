import { z } from 'zod';
import { badRequest } from '../http/bad-request';
import type { StateParts } from './state-part';

/** Goes up when a part's form changes so that an older file cannot be read. */
const version = 1;

/** A whole company as JSON, part by part. */
export interface SavedState {
  readonly version: typeof version;
  readonly parts: Readonly<Record<string, unknown>>;
}

/** The whole simulator's state. */
export interface SimulatorState {
  save(): SavedState;
  /** Everything is checked before anything is replaced. Throws a sentence that names the parts and members at fault. */
  load(saved: unknown): void;
}

/** The parts as one state: a saved one must have them all and no others. */
export function simulatorState(parts: StateParts): SimulatorState {
  const list = Object.entries(parts);
  const schema = z.strictObject({
    version: z.literal(version),
    parts: z.strictObject(Object.fromEntries(list.map(([name, part]) => [name, part.schema]))),
  });
  return {
    save: () => ({ version, parts: Object.fromEntries(list.map(([name, part]) => [name, part.save()])) }),
    load(given) {
      const read = schema.safeParse(given);
      if (!read.success) throw badRequest(`The saved state cannot be used:\n${z.prettifyError(read.error)}`);
      for (const [name, part] of list) part.load(read.data.parts[name]);
    },
  };
}
