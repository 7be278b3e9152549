import type {
  CloseRequest,
  MergeRequest,
  PickRequest,
  RecordExportsRequest,
} from '../../workflows/contract/register-sync';
import { admitRegisterSync } from './admission';
import type { AnderssonOf } from './company-database';
import { mergeChanges } from './merge-changes';
import { pickToRead } from './pick-to-read';
import { recordExports } from './record-exports';
import { closeAndTell } from './sync-runs';
import { syncScope } from './sync-scope';

/** Andersson's part in keeping a register in step (R0.3, R0.4, R1); each may be repeated without doing anything twice. */
export function anderssonRegisterActivities(anderssonOf: AnderssonOf) {
  return {
    admitRegisterSync: (input: unknown) => admitRegisterSync(anderssonOf, input),
    pickToRead: async (request: PickRequest) => pickToRead(await syncScope(anderssonOf, request), request),
    mergeChanges: async (request: MergeRequest) => mergeChanges(await syncScope(anderssonOf, request), request),
    recordExports: async (request: RecordExportsRequest) =>
      recordExports(await syncScope(anderssonOf, request), request),
    closeRegisterSync: async (request: CloseRequest) => closeAndTell(await syncScope(anderssonOf, request), request),
  };
}

export type AnderssonRegisterActivities = ReturnType<typeof anderssonRegisterActivities>;
