import type { SimulatorClock } from '../clock';
import { familyOf } from './api-family';
import { slidingCount } from './rate-window';
import { splitUrl } from './split-url';

/** One request as the simulator saw it. */
export interface RequestLogEntry {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** What was answered; null while under way and where the line was cut instead. */
  status: number | null;
  /** Instant of arrival on the simulator's clock. */
  readonly at: string;
  /** Kind of the fault applied, if any. */
  fault?: string;
}

/** Figures for benches over the calls to both APIs, counted as they arrive, whatever became of them. */
export interface Figures {
  readonly requests: number;
  readonly tokenRequests: number;
  readonly http429: number;
  /** Most calls that arrived in any 5 s of the simulator's clock, refused ones included. */
  readonly maxIn5s: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly byMethod: Readonly<Record<string, number>>;
  /** Keys such as `GET /3/customers/{CustomerNumber}`. */
  readonly byRoute: Readonly<Record<string, number>>;
}

/** Log and figures of what arrived. */
export interface RequestLog {
  arrived(method: string, route: string, url: string): RequestLogEntry;
  answered(entry: RequestLogEntry, status: number | null): void;
  entries(): readonly RequestLogEntry[];
  figures(): Figures;
  clear(): void;
}

/** A soak run must not eat the memory; figures are kept apart and stay exact. */
const mostEntriesKept = 100_000;

interface Tally {
  entries: RequestLogEntry[];
  requests: number;
  tokenRequests: number;
  http429: number;
  maxIn5s: number;
  firstAt: string | null;
  lastAt: string | null;
  byMethod: Record<string, number>;
  byRoute: Record<string, number>;
  window: ReturnType<typeof slidingCount>;
}

function emptyTally(): Tally {
  const counts = { requests: 0, tokenRequests: 0, http429: 0, maxIn5s: 0, firstAt: null, lastAt: null };
  return { ...counts, entries: [], byMethod: {}, byRoute: {}, window: slidingCount() };
}

function countCall(tally: Tally, method: string, route: string, at: string, elapsedMs: number): void {
  tally.requests += 1;
  tally.firstAt ??= at;
  tally.lastAt = at;
  tally.byMethod[method] = (tally.byMethod[method] ?? 0) + 1;
  const key = `${method} ${route}`;
  tally.byRoute[key] = (tally.byRoute[key] ?? 0) + 1;
  tally.window.note(elapsedMs);
  tally.maxIn5s = Math.max(tally.maxIn5s, tally.window.countAt(elapsedMs));
}

/** Keeps the log on the simulator's clock. */
export function createRequestLog(clock: SimulatorClock): RequestLog {
  let tally = emptyTally();
  return {
    arrived(method, route, url) {
      const at = clock.now().toISOString();
      const { path, query } = splitUrl(url);
      if (familyOf(route) !== undefined) countCall(tally, method, route, at, clock.elapsedMs());
      else if (route === '/oauth-v1/token') tally.tokenRequests += 1;
      const entry: RequestLogEntry = { method, path, query, status: null, at };
      tally.entries.push(entry);
      if (tally.entries.length > mostEntriesKept) tally.entries = tally.entries.slice(mostEntriesKept / 10);
      return entry;
    },
    answered(entry, status) {
      entry.status = status;
      if (status === 429) tally.http429 += 1;
    },
    entries: () => tally.entries,
    figures() {
      const { entries: _, window: __, ...figures } = tally;
      return { ...figures, byMethod: { ...figures.byMethod }, byRoute: { ...figures.byRoute } };
    },
    clear() {
      tally = emptyTally();
    },
  };
}
