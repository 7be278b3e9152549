import { z } from 'zod';
import { badRequest } from '../http/bad-request';
import { type StatePart, statePart } from '../state/state-part';
import { initialAccounts } from './initial-accounts';

/** One account as people see it. */
export interface Account {
  readonly number: number;
  readonly description: string;
}

/** The company's chart of accounts, and the accountant's hands on it. Refusals are thrown with a sentence. */
export interface Accounts {
  /** Lowest number first. */
  all(): readonly Account[];
  find(number: number): Account | undefined;
  add(account: Account): Account;
  remove(number: number): void;
  /** All of them, as they are saved and loaded. */
  readonly state: StatePart;
}

const savedAccounts: z.ZodType<readonly Account[]> = z.array(
  z.strictObject({ number: z.number().int().min(1_000).max(9_999), description: z.string().min(1) }),
);

/** The chart of a new company. */
export function createAccounts(): Accounts {
  const accounts = new Map<number, Account>(
    initialAccounts.map(([number, description]) => [number, { number, description }]),
  );
  const all = (): readonly Account[] => [...accounts.values()].sort((a, b) => a.number - b.number);
  return {
    all,
    find: (number) => accounts.get(number),
    add(account) {
      if (accounts.has(account.number)) throw badRequest(`account ${account.number} is there already`);
      accounts.set(account.number, account);
      return account;
    },
    remove(number) {
      if (!accounts.delete(number)) throw badRequest(`there is no account ${number}`);
    },
    state: statePart({
      schema: savedAccounts,
      save: all,
      load(saved) {
        accounts.clear();
        for (const account of saved) accounts.set(account.number, account);
      },
    }),
  };
}
