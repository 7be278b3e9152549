import { z } from 'zod';
import { feedSwitches } from './feed/feed-switches';
import { oauthSwitches } from './oauth/oauth-switches';
import { priceSwitches } from './prices/price-switches';
import { type StatePart, statePart } from './state/state-part';
import { supplierInvoiceSwitches } from './supplier-invoices/supplier-invoice-switches';
import { choice, seconds, yesNo } from './switch-kinds';
import { warehouseSwitches } from './warehouse/warehouse-switches';

/** Everything about Fortnox that nobody has settled, one switch each (design §5.14). Paragraphs here are core-api's. */
export const switchTable = {
  lastmodifiedInclusive: yesNo(true, '§5 item 3: not known; a change in the very second asked for is listed'),
  lastmodifiedGranularity: choice(
    ['second', 'minute'],
    'second',
    '§2.2: documented to the minute, live tests with windows of 5–7 s pass',
  ),
  daylightSavingComparison: choice(
    ['wallClock', 'instant'],
    'wallClock',
    '§5 item 3: not known; wallClock compares local readings, so the hour repeated in autumn hides changes',
  ),
  unchangedUpdateStamps: yesNo(true, 'not in the sheet: does a PUT that changes nothing move lastmodified'),
  lastmodifiedUnproven: choice(
    ['ignored', 'filters', 'refused'],
    'ignored',
    '§3.1: not proven on suppliers, units and currencies; ignored, a client that leans on it reads too much, not too little',
  ),
  limitAbove500: choice(['refused', 'clamped'], 'refused', '§5 item 2: error or clamp; the stricter shows a mistake'),
  pageBeyondLast: choice(['empty', 'refused'], 'empty', '§5 item 2'),
  offsetWithPage: choice(['added', 'offsetOnly', 'pageOnly'], 'added', '§5 item 2'),
  severalSearchParameters: choice(['and', 'refused'], 'and', '§2.2 and §5 item 14: guide says one, wire took two'),
  searchMatch: choice(['contains', 'prefix'], 'contains', '§2.2: guide says contains; orders measured as prefix'),
  unknownQueryParameter: choice(['ignored', 'refused'], 'ignored', 'not in the sheet'),
  deletedNumbers: choice(
    ['reserved', 'reused'],
    'reserved',
    '§4.1 and §5 item 13: error text says reserved, one measurement saw reuse',
  ),
  readOnlyFields: choice(['refused', 'ignored'], 'refused', '§4.2 and §5 item 8: some ignored, some 400'),
  otherNumberInUpdate: choice(['ignored', 'refused'], 'ignored', '§4.1: the path number decides (articles)'),
  numberInTextField: choice(
    ['refused', 'accepted'],
    'refused',
    '§2.3 names only numbers; a JSON number as text is open',
  ),
  nullOnDefaultedField: choice(
    ['default', 'refused'],
    'default',
    '§4.2: null clears what is optional; defaults are open',
  ),
  clearedTextReads: choice(
    ['asNeverSet', 'emptyText'],
    'asNeverSet',
    '§2.3 says "" after clearing; a recorded customer (Aug 2026) reads null again',
  ),
  unsetTextOnDetail: choice(
    ['asRecorded', 'null'],
    'asRecorded',
    '§2.3: inconsistent; recordings have a fixed set of customer fields that read "" when never set',
  ),
  nonAsciiInJson: choice(['escaped', 'utf8'], 'escaped', 'recorded answers write å as \\u00e5; both are valid JSON'),
  retryAfterOn429: yesNo(true, '§2.4 and §5 item 1: proposal'),
  bodyOn429: choice(['empty', 'short'], 'empty', '§2.4 and §5 item 1'),
  refusedRequestsCount: yesNo(false, 'not in the sheet: does a 429 itself count towards the window'),
  rateLimitPer: choice(['clientAndTenant', 'accessToken'], 'clientAndTenant', '§2.4: the two guides conflict'),
  spentRefreshTokenGraceSeconds: seconds(0, '§1: two refreshes at once may both answer 200; 0 = never'),
  refreshEndsEarlierAccessToken: yesNo(true, '§1: only the pair issued last keeps working'),
  ...oauthSwitches,
  ...priceSwitches,
  ...warehouseSwitches,
  ...supplierInvoiceSwitches,
  ...feedSwitches,
} as const;

type SwitchTable = typeof switchTable;

/** A setting for every switch. */
export type Switches = { -readonly [Name in keyof SwitchTable]: z.infer<SwitchTable[Name]['schema']> };

const shape = Object.fromEntries(Object.entries(switchTable).map(([name, entry]) => [name, entry.schema.optional()]));

/** What the admin surface accepts: any of the switches, nothing else. */
export const switchesPatch = z.strictObject(shape);

/** All switches at their defaults, with `changes` on top; throws a readable error on a wrong name or value. */
export function startSwitches(changes: Partial<Switches> = {}): Switches {
  const initial = Object.fromEntries(Object.entries(switchTable).map(([name, entry]) => [name, entry.initial]));
  return Object.assign(initial, switchesPatch.parse(changes)) as Switches;
}

/** The settings as they are saved and loaded; a switch that a saved state lacks gets its default. */
export function switchesPart(switches: Switches): StatePart {
  return statePart({
    schema: switchesPatch,
    save: () => ({ ...switches }),
    load: (saved) => {
      Object.assign(switches, startSwitches(saved as Partial<Switches>));
    },
  });
}
