import type { SimulatorClock } from '../../clock';
import type { RegisterStores } from '../../registers';
import type { Switches } from '../../switches';
import type { StockPoints } from '../stock-points/stock-points';
import type { WarehouseState } from '../warehouse-state';

/** What purchase orders lean on. */
export interface Surroundings {
  readonly clock: SimulatorClock;
  readonly switches: Switches;
  readonly registers: RegisterStores;
  readonly stockPoints: StockPoints;
  readonly state: WarehouseState;
}
