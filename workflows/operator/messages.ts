import type { SignalDefinition, UpdateDefinition } from '@temporalio/common';
import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Choice } from '../contract/operator';
import type { RawMessage } from './judge';

/** One choice as an update (answered at once: refused, or heard) and as a signal (for when no worker is up). */
export interface ChoiceMessages {
  readonly update: UpdateDefinition<string, [RawMessage]>;
  readonly signal: SignalDefinition<[RawMessage]>;
}

/** What an operator may send; the arguments are typed in by hand, so they are taken for nothing before they are judged. */
export function choiceMessages(choice: Choice): ChoiceMessages {
  return { update: defineUpdate(choice), signal: defineSignal(choice) };
}
