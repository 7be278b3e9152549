import { ApplicationFailure } from '@temporalio/activity';

/** What a stubbed activity does instead of its work; the next call of that name takes the next one. */
export type Fault =
  | { readonly does: 'fail'; readonly failure: () => Error }
  /** Only a create: the order is made or not, and the answer is lost. */
  | { readonly does: 'loseAnswer'; readonly made: boolean }
  | { readonly does: 'neverSend' };

/** A failure for people, as the failure table makes it: not tried again by itself. */
export function refusal(kind: string, sentence = `${kind}, sa Fortnox.`, details: object = {}): Fault {
  const help = { who: 'inköparen', where: 'Fortnox → Inköp' };
  return {
    does: 'fail',
    failure: () => ApplicationFailure.nonRetryable(sentence, kind, { ...help, ...details }),
  };
}

/** A failure that may pass: the activity's own retries take it first. */
export function passing(kind: string, sentence = `${kind}, just nu.`): Fault {
  return { does: 'fail', failure: () => ApplicationFailure.retryable(sentence, kind) };
}

/** The order was made, though not as it was meant; its number travels in the details. */
export const lostAnswer = (made: boolean): Fault => ({ does: 'loseAnswer', made });
export const neverSent: Fault = { does: 'neverSend' };

/** Faults of one pair of sides: queued, or for ever; and calls held until the test lets them go. */
export class Faults {
  readonly #queued = new Map<string, Fault[]>();
  readonly #always = new Map<string, Fault>();
  readonly #held = new Map<string, { reached: () => void; released: Promise<void> }>();

  next(name: string, ...faults: Fault[]): void {
    this.#queued.set(name, [...(this.#queued.get(name) ?? []), ...faults]);
  }

  always(name: string, fault: Fault): void {
    this.#always.set(name, fault);
  }

  mend(name: string): void {
    this.#queued.delete(name);
    this.#always.delete(name);
  }

  /** The next call of that name stops before its work; `reached` when it is there. */
  hold(name: string): { readonly reached: Promise<void>; release(): void } {
    let reached = () => {};
    let release = () => {};
    const hasReached = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#held.set(name, { reached, released });
    return { reached: hasReached, release };
  }

  /** Waits where the call is held, throws where it is to fail; else what a create is to do, or nothing. */
  async meet(name: string): Promise<Fault | undefined> {
    const held = this.#held.get(name);
    this.#held.delete(name);
    held?.reached();
    await held?.released;
    const fault = this.#queued.get(name)?.shift() ?? this.#always.get(name);
    if (fault?.does === 'fail') throw fault.failure();
    return fault;
  }
}
