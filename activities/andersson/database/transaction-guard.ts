import { AsyncLocalStorage } from 'node:async_hooks';
import { AnderssonDatabaseError } from './errors';

export interface TransactionGuard {
  run<T>(work: () => Promise<T>): Promise<T>;
  refuseInside(): void;
}

/** A transaction under way, and the other database's it stands in, if any. */
interface Standing {
  readonly of: TransactionGuard;
  open: boolean;
  readonly within: Standing | undefined;
}

/**
 * One for all databases: Node hands each such storage on with every promise, so that one for each would make all work
 * of a process slower with every company it serves (measured: with 36 companies a third of it).
 */
const current = new AsyncLocalStorage<Standing>();

/** Work that outlives its transaction keeps its context, and may then use the database. */
const stillOpen = (standing: Standing | undefined): Standing | undefined =>
  standing && !standing.open ? stillOpen(standing.within) : standing;

/**
 * Notices a query that is sent past the transaction it stands in. On SQLite it would wait for ever for the one
 * connection, on SQL Server perhaps for a lock of its own transaction; and it would not be part of what commits.
 */
export const transactionGuard = (): TransactionGuard => {
  const guard: TransactionGuard = {
    run: (work) => {
      const transaction: Standing = { of: guard, open: true, within: stillOpen(current.getStore()) };
      return current.run(transaction, async () => {
        try {
          return await work();
        } finally {
          transaction.open = false;
        }
      });
    },
    refuseInside: () => {
      for (let standing = stillOpen(current.getStore()); standing; standing = stillOpen(standing.within)) {
        if (standing.of !== guard) continue;
        throw new AnderssonDatabaseError(
          'transactionBypassed',
          'a query inside transaction(work) must use the transaction handed to work, also with the verbs: verbs.now(trx)',
        );
      }
    },
  };
  return guard;
};
