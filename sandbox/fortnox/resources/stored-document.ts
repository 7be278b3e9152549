import type { Fields } from './resource-definition';
import type { ChangeStamp } from './swedish-time';

/** One document of a register. */
export interface StoredDocument {
  readonly number: string;
  readonly fields: Fields;
  readonly changed: ChangeStamp;
  /** On the clock's `elapsedMs`: not in lists before that. */
  readonly listedFromMs: number;
}
