export { failureKind } from './codes';
export { type FortnoxFailure, failureSentence, help, meaning, pageOf } from './failure';
export { refusesDocument } from './refusals';
export { type Actor, actorWords, type FailureRule, type Said } from './rule';
export { type FailureKind, failureRules } from './rules';
export { type Came, cameAs, noRight, type Unread, unreadWords } from './unread';
