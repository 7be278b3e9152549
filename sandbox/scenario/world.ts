import type { Client } from '@temporalio/client';
import type { AnderssonDatabase } from '../../activities/andersson/database';
import type { FortnoxSimulator } from '../fortnox/simulator';

/** What the scenario acts in: both simulated sides and the service's Temporal. */
export interface ScenarioWorld {
  readonly company: string;
  readonly client: Client;
  readonly fortnox: FortnoxSimulator;
  readonly andersson: AnderssonDatabase;
  readonly say: (line: string) => void;
}
