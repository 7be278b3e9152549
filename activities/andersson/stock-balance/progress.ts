import { z } from 'zod';
import { emptyBalanceReport, type StockBalanceReport } from '../../../domain/stock-balance/report';
import { idsAsText, idsOfText } from './id-set';

/** How far a run has come; moved on only past what is taken in, and kept in the activity's heartbeat over its worker's end. */
export interface Progress {
  /** When the run began reading, by Andersson's clock. */
  readonly beganAt: string;
  /** The row Fortnox's list goes on from; null at its end, or where it is not read. */
  listFrom: number | null;
  /** Fingerprint of the page before. */
  mark: string;
  /** The list was read to its end: what it does not name had no stock. */
  listWhole: boolean;
  /** Articles the list has named, by Andersson's ids. */
  readonly named: Set<number>;
  /** Articles whose balance Fortnox is still to be asked for by number. */
  readonly toAsk: Set<number>;
  /** Id of the last of Andersson's articles that was looked at; null when all have been. */
  walkedTo: number | null;
  report: StockBalanceReport;
}

export function progressFrom(beganAt: string, listFrom: 0 | null): Progress {
  const nothing = { named: new Set<number>(), toAsk: new Set<number>(), report: emptyBalanceReport };
  return { beganAt, listFrom, mark: '', listWhole: listFrom !== null, walkedTo: 0, ...nothing };
}

/** The progress as a heartbeat carries it. */
export function progressDetails(progress: Progress): unknown {
  return { ...progress, named: idsAsText(progress.named), toAsk: idsAsText(progress.toAsk) };
}

const ids = z.string().transform(idsOfText);
const details = z.object({
  beganAt: z.string(),
  listFrom: z.number().nullable(),
  mark: z.string(),
  listWhole: z.boolean(),
  named: ids,
  toAsk: ids,
  walkedTo: z.number().nullable(),
  report: z.custom<StockBalanceReport>((value) => typeof value === 'object' && value !== null),
});

/** Where an earlier attempt of the same activity had come; null for the first, or one that cannot be read. */
export function progressOf(heartbeatDetails: unknown): Progress | null {
  const read = details.safeParse(heartbeatDetails);
  return read.success ? read.data : null;
}
