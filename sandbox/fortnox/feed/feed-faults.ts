import { z } from 'zod';
import { type StatePart, statePart } from '../state/state-part';

/** How many events pass untouched first (default 0), and how many are hit then (default 1). */
const counts = { skip: z.number().int().min(0).optional(), times: z.number().int().min(1).optional() };

/** What may go wrong with an event that is sent to those who listen. */
export const feedFaultSchema = z.strictObject({
  kind: z.enum([
    /** The event comes twice. */
    'eventTwice',
    /** Before it comes one of a topic nobody asked for, and one of its own topic with a type nobody knows. */
    'unknownEvents',
    /** Half of its frame comes in its place. */
    'malformedFrame',
    /** The line is cut in its place. */
    'cutLine',
    /** From it on nothing is said any more on these lines, not even the answer to a ping. */
    'silence',
  ]),
  ...counts,
});

/** A fault to switch on. */
export type FeedFault = z.input<typeof feedFaultSchema>;

/** The faults of the feed, in order of adding: the first in force hits the next event. */
export interface FeedFaults {
  /** Throws a readable error for a fault that is not of the schema's form. */
  add(fault: FeedFault): void;
  /** What befalls this event. */
  take(): FeedFault['kind'] | undefined;
  pending(): readonly FeedFault[];
  clear(): void;
  readonly state: StatePart;
}

export function createFeedFaults(): FeedFaults {
  let queue: FeedFault[] = [];
  const pending = () => queue.map((fault) => ({ ...fault }));
  return {
    add: (fault) => void queue.push(feedFaultSchema.parse(fault)),
    take() {
      const [first, ...rest] = queue;
      if (!first) return undefined;
      const { kind, skip = 0, times = 1 } = first;
      if (skip > 0) {
        queue = [{ ...first, skip: skip - 1 }, ...rest];
        return undefined;
      }
      queue = times > 1 ? [{ ...first, times: times - 1 }, ...rest] : rest;
      return kind;
    },
    pending,
    clear() {
      queue = [];
    },
    state: statePart({
      schema: z.array(feedFaultSchema),
      save: pending,
      load: (saved) => {
        queue = saved.map((fault) => ({ ...fault }));
      },
    }),
  };
}
