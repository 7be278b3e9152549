import type { Command } from 'commander';
import { type RegisterName, registerNames } from '../../domain/registers';
import { type ScheduleStatus, scheduleStatus } from '../register-status';
import { NotStartedError, syncNow } from '../sync-now';
import { chosenCompany } from './company-option';
import type { CommandContext } from './context';
import { withClient } from './opened';
import { answer, complain, exitCode, table } from './output';
import { registerArgument, registersShown } from './register-argument';
import { reportText } from './report-text';
import { addSyncCompare } from './sync-compare';
import { addSyncHistory } from './sync-history';
import { addSyncPreview } from './sync-preview';
import { addSyncRepairs } from './sync-repairs';
import { addSyncRewind } from './sync-rewind';
import { addSyncSettings } from './sync-settings';
import { addSyncStatus } from './sync-status';

/** `sync …`: registers that are kept in step. */
export function addSyncCommands(program: Command, context: CommandContext): void {
  const sync = program.command('sync').description('register som hålls i takt');

  sync
    .command('now')
    .description('kör en synkronisering nu, genom dess schema')
    .argument('<register>', registersShown, registerArgument)
    .option('--company <nyckel>', 'företaget, när inställningarna har flera')
    .action((register: RegisterName, options: { company?: string }) =>
      withClient(async (client, settings) => {
        const company = chosenCompany(settings, options.company);
        try {
          const result = await syncNow(client, { company, register });
          answer(context.output(), result, reportText);
          process.exitCode =
            result.openFailures > 0 || result.outcome === 'interrupted' ? exitCode.needsAttention : exitCode.done;
        } catch (error) {
          if (!(error instanceof NotStartedError)) throw error;
          complain(context.output(), error.message);
          process.exitCode = exitCode.failed;
        }
      }),
    );

  sync
    .command('list')
    .description('visa alla scheman och när de går härnäst')
    .action(() =>
      withClient(async (client, settings) => {
        const wanted = Object.keys(settings.companies).flatMap((company) =>
          registerNames.map((register) => ({ company, register })),
        );
        const rows = await Promise.all(
          wanted.map(({ company, register }) => scheduleStatus(client, company, register)),
        );
        answer(context.output(), rows, scheduleTable);
      }),
    );

  addSyncStatus(sync, context);
  addSyncSettings(sync, context);
  addSyncPreview(sync, context);
  addSyncCompare(sync, context);
  addSyncHistory(sync, context);
  addSyncRewind(sync, context);
  addSyncRepairs(sync, context);
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
