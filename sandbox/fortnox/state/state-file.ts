import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SavedState } from './simulator-state';

/** What a state file holds, not yet checked; undefined where there is no such file. @throws where it is not JSON, or its folder is missing */
export function readStateFile(file: string): unknown {
  if (!existsSync(dirname(file))) throw new Error(`there is no folder ${dirname(file)}`);
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** Writes the file whole or leaves the earlier one as it was: it is written beside and then renamed. */
export function writeStateFile(file: string, state: SavedState): void {
  const beside = `${file}.new`;
  writeFileSync(beside, JSON.stringify(state));
  renameSync(beside, file);
}
