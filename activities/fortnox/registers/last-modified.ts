import { minuteMs } from '../../../domain/durations';
import type { Register } from '../../../domain/registers/register';
import type { Later } from '../../../domain/sync/merge';
import type { Ask } from '../../../domain/sync/record';
import type { FortnoxClient } from '../client';
import type { Outcome } from '../outcome';
import { isRepeatedOnTheWall, lastModifiedMinute } from '../swedish-time';
import { registerApi } from './register-api';

/** Both clocks are known to about this much: the Date header counts whole seconds, and an answer takes its time. */
const clockMarginMs = 3_000;

/**
 * Whether the record was changed in Fortnox after Andersson's change. Fortnox gives no time of change, but its list
 * can be asked for what was changed since a minute: listed since the minute after → Fortnox was later; not even listed
 * since the very minute → Andersson was; otherwise both fell within one minute and it stays undecided. So it does in the
 * hour that autumn repeats.
 */
export async function askWhoChangedLater(
  client: FortnoxClient,
  register: Register,
  ask: Ask,
  anderssonAheadMs: number,
  signal?: AbortSignal,
): Promise<Outcome<Later>> {
  const changedAt = Date.parse(ask.changedAt) - anderssonAheadMs;
  const minuteAfter = new Date(changedAt + clockMarginMs + minuteMs);
  const sameMinute = new Date(changedAt - clockMarginMs);

  const { searchByKey } = register.fortnox;
  if (searchByKey === null || isRepeatedOnTheWall(minuteAfter) || isRepeatedOnTheWall(sameMinute)) {
    return { outcome: 'done', value: 'undecided', at: new Date() };
  }
  const after = await changedSince(searchByKey, minuteAfter);
  if (after.outcome !== 'done') return after;
  if (after.value) return { ...after, value: 'fortnox' };
  const since = await changedSince(searchByKey, sameMinute);
  if (since.outcome !== 'done') return since;
  return { ...since, value: since.value ? 'undecided' : 'andersson' };

  async function changedSince(key: string, instant: Date): Promise<Outcome<boolean>> {
    const query = { lastmodified: lastModifiedMinute(instant), [key]: ask.number };
    const page = await registerApi(client, register).list(query, 1, signal);
    return page.outcome === 'done' ? { ...page, value: page.value.numbers.includes(ask.number) } : page;
  }
}
