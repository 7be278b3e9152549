import type { Register } from '../../../domain/registers/register';
import { identityOf } from '../../../domain/sync/create';
import type { SeenInFortnox } from '../why-not-written';
import type { ListedLine } from './fortnox-register';

/** What a survey keeps of Fortnox's whole list, lines gone: numbers alone, and whose those are that Andersson has not. */
export interface Seen extends SeenInFortnox {
  /** The lines not seen before: a list whose rows shift between pages names some twice. */
  newOf(lines: readonly ListedLine[]): readonly ListedLine[];
  /** Andersson has no row of the line's record. */
  noteAlone(line: ListedLine): void;
}

export function seenInFortnox(register: Register): Seen {
  const numbers = new Set<string>();
  const byIdentity = new Map<string, string[]>();
  return {
    has: (number) => numbers.has(number),
    alone: (identity) => byIdentity.get(identity) ?? [],
    newOf(lines) {
      const fresh = lines.filter(({ number }) => !numbers.has(number));
      for (const { number } of fresh) numbers.add(number);
      return fresh;
    },
    noteAlone({ number, active, values }) {
      const identity = identityOf(register, 'fortnox', values);
      if (!active || identity === '') return;
      byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), number]);
    },
  };
}
