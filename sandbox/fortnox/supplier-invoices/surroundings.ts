import type { Accounts } from '../accounts/accounts';
import type { SimulatorClock } from '../clock';
import type { Company } from '../company/company';
import type { RegisterStores } from '../registers';
import type { Switches } from '../switches';
import type { Stock } from '../warehouse/stock/stock';
import type { StockPoints } from '../warehouse/stock-points/stock-points';

/** What supplier invoices lean on. */
export interface Surroundings {
  readonly clock: SimulatorClock;
  readonly switches: Switches;
  readonly company: Company;
  readonly registers: RegisterStores;
  readonly accounts: Accounts;
  readonly stockPoints: StockPoints;
  readonly stock: Stock;
}
