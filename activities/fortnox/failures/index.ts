export { failureKind } from './codes';
export { type FortnoxFailure, failureSentence, help, meaning } from './failure';
export { type Actor, actorWords, type FailureRule, type Said } from './rule';
export { type FailureKind, failureRules } from './rules';
