import { z } from 'zod';
import { type StatePart, statePart } from '../state/state-part';
import { type Fault, faultSchema } from './fault';

/** A fault in force and what is left of it. */
export interface PendingFault {
  readonly fault: Fault;
  readonly remaining: number | 'always';
  readonly skipping: number;
}

/** The faults switched on, in order of adding. */
export interface FaultQueue {
  /** Throws a readable error for a fault that is not of the schema's form. */
  add(fault: Fault): void;
  /** The fault this request gets, counted down; undefined for none. */
  take(method: string, url: string): Fault | undefined;
  pending(): readonly PendingFault[];
  clear(): void;
  /** What is pending, as it is saved and loaded. */
  readonly state: StatePart;
}

const savedQueue: z.ZodType<readonly PendingFault[]> = z.array(
  z.strictObject({
    fault: faultSchema,
    remaining: z.union([z.number().int().min(1), z.literal('always')]),
    skipping: z.number().int().min(0),
  }),
);

function matches(fault: Fault, method: string, url: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  if (fault.path !== undefined && !url.startsWith(fault.path)) return false;
  return fault.pathPattern === undefined || new RegExp(fault.pathPattern).test(url);
}

interface Counted {
  readonly fault: Fault;
  remaining: number | 'always';
  skipping: number;
}

/** An empty queue. A matching fault that still skips lets the next one have the request. */
export function createFaultQueue(): FaultQueue {
  let queue: Counted[] = [];

  const use = (counted: Counted): Fault => {
    if (counted.remaining !== 'always') counted.remaining -= 1;
    if (counted.remaining === 0) queue = queue.filter((other) => other !== counted);
    return counted.fault;
  };

  const pending = (): readonly PendingFault[] => queue.map((counted) => ({ ...counted }));

  return {
    add(given) {
      const fault = faultSchema.parse(given);
      queue.push({ fault, remaining: fault.times ?? 1, skipping: fault.skip ?? 0 });
    },
    take(method, url) {
      for (const counted of queue.filter(({ fault }) => matches(fault, method, url))) {
        if (counted.skipping === 0) return use(counted);
        counted.skipping -= 1;
      }
      return undefined;
    },
    pending,
    clear() {
      queue = [];
    },
    state: statePart({
      schema: savedQueue,
      save: pending,
      load: (saved) => {
        queue = saved.map((counted) => ({ ...counted }));
      },
    }),
  };
}
