import { defineSearchAttributeKey } from '@temporalio/common';

/** Company key: everything belongs to one company (design §3). */
export const companyAttribute = defineSearchAttributeKey('Company', 'KEYWORD');
/** The step a process has reached, one English word listed with its process (`purchaseStages`). */
export const stageAttribute = defineSearchAttributeKey('Stage', 'KEYWORD');
/** Kind of the open problem, a key of the failure table; absent when nothing waits for a human. */
export const problemAttribute = defineSearchAttributeKey('Problem', 'KEYWORD');
/** The number a person knows in Andersson: a purchase, an order, a delivery, or the register's name. */
export const anderssonNumberAttribute = defineSearchAttributeKey('AnderssonNumber', 'KEYWORD');
/** Every Fortnox document number the process has made or found. */
export const fortnoxNumbersAttribute = defineSearchAttributeKey('FortnoxNumbers', 'KEYWORD_LIST');
/** True while something needs a human: an open problem, or rows a sync could not move. */
export const needsAttentionAttribute = defineSearchAttributeKey('NeedsAttention', 'BOOL');

/** All search attributes a namespace must know before the first start (design §3). */
export const searchAttributes = [
  companyAttribute,
  stageAttribute,
  problemAttribute,
  anderssonNumberAttribute,
  fortnoxNumbersAttribute,
  needsAttentionAttribute,
] as const;
