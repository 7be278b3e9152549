import { log } from '@temporalio/activity';
import { adoptedFrom, notAdoptedSentence } from './adoption-date';
import { changedPurchases } from './changed-purchases';
import type { CompanyAndersson } from './company-database';
import { forEachNumber, type NotHandedOver, type PurchaseHandOver } from './purchase-hand-over';
import { answerRequests, askTheWatch, pendingRequests } from './purchase-requests';
import { purchaseSentences } from './purchase-sentences';
import { type PurchaseStanding, purchaseStandings } from './purchase-standing';
import { refusedReceipts, tellRefused } from './refused-receipts';
import { whyNotHandled } from './why-not-handled';

/** First wait before a purchase that could not be handed over is tried again; doubled up to the longest. */
const firstWaitMs = 1_000;
const longestWaitMs = 60_000;

/**
 * The watch over one company's Andersson, for as long as one activity attempt lives. How far it has come is kept in
 * `watch_cursor`, and moved only past what has been handed over. A purchase that cannot be handed over becomes a pending
 * request, kept in the same transaction as the mark: it is tried again for ever, and the others go on. Goods received
 * on a purchase that no process takes any more, and a receipt changed after its purchase was done, become a refused one.
 */
export class CompanyWatch {
  /** The limit of row versions at which nothing was left to do: as long as it stands, nothing has been written. */
  #quietAt: string | null = null;
  readonly #waiting = new Map<string, { readonly until: number; readonly ms: number }>();

  constructor(
    private readonly company: string,
    private readonly andersson: CompanyAndersson,
    private readonly handOver: PurchaseHandOver,
  ) {}

  /** One look at Andersson: one statement where nothing was written since the last. @param mayGoOn false: out of time. */
  async look(mayGoOn: () => boolean): Promise<void> {
    const { database } = this.andersson;
    const limit = await database.verbs.rowVersionLimit(database.kysely);
    if (limit === this.#quietAt) return;
    this.#quietAt = null;
    const from = await adoptedFrom(database, this.company);
    const requestsLeft = await this.#takeUpRequests(from);
    // Before adoption the mark stays: what was saved until then is looked at once the date is known.
    if (from === null) return;
    let more = true;
    while (more && mayGoOn()) more = await this.#handOverChanges(from, limit);
    if (!more && !requestsLeft) this.#quietAt = limit;
  }

  /** The next page of changes. @returns whether there are more. */
  async #handOverChanges(from: string, limit: string): Promise<boolean> {
    const { database, language } = this.andersson;
    const changes = await changedPurchases(database, await this.#mark(), limit);
    const { upTo } = changes;
    if (upTo === null) return changes.more;
    const failed = await this.#tellEach(await purchaseStandings(database, this.company, from, changes.numbers));
    const refused = await refusedReceipts(this.andersson, this.company, from, changes.numbers);
    for (const { id, number } of refused) {
      log.warn('a goods receipt does not stand in Fortnox as in Andersson', {
        company: this.company,
        number,
        goodsReceipt: id,
      });
    }
    const now = await database.now();
    await database.transaction(async (trx) => {
      await tellRefused(database, trx, refused, now);
      for (const [number, error] of failed) {
        const message = purchaseSentences[language].notHandedOver(error.message);
        await askTheWatch(database, trx, { number, message, now });
      }
      await database.verbs.upsert(trx, 'watch_cursor', {
        company: this.company,
        row_version_mark: upTo,
        updated_at: now,
      });
    });
    return changes.more;
  }

  /** Tells the process of every purchase that is the integration's to handle. */
  async #tellEach(standings: ReadonlyMap<string, PurchaseStanding>): Promise<NotHandedOver> {
    return forEachNumber([...standings.keys()], async (number) => {
      const standing = standings.get(number);
      if (standing?.stands === 'open') await this.handOver.start(standing.number);
      // A process may wait over a purchase that had no order yet, or over a receipt that was taken back.
      if (standing?.stands === 'deleted') await this.handOver.tell(standing.number);
      if (standing?.stands === 'received') await this.handOver.tell(number);
    });
  }

  /** What users have pressed: started, or refused with the reason. @returns whether some still wait. */
  async #takeUpRequests(from: string | null): Promise<boolean> {
    const { database, language } = this.andersson;
    const requests = await pendingRequests(database);
    const idsOf = (number: string) => requests.filter((it) => it.number === number).map(({ id }) => id);
    const numbers = [...new Set(requests.map(({ number }) => number))].filter((number) => this.#isDue(number));
    if (from === null) {
      for (const number of numbers) await this.#refuse(idsOf(number), notAdoptedSentence(this.company, language));
      return false;
    }
    const standings = await purchaseStandings(database, this.company, from, numbers);
    const failed = await forEachNumber(numbers, async (number) => {
      const standing = standings.get(number) ?? { stands: 'unknown' };
      if (standing.stands === 'open') await this.handOver.start(standing.number);
      const told =
        standing.stands === 'open' || (standing.stands === 'deleted' && (await this.handOver.tell(standing.number)));
      if (!told)
        return this.#refuse(
          idsOf(number),
          whyNotHandled(language, this.company, number, standing, from),
          numberOf(standing),
        );
      this.#waiting.delete(number);
      await answerRequests(database, idsOf(number), { state: 'started', message: null, fortnoxNumber: null });
    });
    for (const [number, error] of failed) await this.#postpone(number, idsOf(number), error);
    return this.#waiting.size > 0;
  }

  #refuse(ids: readonly number[], message: string, fortnoxNumber: string | null = null): Promise<void> {
    return answerRequests(this.andersson.database, ids, { state: 'refused', message, fortnoxNumber });
  }

  #isDue(number: string): boolean {
    return Date.now() >= (this.#waiting.get(number)?.until ?? 0);
  }

  async #postpone(number: string, ids: readonly number[], error: Error): Promise<void> {
    const before = this.#waiting.get(number)?.ms;
    const ms = Math.min(before === undefined ? firstWaitMs : before * 2, longestWaitMs);
    this.#waiting.set(number, { until: Date.now() + ms, ms });
    log.error('a purchase could not be handed over; it is tried again', { company: this.company, number, ms, error });
    if (before !== undefined) return;
    const message = purchaseSentences[this.andersson.language].notHandedOver(error.message);
    await answerRequests(this.andersson.database, ids, { state: 'pending', message, fortnoxNumber: null });
  }

  async #mark(): Promise<string | null> {
    const row = await this.andersson.database.kysely
      .selectFrom('watch_cursor')
      .select('row_version_mark')
      .where('company', '=', this.company)
      .executeTakeFirst();
    return row?.row_version_mark ?? null;
  }
}

function numberOf(standing: PurchaseStanding): string | null {
  return standing.stands === 'done' ? (standing.mark.fortnoxNumbers[0] ?? null) : null;
}
