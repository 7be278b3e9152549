import { ActivityFailure, ApplicationFailure, isCancellation, patched, sleep } from '@temporalio/workflow';
import { type LedgerEntry, type LedgerKey, notCompared } from './contract/ledger';
import type { AnderssonPurchaseActivities, CreateOutcome } from './contract/purchase-activities';

/** Between the two look-ups after a lost answer: what Fortnox shows late shows within this. */
const secondLookAfter = '20 seconds';
/** A call that never left is made again this often; then it is a problem. */
const neverSentTries = 6;
/** So many lost answers in a row, with nothing to be found, and a person should look. */
const lostAnswers = 3;

/** A document by its number in Fortnox. */
interface Numbered {
  readonly fortnoxNumber: string;
}

/** How a document is made once (design rule 1), as the process's own activities. */
export interface OnceOnly {
  readonly key: LedgerKey;
  /** What the document is made from, for the ledger. */
  readonly madeFrom: string;
  /** How long after a lost answer Fortnox is looked at, in milliseconds. */
  readonly settleMs: number;
  /** `sentBy`: what noting it as sent has answered. Throws `storedDifferently` with the number of what it made instead. */
  readonly create: (sentBy: string | undefined) => Promise<CreateOutcome<Numbered>>;
  /** The one document with the key's reference, compared exactly. */
  readonly find: () => Promise<Numbered | null>;
  readonly ledger: Pick<AnderssonPurchaseActivities, 'ledgerSent' | 'ledgerNotSent' | 'ledgerConfirmed'>;
  /** The sentence for a person when answers get lost again and again. */
  readonly unknownOutcome: string;
}

type NotSent = Extract<CreateOutcome<never>, { readonly outcome: 'notSent' }>;

/** A document that is made and confirmed in the ledger. */
export interface Made {
  readonly fortnoxNumber: string;
  /** As the ledger has it: `notCompared` unless the answer that made the document showed it as it was meant. */
  readonly madeFrom: string;
  /** `different`: the answer showed something else than was meant. */
  readonly how: 'asMeant' | 'different' | 'foundAgain';
}

/**
 * Makes a document exactly once, whatever is lost on the way: `sent` is committed right before the request leaves; what
 * is found at `sent` may exist, so Fortnox is looked at twice before anything is made again. A refusal is thrown, with
 * the ledger back at `intent`; answers lost again and again are a person's to judge, with the ledger at `sent`.
 */
export async function makeOnce(entry: LedgerEntry, once: OnceOnly): Promise<Made> {
  const { fortnoxNumber, how } = await madeOrFound(entry, once);
  const madeFrom = how === 'asMeant' ? once.madeFrom : notCompared;
  const by = how === 'foundAgain' ? how : 'created';
  await once.ledger.ledgerConfirmed({ key: once.key, fortnoxNumber, madeFrom, by });
  return { fortnoxNumber, madeFrom, how };
}

async function madeOrFound(entry: LedgerEntry, once: OnceOnly): Promise<Omit<Made, 'madeFrom'>> {
  const { key, ledger } = once;
  let maybeMade = entry.state === 'sent';
  let lost = 0;
  for (let neverSent = 0; ; ) {
    if (maybeMade) {
      const found = await lookTwice(once.settleMs, once.find);
      if (found !== null) return { fortnoxNumber: found.fortnoxNumber, how: 'foundAgain' };
      const asks = lost >= lostAnswers;
      if (asks && lostAnswersAreLookedFor()) throw outcomeUnknown(once);
      await ledger.ledgerNotSent(key);
      if (asks) throw outcomeUnknown(once);
    }
    const sentBy = await ledger.ledgerSent(key);
    const outcome = await attempt(once, sentBy);
    if (outcome.outcome === 'done') return outcome.value;
    if (outcome.outcome === 'unknown') {
      maybeMade = true;
      lost += 1;
      continue;
    }
    maybeMade = false;
    await ledger.ledgerNotSent(key);
    neverSent += 1;
    if (neverSent >= neverSentTries) throw neverReached(outcome);
    await sleep(1_000 * 2 ** neverSent);
  }
}

/** When answers got lost again and again the ledger stays at `sent`, and a retry looks first; before, it made anew. */
function lostAnswersAreLookedFor(): boolean {
  return patched('lost-answers-are-looked-for');
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

/**
 * A document that was made, though not as it was meant, exists. Any other refusal by Fortnox is final; anything else
 * that ends the activity (a time-out, a deploy) leaves its outcome unknown.
 */
async function attempt(
  { key, create, ledger }: OnceOnly,
  sentBy: string | undefined,
): Promise<CreateOutcome<Omit<Made, 'madeFrom'>>> {
  try {
    const made = await create(sentBy);
    if (made.outcome !== 'done') return made;
    return { outcome: 'done', value: { fortnoxNumber: made.value.fortnoxNumber, how: 'asMeant' } };
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    const { cause } = error;
    if (cause instanceof ApplicationFailure && cause.nonRetryable) {
      const fortnoxNumber = numberOfDifferentDocument(cause);
      if (fortnoxNumber !== null) return { outcome: 'done', value: { fortnoxNumber, how: 'different' } };
      await ledger.ledgerNotSent(key);
      throw error;
    }
    return { outcome: 'unknown', sentence: cause?.message ?? error.message };
  }
}

/** The number of what was stored otherwise than meant: it travels in the failure's details. */
function numberOfDifferentDocument({ type, details }: ApplicationFailure): string | null {
  if (type !== 'storedDifferently') return null;
  const first = details?.[0] as { readonly fortnoxNumber?: unknown } | undefined;
  return typeof first?.fortnoxNumber === 'string' ? first.fortnoxNumber : null;
}
