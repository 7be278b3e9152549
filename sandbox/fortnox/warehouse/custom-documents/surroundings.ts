import type { SimulatorClock } from '../../clock';
import type { Company } from '../../company/company';
import type { RegisterStores } from '../../registers';
import type { Switches } from '../../switches';
import type { Stock } from '../stock/stock';
import type { StockPoints } from '../stock-points/stock-points';

/** What custom documents lean on. */
export interface Surroundings {
  readonly clock: SimulatorClock;
  readonly switches: Switches;
  readonly company: Company;
  readonly registers: RegisterStores;
  readonly stockPoints: StockPoints;
  readonly stock: Stock;
}
