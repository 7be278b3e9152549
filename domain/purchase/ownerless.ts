/** A live document in Fortnox that carries a reference of the integration's. */
export interface LiveDocument {
  readonly kind: 'order' | 'invoice';
  readonly reference: string;
  readonly fortnoxNumber: string;
  /** Only of an invoice. */
  readonly supplierNumber: string | null;
}

/** What the document ledger has of an order or an invoice. */
export interface LedgerPlace {
  readonly kind: LiveDocument['kind'];
  readonly reference: string;
  readonly state: string;
  readonly fortnoxNumber: string | null;
  /** UTC instant. */
  readonly sentAt: string | null;
}

/** Far above a call with its tries, and the second look after the settle time. */
const marginMs = 60 * 60 * 1_000;

/**
 * Live documents that no process owns (design rule 1): Fortnox made them after the settle time, when the process had
 * looked in vain and its purchase was deleted, skipped, abandoned or given another document. The documents must be
 * listed before the ledger is read:
 *
 * - A number in the ledger, in whatever state, was known to whoever left the document there: no surprise to anybody.
 * - `sent` is written before the request leaves and stands until the answer: only there may a document that has just
 *   been made be nobody's yet, until the process has looked twice. In every other state the process has let go of it.
 * - An order without a row is of a ledger older than it; an invoice without one has a number of the supplier's own.
 * - Two with one reference are told of as doubles, and so is one beside the live document of its row.
 */
export function ownerless(
  live: readonly LiveDocument[],
  ledger: readonly LedgerPlace[],
  { now, settleMs }: { readonly now: string; readonly settleMs: number },
): readonly LiveDocument[] {
  const known = new Set(ledger.map(({ kind, fortnoxNumber }) => `${kind} ${fortnoxNumber}`));
  const places = new Map(ledger.map((place) => [`${place.kind} ${place.reference}`, place]));
  const bearers = new Map<string, LiveDocument[]>();
  for (const document of live) {
    const key = `${document.kind} ${document.reference}`;
    bearers.set(key, [...(bearers.get(key) ?? []), document]);
  }
  const settledBefore = Date.parse(now) - settleMs - marginMs;
  return live.filter((document) => {
    const { kind, reference, fortnoxNumber, supplierNumber } = document;
    if (known.has(`${kind} ${fortnoxNumber}`)) return false;
    const place = places.get(`${kind} ${reference}`);
    if (!place) return kind === 'order';
    const others = (bearers.get(`${kind} ${reference}`) ?? []).filter((other) => other !== document);
    const isTold = (other: LiveDocument) =>
      other.supplierNumber === supplierNumber || other.fortnoxNumber === place.fortnoxNumber;
    if (others.some(isTold)) return false;
    return place.state !== 'sent' || place.sentAt === null || Date.parse(place.sentAt) < settledBefore;
  });
}
