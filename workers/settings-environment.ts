import { registerNames, registers } from '../domain/registers';

/** Which environment variable sets what; `<company>` stands for the company the environment describes (COMPANY). */
export const environmentPaths: Readonly<Record<string, readonly string[]>> = {
  TEMPORAL_ADDRESS: ['temporal', 'address'],
  TEMPORAL_NAMESPACE: ['temporal', 'namespace'],
  TEMPORAL_API_KEY: ['temporal', 'apiKey'],
  TEMPORAL_TLS: ['temporal', 'tls'],
  LOG_LEVEL: ['logLevel'],
  METRICS_ADDRESS: ['metricsAddress'],
  TOKEN_KEY: ['tokenKey'],
  LANGUAGE_OF_OPERATORS: ['companies', '<company>', 'language'],
  ANDERSSON_DATABASE: ['companies', '<company>', 'andersson', 'database'],
  ANDERSSON_SCHEMA: ['companies', '<company>', 'andersson', 'schema'],
  FORTNOX_API_ADDRESS: ['companies', '<company>', 'fortnox', 'apiAddress'],
  FORTNOX_TOKEN_ADDRESS: ['companies', '<company>', 'fortnox', 'tokenAddress'],
  FORTNOX_FEED_ADDRESS: ['companies', '<company>', 'fortnox', 'feedAddress'],
  FORTNOX_FEED: ['companies', '<company>', 'feed'],
  FORTNOX_CLIENT_ID: ['companies', '<company>', 'fortnox', 'clientId'],
  FORTNOX_CLIENT_SECRET: ['companies', '<company>', 'fortnox', 'clientSecret'],
  FORTNOX_TENANT_ID: ['companies', '<company>', 'fortnox', 'tenantId'],
  FORTNOX_REFRESH_TOKEN: ['companies', '<company>', 'fortnox', 'refreshToken'],
  PURCHASE_ON_DELETE: ['companies', '<company>', 'purchase', 'onDelete'],
  PURCHASE_ON_CHANGE: ['companies', '<company>', 'purchase', 'onChange'],
  PURCHASE_MARK_SENT: ['companies', '<company>', 'purchase', 'markSent'],
  PURCHASE_PAYMENT_TERMS: ['companies', '<company>', 'purchase', 'paymentTerms'],
  PURCHASE_STOCK_POINT: ['companies', '<company>', 'purchase', 'stockPoint'],
  PURCHASE_ACCOUNT: ['companies', '<company>', 'purchase', 'purchaseAccount'],
  PURCHASE_VAT_TYPE: ['companies', '<company>', 'purchase', 'vatType'],
  PURCHASE_ON_SHORT_RECEIPT: ['companies', '<company>', 'purchase', 'onShortReceipt'],
  NOTIFY_COMMAND: ['companies', '<company>', 'notify', 'command'],
  NOTIFY_WEBHOOK: ['companies', '<company>', 'notify', 'webhook'],
  PROBLEM_RETRY_EVERY_SECONDS: ['companies', '<company>', 'problemRetryEverySeconds'],
  UNKNOWN_OUTCOME_SETTLE_SECONDS: ['companies', '<company>', 'settleSeconds'],
  WATCH_EVERY_SECONDS: ['watchEverySeconds'],
  ...registerPaths(),
  SYNC_STOCK_BALANCES: ['companies', '<company>', 'registers', 'stockBalances', 'sync'],
  SYNC_STOCK_BALANCES_EVERY_SECONDS: ['companies', '<company>', 'registers', 'stockBalances', 'everySeconds'],
};

/** `SYNC_CUSTOMERS_DIRECTION` and the like, alike for every register but for the letters of its numbers. */
function registerPaths(): Record<string, readonly string[]> {
  const settings = {
    DIRECTION: 'direction',
    EVERY_SECONDS: 'everySeconds',
    CREATE_IN: 'createIn',
    UPDATE_IN: 'updateIn',
    INACTIVATE_IN: 'inactivateIn',
    ON_DELETED: 'onDeleted',
  };
  const paths = registerNames.flatMap((name) => {
    const letters = registers[name].fortnox.numberSigns === undefined ? {} : { SWEDISH_LETTERS: 'swedishLetters' };
    return Object.entries({ ...settings, ...letters }).map(([word, setting]) => {
      return [`SYNC_${name.toUpperCase()}_${word}`, ['companies', '<company>', 'registers', name, setting]] as const;
    });
  });
  return Object.fromEntries(paths);
}
