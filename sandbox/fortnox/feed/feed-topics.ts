/** Every topic there is (core-api §4.8); this simulator has events of some. */
export const knownTopics: ReadonlySet<string> = new Set([
  ...['invoices', 'orders', 'offers', 'customers', 'articles', 'suppliers', 'supplier-invoices', 'projects'],
  ...['cost-centers', 'currencies', 'termsofdeliveries', 'termsofpayments', 'waysofdeliveries'],
  ...['financial-years', 'vouchers', 'warehouse-stockbalances'],
]);

/** What happened to a document. */
export type Change = 'created' | 'updated' | 'deleted';

/** A register's topic and the types of its events. */
interface RegisterTopic {
  readonly topic: string;
  readonly types: Readonly<Record<Change, string>>;
}

const register = (topic: string, one: string, versions: Partial<Record<Change, number>> = {}): RegisterTopic => {
  const type = (change: Change) => `${one}-${change}-v${versions[change] ?? 1}`;
  return { topic, types: { created: type('created'), updated: type('updated'), deleted: type('deleted') } };
};

/** By the register's collection under `/3`. Types of currencies are in no sheet; they follow the others' form. */
export const registerTopics: Readonly<Record<string, RegisterTopic>> = {
  customers: register('customers', 'customer', { updated: 2 }),
  suppliers: register('suppliers', 'supplier'),
  articles: register('articles', 'article'),
  currencies: register('currencies', 'currency'),
};

/** An article's balance has changed at some stock point; the entity is the article's number (presumed: §3.8 of the warehouse's sheet). */
export const balanceChanged = { topic: 'warehouse-stockbalances', type: 'warehouse-stockbalance-changed-v1' } as const;
