import { choice, yesNo } from '../switch-kinds';

/** What is not settled of the consent, and who answers its page. Paragraphs are core-api's. */
export const oauthSwitches = {
  consentAnswer: choice(
    ['page', 'allow', 'deny'],
    'page',
    'no unknown: page asks whoever opens the address, allow and deny answer at once in their place',
  ),
  consentEndsEarlierPair: yesNo(true, '§1 tells it of two refreshes only: does a new consent end the pair in use'),
} as const;
