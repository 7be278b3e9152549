import { AsyncLocalStorage } from 'node:async_hooks';
import { AnderssonDatabaseError } from './errors';

export interface TransactionGuard {
  run<T>(work: () => Promise<T>): Promise<T>;
  refuseInside(): void;
}

/**
 * Notices a query that is sent past the transaction it stands in. On SQLite it would wait for ever for the one
 * connection, on SQL Server perhaps for a lock of its own transaction; and it would not be part of what commits.
 */
export const transactionGuard = (): TransactionGuard => {
  const current = new AsyncLocalStorage<{ open: boolean }>();
  return {
    run: (work) => {
      // Closed at the end, since work that outlives the transaction keeps its context and may then use the database.
      const transaction = { open: true };
      return current.run(transaction, async () => {
        try {
          return await work();
        } finally {
          transaction.open = false;
        }
      });
    },
    refuseInside: () => {
      if (!current.getStore()?.open) return;
      throw new AnderssonDatabaseError(
        'transactionBypassed',
        'a query inside transaction(work) must use the transaction handed to work, also with the verbs: verbs.now(trx)',
      );
    },
  };
};
