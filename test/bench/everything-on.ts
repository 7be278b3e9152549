import { seedArticlesInStep } from './articles';
import { seedCustomersInStep } from './customers';
import { seedSuppliersInStep } from './suppliers';
import type { Sizes } from './tick';
import type { WorldOptions } from './world';

/** A company in step on both sides, and every sync it has. */
export interface EverythingOn {
  readonly options: Pick<WorldOptions, 'directions' | 'stockBalances' | 'rateClock' | 'seed'>;
  readonly sizes: Sizes;
}

/** All registers in both directions and stock balances, at Fortnox's own pace; so many of each record on both sides. */
export function everythingOn(of: {
  readonly customers: number;
  readonly suppliers: number;
  readonly articles: number;
}): EverythingOn {
  return {
    options: {
      directions: { customers: 'both', suppliers: 'both', articles: 'both' },
      stockBalances: true,
      rateClock: 1,
      seed: async (sides) => {
        await seedCustomersInStep(sides, of.customers);
        await seedArticlesInStep(sides, of.articles, await seedSuppliersInStep(sides, of.suppliers));
      },
    },
    sizes: { ...of, 'stock-balances': of.articles },
  };
}
