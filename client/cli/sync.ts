import type { Client } from '@temporalio/client';
import { type Command, InvalidArgumentError } from 'commander';
import type { RegisterSyncInput } from '../../workflows/contract/register-sync';
import { stockBalances } from '../../workflows/contract/stock-balance';
import { type ScheduleStatus, scheduleStatus } from '../register-status';
import { NotStartedError, stockBalancesNow, syncNow } from '../sync-now';
import { isSyncName, type SyncName, syncNames, syncScheduleId } from '../syncs';
import { balanceText } from './balance-text';
import { chosenCompany } from './company-option';
import type { CommandContext } from './context';
import { withClient } from './opened';
import { answer, complain, exitCode, table } from './output';
import { reportText } from './report-text';
import { addSyncCompare } from './sync-compare';
import { addSyncHistory } from './sync-history';
import { addSyncPreview } from './sync-preview';
import { addSyncRetry } from './sync-retry';
import { addSyncRewind } from './sync-rewind';
import { addSyncSeparate } from './sync-separate';
import { addSyncSettings } from './sync-settings';
import { addSyncStatus } from './sync-status';

/** `sync …`: registers that are kept in step. */
export function addSyncCommands(program: Command, context: CommandContext): void {
  const sync = program.command('sync').description('register och lagersaldon som hålls i takt');

  sync
    .command('now')
    .description('kör en synkronisering nu, genom dess schema')
    .argument('<register>', syncNames.join(', '), syncArgument)
    .option('--company <nyckel>', 'företaget, när inställningarna har flera')
    .action((name: SyncName, options: { company?: string }) =>
      withClient(context, async (client, settings) => {
        const company = chosenCompany(settings, options.company);
        try {
          const isFine = await (name === stockBalances
            ? balancesNow(client, company, context)
            : registerNow(client, { company, register: name }, context));
          process.exitCode = isFine ? exitCode.done : exitCode.needsAttention;
        } catch (error) {
          if (!(error instanceof NotStartedError)) throw error;
          complain(context.output(), error.said[context.output().language]);
          process.exitCode = exitCode.failed;
        }
      }),
    );

  sync
    .command('list')
    .description('visa alla scheman och när de går härnäst')
    .action(() =>
      withClient(context, async (client, settings) => {
        const wanted = Object.keys(settings.companies).flatMap((company) =>
          syncNames.map((name) => syncScheduleId(company, name)),
        );
        const rows = await Promise.all(wanted.map((scheduleId) => scheduleStatus(client, scheduleId)));
        answer(context.output(), rows, scheduleTable);
      }),
    );

  addSyncStatus(sync, context);
  addSyncSettings(sync, context);
  addSyncPreview(sync, context);
  addSyncCompare(sync, context);
  addSyncHistory(sync, context);
  addSyncRewind(sync, context);
  addSyncSeparate(sync, context);
  addSyncRetry(sync, context);
}

/** False where something waits for a correction, or the run did not come to its end. */
async function registerNow(client: Client, input: RegisterSyncInput, context: CommandContext): Promise<boolean> {
  const result = await syncNow(client, input);
  answer(context.output(), result, reportText);
  return result.openFailures === 0 && result.outcome !== 'interrupted';
}

async function balancesNow(client: Client, company: string, context: CommandContext): Promise<boolean> {
  const result = await stockBalancesNow(client, company);
  answer(context.output(), result, balanceText);
  return result.counts.failed === 0 && result.outcome !== 'interrupted';
}

const words = {
  sv: {
    head: ['Schema', 'Läge', 'Nästa körning', 'Anteckning'],
    paused: 'pausat',
    running: 'igång',
    missing: 'finns inte',
  },
  en: { head: ['Schedule', 'State', 'Next run', 'Note'], paused: 'paused', running: 'on', missing: 'does not exist' },
} as const;

function scheduleTable(rows: readonly ScheduleStatus[], language: 'sv' | 'en'): string {
  const say = words[language];
  const state = (row: ScheduleStatus) => (row.exists ? (row.paused ? say.paused : say.running) : say.missing);
  return table(
    say.head,
    rows.map((row) => [row.scheduleId, state(row), row.nextAt ?? '', row.note ?? '']),
  );
}

function syncArgument(value: string): SyncName {
  if (isSyncName(value)) return value;
  throw new InvalidArgumentError(`Register: ${syncNames.join(', ')}.`);
}
