import { readCard, readOnly } from '../card';
import { type CompanyCard, type CurrencyCard, companyCard, currencyCard } from '../cards';
import { activeStockPoints, type StockPoint, warehouseActivated } from '../warehouse';
import { type Call, purchaseLane, valueIn } from './call';
import { same } from './words';

/**
 * How long what rarely changes in Fortnox (licence, stock points, the company's address, currency rates) is taken as
 * read by one process. Only what a purchase can go on with is remembered, so that what people mend is seen at once.
 */
const rememberedForMs = 5 * 60_000;

/** What many purchases of a company ask alike. */
export interface Facts {
  warehouseActivated(call: Call): Promise<boolean>;
  stockPoints(call: Call): Promise<readonly StockPoint[]>;
  companyCard(call: Call): Promise<CompanyCard>;
  /** Null where Fortnox has no such currency. */
  currency(call: Call, code: string): Promise<CurrencyCard | null>;
  /** Whether where goods can go is remembered from earlier, so that a new look may see more. */
  remembersPlaces(call: Call): boolean;
  forgetPlaces(call: Call): void;
}

export function purchaseFacts(now: () => number = Date.now): Facts {
  const licence = memory<boolean>(now);
  const places = memory<readonly StockPoint[]>(now);
  const companies = memory<CompanyCard>(now);
  const currencies = memory<CurrencyCard | null>(now);

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
    companyCard: (call) =>
      companies.recall(call.company, async () =>
        valueIn(await readOnly(call.client, companyCard, purchaseLane, call.signal), call),
      ),
    currency: (call, code) =>
      currencies.recall(
        `${call.company}/${code}`,
        async () =>
          valueIn(await readCard(call.client, currencyCard, code, purchaseLane, call.signal), call, same(code)),
        (found) => found !== null && found.buyRate !== null,
      ),
    remembersPlaces: ({ company }) => places.has(company) || companies.has(company),
    forgetPlaces({ company }) {
      places.forget(company);
      companies.forget(company);
    },
  };
}

function memory<T>(now: () => number) {
  const kept = new Map<string, { readonly value: T; readonly until: number }>();
  const known = (key: string) => {
    const found = kept.get(key);
    return found && now() < found.until ? found : undefined;
  };
  const underWay = new Map<string, Promise<T>>();
  return {
    async recall(key: string, read: () => Promise<T>, worthKeeping: (value: T) => boolean = () => true): Promise<T> {
      const found = known(key);
      if (found) return found.value;
      // Purchases saved at once ask together. Whoever asked first may fail for reasons of his own: then each asks himself.
      const asked = underWay.get(key);
      if (asked) {
        const answer = await asked.then(
          (value) => ({ value }),
          () => null,
        );
        if (answer && worthKeeping(answer.value)) return answer.value;
      }
      const reading = read();
      underWay.set(key, reading);
      try {
        const value = await reading;
        if (worthKeeping(value)) kept.set(key, { value, until: now() + rememberedForMs });
        return value;
      } finally {
        if (underWay.get(key) === reading) underWay.delete(key);
      }
    },
    has: (key: string): boolean => known(key) !== undefined || underWay.has(key),
    forget(key: string): void {
      kept.delete(key);
      underWay.delete(key);
    },
  };
}
