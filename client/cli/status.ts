import type { Command } from 'commander';
import type { AnderssonDatabase } from '../../activities/andersson/database';
import { type RegisterStanding, registerStanding } from '../../activities/andersson/register-standing';
import { stockBalanceStanding } from '../../activities/andersson/stock-balance/standing';
import type { Language } from '../../domain/language';
import type { Direction } from '../../domain/registers/rules';
import { type Companies, openCompanies } from '../../workers/companies';
import { readSettings, type Settings } from '../../workers/settings';
import { accessFault, databaseFault, temporalUnreachable } from '../../workers/start-sentences';
import { stockBalances } from '../../workflows/contract/stock-balance';
import { connectClient } from '../connection';
import { whyInterrupted } from '../interruptions';
import { type ScheduleStatus, scheduleStatus } from '../register-status';
import { type SyncName, syncDirection, syncNames, syncScheduleId } from '../syncs';
import { type BudgetStatus, budgetStatus, budgetTable } from './budget-status';
import type { CommandContext } from './context';
import { type FeedStatus, feedStatus, feedTable } from './feed-status';
import { type LoginStatus, loginNeedsAttention, loginStatus, loginTable } from './login-status';
import { outcomeTexts } from './outcome-text';
import { answer, exitCode, table } from './output';
import { type WatchStatus, watchNeedsAttention, watchStatus, watchTable } from './watch-status';

/** Whether something can be used; otherwise why not. */
interface Reachable {
  readonly what: string;
  readonly address: string;
  readonly fault: string | null;
}

interface RegisterStatus {
  readonly company: string;
  readonly register: SyncName;
  readonly direction: Direction;
  readonly schedule: ScheduleStatus | null;
  readonly standing: RegisterStanding | null;
  /** Why the last run was interrupted; null where it was not. */
  readonly interruption: string | null;
}

interface Status {
  readonly reachable: readonly Reachable[];
  readonly logins: readonly LoginStatus[];
  readonly budgets: readonly BudgetStatus[];
  readonly watches: readonly WatchStatus[];
  /** Of companies whose settings have a change feed. */
  readonly feeds: readonly FeedStatus[];
  readonly registers: readonly RegisterStatus[];
}

/** `status`: what can be reached, and how each register stands. Exit 1 when something is unreachable, 3 when records wait, a run was interrupted, a login grows old, or a watch does not run or is held back by an open transaction. */
export function addStatusCommand(program: Command, context: CommandContext): void {
  program
    .command('status')
    .description('visa vad som nås och hur det står till med varje register')
    .action(async () => {
      const settings = readSettings(process.env);
      const companies = openCompanies(settings);
      try {
        const status = await readStatus(settings, companies, context.output().language);
        answer(context.output(), status, statusText);
        process.exitCode = exitCodeOf(status);
      } finally {
        await companies.close();
      }
    });
}

async function readStatus(settings: Settings, companies: Companies, language: Language): Promise<Status> {
  const { address } = settings.temporal;
  const temporal = await connectClient(settings.temporal).catch((error: unknown) =>
    temporalUnreachable(address, error, language),
  );
  const connected = typeof temporal === 'string' ? null : temporal;
  const fault = typeof temporal === 'string' ? temporal : null;
  const reachable: Reachable[] = [{ what: 'Temporal', address, fault }];
  const registers: RegisterStatus[] = [];
  for (const [company, wanted] of Object.entries(settings.companies)) {
    const andersson = await companies.andersson(company).catch((error: unknown) => databaseFault(error, language));
    const fortnox = await companies
      .fortnox(company)
      .client.checkAccess()
      .catch((error: unknown) => accessFault(error, language));
    const isOpen = typeof andersson !== 'string';
    reachable.push(
      {
        what: `Andersson (${company})`,
        address: isOpen ? andersson.database.kind : 'ANDERSSON_DATABASE',
        fault: isOpen ? null : andersson,
      },
      { what: `Fortnox (${company})`, address: wanted.fortnox.apiAddress, fault: fortnox ?? null },
    );
    for (const name of syncNames) {
      const direction = syncDirection(wanted, name);
      const standing = isOpen ? await standingOf(andersson.database, company, name) : null;
      registers.push({
        company,
        register: name,
        direction,
        schedule: connected ? await scheduleStatus(connected.client, syncScheduleId(company, name)) : null,
        standing,
        interruption: whyInterrupted({ register: name, direction, lastRun: standing?.lastRun ?? null }, language),
      });
    }
  }
  const watches = await watchStatus(connected?.client ?? null, companies.keys);
  await connected?.connection.close();
  const [logins, budgets] = [await loginStatus(companies), await budgetStatus(companies)];
  const feeds = await feedStatus(companies);
  return { reachable, logins, budgets, watches, feeds, registers };
}

function standingOf(database: AnderssonDatabase, company: string, name: SyncName): Promise<RegisterStanding> {
  return name === stockBalances ? stockBalanceStanding(database, company) : registerStanding(database, company, name);
}

function exitCodeOf({ reachable, logins, watches, registers }: Status): number {
  if (reachable.some(({ fault }) => fault !== null)) return exitCode.failed;
  const waiting = registers.some(
    ({ standing, interruption }) => (standing?.openFailures ?? 0) > 0 || interruption !== null,
  );
  return waiting || loginNeedsAttention(logins) || watchNeedsAttention(watches)
    ? exitCode.needsAttention
    : exitCode.done;
}

const words = {
  sv: {
    reach: ['Del', 'Adress', 'Läge'],
    works: 'nås',
    registers: ['Företag', 'Register', 'Riktning', 'Schema', 'Senaste körning', 'Utfall', 'Väntar på rättning'],
    schedule: (it: ScheduleStatus) => (it.exists ? (it.paused ? 'pausat' : 'igång') : 'finns inte'),
  },
  en: {
    reach: ['Part', 'Address', 'State'],
    works: 'reachable',
    registers: ['Company', 'Register', 'Direction', 'Schedule', 'Last run', 'Outcome', 'Waiting for a correction'],
    schedule: (it: ScheduleStatus) => (it.exists ? (it.paused ? 'paused' : 'on') : 'does not exist'),
  },
} as const;

function statusText({ reachable, logins, budgets, watches, feeds, registers }: Status, language: Language): string {
  const say = words[language];
  return [
    table(
      say.reach,
      reachable.map(({ what, address, fault }) => [what, address, fault ?? say.works]),
    ),
    loginTable(logins, language),
    budgetTable(budgets, language),
    watchTable(watches, language),
    ...feedTable(feeds, language),
    table(
      say.registers,
      registers.map(({ company, register, direction, schedule, standing }) => [
        company,
        register,
        direction,
        schedule ? say.schedule(schedule) : '?',
        standing?.lastRun?.closedAt ?? '–',
        standing?.lastRun ? outcomeTexts[language][standing.lastRun.outcome] : '–',
        standing?.openFailures ?? '?',
      ]),
    ),
    ...registers.flatMap(({ company, interruption }) => (interruption === null ? [] : [`${company}: ${interruption}`])),
  ].join('\n');
}
