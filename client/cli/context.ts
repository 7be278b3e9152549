import type { Output } from './output';

/** What every command is given besides its own arguments. */
export interface CommandContext {
  /** The global options as they stand when the command runs. */
  output(): Output;
}
