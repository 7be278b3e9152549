import { purchaseRules } from './purchase';
import { recordRules } from './records';
import { transportRules } from './transport';

/** One row per kind of failure the Fortnox side can meet; step by step grown to every code of the sheets. */
export const failureRules = { ...transportRules, ...recordRules, ...purchaseRules } as const;

export type FailureKind = keyof typeof failureRules;
