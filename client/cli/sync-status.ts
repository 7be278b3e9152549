import type { Command } from 'commander';
import { stockBalanceSyncStanding } from '../../activities/andersson/stock-balance/standing';
import { registerSyncStanding } from '../../activities/andersson/sync-status';
import type { Language } from '../../domain/language';
import type { Companies } from '../../workers/companies';
import type { RegisterSyncStatus, SyncProgress } from '../../workflows/contract/register-sync';
import { stockBalances } from '../../workflows/contract/stock-balance';
import { type ConnectedClient, connectClient } from '../connection';
import { whyInterrupted } from '../interruptions';
import { scheduleStatus } from '../register-status';
import { type SyncName, syncDirection, syncNames, syncScheduleId } from '../syncs';
import { chosenCompanies } from './company-option';
import type { CommandContext } from './context';
import { withCompanies } from './opened';
import { answer, exitCode } from './output';
import { type SyncStatusRow, syncStatusText } from './sync-status-text';

/** A service that answers does so within this. */
const answerWithinMs = 5_000;

/** `sync status`: how every register and the stock balances stand, with its failures and a run under way. Exit 3 when records wait for a correction, or a run was interrupted. */
export function addSyncStatus(sync: Command, context: CommandContext): void {
  sync
    .command('status')
    .description(
      'visa hur det står till med varje register och lagersaldona: körningar, eftersläpning, fel, hur långt den kommit',
    )
    .option('--company <nyckel>', 'bara det här företaget')
    .action((options: { company?: string }) =>
      withCompanies(async (companies, settings) => {
        const { language } = context.output();
        const connected = await connectClient(settings.temporal).catch(() => null);
        const rows: SyncStatusRow[] = [];
        try {
          for (const company of chosenCompanies(settings, options.company)) {
            for (const register of syncNames) {
              rows.push(await statusOf(companies, connected, { company, register, language }));
            }
          }
        } finally {
          await connected?.connection.close();
        }
        answer(context.output(), rows, syncStatusText);
        const waits = rows.some((row) => row.standing.failures.count > 0 || row.interruption !== null);
        process.exitCode = waits ? exitCode.needsAttention : exitCode.done;
      }),
    );
}

async function statusOf(
  companies: Companies,
  connected: ConnectedClient | null,
  { company, register, language }: { company: string; register: SyncName; language: Language },
): Promise<SyncStatusRow> {
  const { database } = await companies.andersson(company);
  const settings = companies.settingsOf(company);
  const direction = syncDirection(settings, register);
  const isBalances = register === stockBalances;
  const { everySeconds } = settings.registers[isBalances ? 'stockBalances' : register];
  const standing = await (isBalances
    ? stockBalanceSyncStanding(database, company)
    : registerSyncStanding(database, company, register));
  const schedule = connected ? await scheduleStatus(connected.client, syncScheduleId(company, register)) : null;
  const progress = connected && standing.openRun ? await progressOf(connected, standing.openRun.workflowId) : null;
  const interruption = whyInterrupted({ register, direction, lastRun: standing.lastRun }, language);
  return { company, register, direction, everySeconds, schedule, standing, interruption, progress };
}

async function progressOf({ client, connection }: ConnectedClient, workflowId: string): Promise<SyncProgress | null> {
  const ask = () => client.workflow.getHandle(workflowId).query<RegisterSyncStatus>('status');
  const status = await connection.withDeadline(Date.now() + answerWithinMs, ask).catch(() => null);
  return status?.progress ?? null;
}
