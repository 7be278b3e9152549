import { ActivityFailure, ApplicationFailure, isCancellation, sleep } from '@temporalio/workflow';
import type { LedgerEntry, LedgerKey } from './contract/ledger';
import type { CreateOutcome } from './contract/purchase-activities';
import { lostAnswersAreLookedFor } from './purchase/patches';

/** Between the two look-ups after a lost answer: what Fortnox shows late shows within this. */
const secondLookAfter = '20 seconds';
/** A call that never left is made again this often; then it is a problem. */
const neverSentTries = 6;
/** So many lost answers in a row, with nothing to be found, and a person should look. */
const lostAnswers = 3;

/** How a document is made once (design rule 1), as the process's own activities. */
export interface OnceOnly<T> {
  readonly key: LedgerKey;
  /** How long after a lost answer Fortnox is looked at, in milliseconds. */
  readonly settleMs: number;
  /** `sentBy`: what noting it as sent has answered. */
  readonly create: (sentBy: string | undefined) => Promise<CreateOutcome<T>>;
  /** The one document with the key's reference, compared exactly. */
  readonly find: () => Promise<T | null>;
  readonly ledger: {
    sent(key: LedgerKey): Promise<string | undefined>;
    notSent(key: LedgerKey): Promise<void>;
  };
  /** The sentence for a person when answers get lost again and again. */
  readonly unknownOutcome: string;
}

type NotSent = Extract<CreateOutcome<never>, { readonly outcome: 'notSent' }>;

export interface Made<T> {
  readonly document: T;
  readonly by: 'created' | 'foundAgain';
}

/**
 * Makes a document exactly once, whatever is lost on the way: `sent` is committed right before the request leaves; what
 * is found at `sent` may exist, so Fortnox is looked at twice before anything is made again. A refusal is thrown, with
 * the ledger back at `intent`; answers lost again and again are a person's to judge, with the ledger at `sent`.
 */
export async function makeOnce<T>(entry: LedgerEntry, once: OnceOnly<T>): Promise<Made<T>> {
  let maybeMade = entry.state === 'sent';
  let lost = 0;
  for (let neverSent = 0; ; ) {
    if (maybeMade) {
      const found = await lookTwice(once.settleMs, once.find);
      if (found !== null) return { document: found, by: 'foundAgain' };
      const asks = lost >= lostAnswers;
      if (asks && lostAnswersAreLookedFor()) throw outcomeUnknown(once);
      await once.ledger.notSent(once.key);
      if (asks) throw outcomeUnknown(once);
    }
    const sentBy = await once.ledger.sent(once.key);
    const outcome = await attempt(once, sentBy);
    if (outcome.outcome === 'done') return { document: outcome.value, by: 'created' };
    if (outcome.outcome === 'unknown') {
      maybeMade = true;
      lost += 1;
      continue;
    }
    maybeMade = false;
    await once.ledger.notSent(once.key);
    neverSent += 1;
    if (neverSent >= neverSentTries) throw neverReached(outcome);
    await sleep(1_000 * 2 ** neverSent);
  }
}

function outcomeUnknown({ unknownOutcome }: { readonly unknownOutcome: string }): ApplicationFailure {
  return ApplicationFailure.nonRetryable(unknownOutcome, 'outcomeUnknown');
}

/** What keeps the call from leaving, in its own words; without them, the network. */
function neverReached({ sentence, kind = 'notReached', help }: NotSent): ApplicationFailure {
  return ApplicationFailure.nonRetryable(sentence, kind, help);
}

/** What a lost answer left behind, if anything: Fortnox is given time, and looked at twice. */
export async function lookTwice<T>(settleMs: number, find: () => Promise<T | null>): Promise<T | null> {
  await sleep(settleMs);
  return (await find()) ?? (await sleep(secondLookAfter).then(find));
}

/** A refusal by Fortnox is final; anything else that ends the activity (a time-out, a deploy) leaves its outcome unknown. */
async function attempt<T>(once: OnceOnly<T>, sentBy: string | undefined): Promise<CreateOutcome<T>> {
  try {
    return await once.create(sentBy);
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    const { cause } = error;
    if (cause instanceof ApplicationFailure && cause.nonRetryable) {
      await once.ledger.notSent(once.key);
      throw error;
    }
    return { outcome: 'unknown', sentence: cause?.message ?? error.message };
  }
}
