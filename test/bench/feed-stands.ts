import { setTimeout as pause } from 'node:timers/promises';
import type { FortnoxWatchStatus } from '../../workflows/contract/fortnox-watch';
import { fortnoxWatchId } from '../../workflows/contract/ids';
import { company, type World } from './world';

/** A connection proves itself within some 20 s. */
const patienceMs = 120_000;
const lookEveryMs = 500;

/** Waits until the change feed is connected and has shown that nothing is missed. @throws when it does not come to that */
export async function feedStands({ client }: World): Promise<void> {
  const watch = client.workflow.getHandle(fortnoxWatchId(company));
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await pause(lookEveryMs)) {
    const status = await watch.query<FortnoxWatchStatus>('status').catch(() => null);
    if (status?.connectedSince) return;
  }
  throw new Error(`The change feed has not come to stand within ${patienceMs / 1_000} s.`);
}
