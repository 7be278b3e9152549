import { DateTime } from 'luxon';
import { z } from 'zod';
import type { SimulatorClock } from '../clock';
import { type StatePart, statePart } from '../state/state-part';

/** An event as it goes over the line. */
export interface FeedEvent {
  readonly topic: string;
  readonly offset: string;
  readonly type: string;
  readonly tenantId: number;
  readonly entityId: string;
  readonly timestamp: string;
}

/** The events of the last two weeks, oldest first; each topic has an order of its own. */
export interface EventLog {
  append(event: Pick<FeedEvent, 'topic' | 'type' | 'entityId'>): FeedEvent;
  /** Those of a topic after an offset; undefined where the offset is unknown, or so old that it is forgotten. */
  after(topic: string, offset: string): readonly FeedEvent[] | undefined;
  all(topic: string): readonly FeedEvent[];
  readonly state: StatePart;
}

/** core-api §4.8: two weeks can be replayed. */
const keptDays = 14;
const zone = 'Europe/Stockholm';

const savedLog = z.strictObject({
  count: z.number().int().min(0),
  events: z.array(
    z.strictObject({
      topic: z.string(),
      offset: z.string(),
      type: z.string(),
      tenantId: z.number().int(),
      entityId: z.string(),
      timestamp: z.iso.datetime({ offset: true }),
    }),
  ),
});

/** An empty log on the simulator's clock. */
export function createEventLog(clock: SimulatorClock, tenantId: string): EventLog {
  let events: FeedEvent[] = [];
  let count = 0;

  const remembered = (topic: string): readonly FeedEvent[] => {
    const oldest = clock.now().getTime() - keptDays * 24 * 3_600_000;
    return events.filter((event) => event.topic === topic && Date.parse(event.timestamp) >= oldest);
  };

  return {
    append(given) {
      count += 1;
      const timestamp = DateTime.fromJSDate(clock.now(), { zone }).toISO() ?? '';
      const event = { ...given, offset: offsetOf(count), tenantId: Number(tenantId), timestamp };
      events.push(event);
      return event;
    },
    after(topic, offset) {
      const kept = remembered(topic);
      const at = kept.findIndex((event) => event.offset === offset);
      return at < 0 ? undefined : kept.slice(at + 1);
    },
    all: remembered,
    state: statePart({
      schema: savedLog,
      save: () => ({ count, events: [...events] }),
      load(saved) {
        ({ count } = saved);
        events = [...saved.events];
      },
    }),
  };
}

/** Whoever takes an offset for a number, or for something that can be ordered, is found out. */
function offsetOf(count: number): string {
  return `x${[...count.toString(36).padStart(4, '0')].reverse().join('')}J`;
}
