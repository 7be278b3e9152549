import type { Register } from '../../../domain/registers/register';
import type { FortnoxClient } from '../client';
import { memory } from '../memory';
import type { Outcome } from '../outcome';
import type { Lane } from '../rate-budget';
import { warehouseActivated } from '../warehouse';
import { priceApi } from './price-api';
import { registerApi } from './register-api';
import type { WriteScope } from './register-writes';

/** How long what a company has is taken as read by one process; what it lacks is asked for each time, so that its cure is seen. */
const rememberedForMs = 5 * 60_000;

interface WriteCall {
  readonly company: string;
  readonly client: FortnoxClient;
  readonly register: Register;
  readonly lane: Lane;
  readonly signal: AbortSignal | undefined;
}

/** What many writes of a company ask alike, remembered. */
export function writeFacts(now: () => number = Date.now) {
  const warehouses = memory<Outcome<boolean>>(now, rememberedForMs);
  const lists = memory<Outcome<boolean>>(now, rememberedForMs);
  const isKnown = (answer: Outcome<boolean>) => answer.outcome === 'done';
  const isThere = (answer: Outcome<boolean>) => answer.outcome === 'done' && answer.value;
  return {
    scopeOf({ company, client, register, lane, signal }: WriteCall): WriteScope {
      const prices = priceApi(client, lane);
      return {
        register,
        api: registerApi(client, register, lane),
        prices,
        signal,
        warehouseActivated: (given) =>
          warehouses.recall(company, () => warehouseActivated(client, lane, given), isKnown),
        hasPriceList: (list, given) => lists.recall(`${company}/${list}`, () => prices.hasList(list, given), isThere),
      };
    },
  };
}
