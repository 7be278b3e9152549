import { ApplicationFailure, upsertSearchAttributes } from '@temporalio/workflow';
import { anderssonRefused } from './contract/refusals';
import { needsAttentionAttribute } from './contract/search-attributes';
import { causeOf, refuseStart } from './failures';

/**
 * The end of a run that cannot even be closed: as its own failure, sentence first. Where Andersson's database refuses it
 * somebody must see to it; the run ends all the same, since the next would not begin before.
 */
export function failed(error: unknown): never {
  const cause = causeOf(error);
  if (cause instanceof ApplicationFailure && cause.type === anderssonRefused)
    upsertSearchAttributes([{ key: needsAttentionAttribute, value: true }]);
  refuseStart(error);
}
