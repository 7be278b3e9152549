import {
  type Comparison,
  compareRegister,
  type Thoroughness,
} from '../../activities/andersson/survey/compare-register';
import { type Preview, previewRegister } from '../../activities/andersson/survey/preview-register';
import { scaledRateClock } from '../../activities/fortnox/rate-budget';
import type { RegisterName } from '../../domain/registers';
import type { Difference } from '../../domain/sync/difference';
import type { Previewed } from '../../domain/sync/preview';
import { openCompanies } from '../../workers/companies';
import { type SurveySides, surveySides } from '../../workers/register-survey';
import { readSettings } from '../../workers/settings';
import type { CustomerWorld } from '../support/customer-world';

/** Both sides brought together as the worker does, for the time of one survey. */
async function withSides<T>(
  { environment, fortnox, company }: CustomerWorld,
  register: RegisterName,
  work: (sides: SurveySides) => Promise<T>,
): Promise<T> {
  const companies = openCompanies(readSettings(environment), scaledRateClock(fortnox.clock.speed));
  try {
    return await work(await surveySides(companies, { company, register }));
  } finally {
    await companies.close();
  }
}

/** What a run would do now, with every record told of. */
export function preview(
  world: CustomerWorld,
  register: RegisterName = 'customers',
): Promise<Preview & { readonly records: readonly Previewed[] }> {
  return withSides(world, register, async ({ scope, fortnox }) => {
    const records: Previewed[] = [];
    const counts = await previewRegister(scope, fortnox, { tell: (record) => void records.push(record) });
    return { ...counts, records };
  });
}

/** All differences between the two sides. */
export function compare(
  world: CustomerWorld,
  register: RegisterName = 'customers',
  thoroughness: Thoroughness = 'inFull',
): Promise<Comparison & { readonly differences: readonly Difference[] }> {
  return withSides(world, register, async ({ scope, fortnox }) => {
    const differences: Difference[] = [];
    const tell = (difference: Difference) => void differences.push(difference);
    return { ...(await compareRegister(scope, fortnox, { thoroughness, tell })), differences };
  });
}
