import type { FortnoxFailure } from './failures';

/**
 * How a call to Fortnox ended. `notSent` and `unknown` are told apart because only one of them may have changed
 * something: after `unknown` the document must be looked up before anything is sent again (design rule 1).
 */
export type Outcome<T> =
  | { readonly outcome: 'done'; readonly value: T; readonly at: Date }
  | { readonly outcome: 'refused'; readonly failure: FortnoxFailure }
  | { readonly outcome: 'notSent'; readonly failure: FortnoxFailure }
  | { readonly outcome: 'unknown'; readonly failure: FortnoxFailure };
