import { readCard, readOnly } from '../card';
import {
  type ArticleCard,
  articleCard,
  type CompanyCard,
  type CurrencyCard,
  companyCard,
  currencyCard,
  type PaymentTermsCard,
  paymentTermsCard,
  type SupplierCard,
  supplierCard,
} from '../cards';
import type { Said } from '../failures';
import { memory } from '../memory';
import type { Outcome } from '../outcome';
import { swedishDay } from '../swedish-time';
import { activeStockPoints, type StockPoint, warehouseActivated } from '../warehouse';
import { type Call, purchaseLane, valueIn } from './call';
import { same } from './words';

/**
 * How long what rarely changes in Fortnox (licence, stock points, the company's address, currency rates, terms of
 * payment) is taken as read by one process. Only what a purchase can go on with is remembered, so that what people mend is seen at once.
 */
const rememberedForMs = 5 * 60_000;
/**
 * How long a supplier or an article that a purchase could go on with is taken as read: as old as Andersson's own
 * registers usually are (R0.3). Within it one that has been made inactive is still ordered from, and Fortnox's refusal
 * tells; one whose account or VAT has been changed is still invoiced as before.
 */
const cardsRememberedForMs = 2 * 60_000;

/** What many purchases of a company ask alike. */
export interface Facts {
  warehouseActivated(call: Call): Promise<boolean>;
  stockPoints(call: Call): Promise<readonly StockPoint[]>;
  companyCard(call: Call): Promise<CompanyCard>;
  /** Null where Fortnox has no such currency. */
  currency(call: Call, code: string): Promise<CurrencyCard | null>;
  /** Null where Fortnox has no such terms of payment; some read earlier as for suppliers. */
  paymentTerms(
    call: Call,
    code: string,
    about: Said,
    serves: (card: PaymentTermsCard) => boolean,
  ): Promise<PaymentTermsCard | null>;
  /**
   * Null where Fortnox has no such supplier. One read earlier is taken where it `serves` who asks; where it does not,
   * somebody may have mended it since, and it is read anew.
   */
  supplier(
    call: Call,
    number: string,
    about: Said,
    serves: (card: SupplierCard) => boolean,
  ): Promise<SupplierCard | null>;
  /** Null where Fortnox has no such article; one read earlier as for suppliers. */
  article(call: Call, number: string, serves: (card: ArticleCard) => boolean): Promise<ArticleCard | null>;
  /** What rests on cards read earlier; where it fails, they are read anew the next time. */
  relyingOnCards<T>(call: Call, work: () => Promise<T>): Promise<T>;
  /**
   * Today in Sweden by Fortnox's clock, which the worker's may differ from; a clock heard earlier that has not come to
   * `day` is heard anew.
   */
  today(call: Call, day?: string): Promise<string>;
  /** Whether where goods can go is remembered from earlier, so that a new look may see more. */
  remembersPlaces(call: Call): boolean;
  forgetPlaces(call: Call): void;
}

/**
 * One worker's memory of such facts, for all its companies, each by itself. What Fortnox refuses, or does not answer, is
 * thrown as a failure for people (`valueIn`) and not remembered. `now`: the worker's clock.
 */
export function purchaseFacts(now: () => number = Date.now): Facts {
  const licence = memory<boolean>(now, rememberedForMs);
  const places = memory<readonly StockPoint[]>(now, rememberedForMs);
  const companies = memory<CompanyCard>(now, rememberedForMs);
  const currencies = memory<CurrencyCard | null>(now, rememberedForMs);
  const terms = memory<PaymentTermsCard | null>(now, rememberedForMs);
  const suppliers = memory<SupplierCard | null>(now, cardsRememberedForMs);
  const articles = memory<ArticleCard | null>(now, cardsRememberedForMs);
  /** How far each company's Fortnox is ahead of the worker, in milliseconds, as its last card told. */
  const ahead = new Map<string, number>();

  const todayOf = ({ company }: Call): string => swedishDay(new Date(now() + (ahead.get(company) ?? 0)));

  /** The card that was asked for; its answer tells the time too. One that is missing carries none (a 404). */
  const heard = async <T>(call: Call, asked: Promise<Outcome<T>>, about?: Said): Promise<T> => {
    const answer = await asked;
    if (answer.outcome === 'done' && answer.value !== null) ahead.set(call.company, answer.at.getTime() - now());
    return valueIn(answer, call, about);
  };
  const readCompany = (call: Call): Promise<CompanyCard> =>
    heard(call, readOnly(call.client, companyCard, purchaseLane, call.signal));

  return {
    warehouseActivated: (call) =>
      licence.recall(
        call.company,
        async () => valueIn(await warehouseActivated(call.client, purchaseLane, call.signal), call),
        (activated) => activated,
      ),
    stockPoints: (call) =>
      places.recall(call.company, async () =>
        valueIn(await activeStockPoints(call.client, purchaseLane, call.signal), call),
      ),
    companyCard: (call) => companies.recall(call.company, () => readCompany(call)),
    currency: (call, code) =>
      currencies.recall(
        `${call.company}/${code}`,
        async () =>
          valueIn(await readCard(call.client, currencyCard, code, purchaseLane, call.signal), call, same(code)),
        (found) => found !== null && found.buyRate !== null,
      ),
    paymentTerms: (call, code, about, serves) =>
      terms.recall(
        `${call.company}/${code}`,
        async () =>
          valueIn(await readCard(call.client, paymentTermsCard, code, purchaseLane, call.signal), call, about),
        (found) => found !== null && serves(found),
      ),
    supplier: (call, number, about, serves) =>
      suppliers.recall(
        `${call.company}/${number}`,
        () => heard(call, readCard(call.client, supplierCard, number, purchaseLane, call.signal), about),
        (found) => found !== null && serves(found),
      ),
    article: (call, number, serves) =>
      articles.recall(
        `${call.company}/${number}`,
        () => {
          const about = { sv: `Artikel ${number}`, en: `Article ${number}` };
          return heard(call, readCard(call.client, articleCard, number, purchaseLane, call.signal), about);
        },
        (found) => found !== null && serves(found),
      ),
    async relyingOnCards(call, work) {
      try {
        return await work();
      } catch (error) {
        suppliers.forgetAll(call.company);
        articles.forgetAll(call.company);
        throw error;
      }
    },
    async today(call, day = '') {
      if (!ahead.has(call.company) || todayOf(call) < day) await readCompany(call);
      return todayOf(call);
    },
    remembersPlaces: ({ company }) => places.has(company) || companies.has(company),
    forgetPlaces({ company }) {
      places.forget(company);
      companies.forget(company);
    },
  };
}
