import type { Command } from 'commander';
import { retryFailed } from '../../activities/andersson/retry-failed';
import { syncScope } from '../../activities/andersson/sync-scope';
import type { RegisterName } from '../../domain/registers';
import { chosenCompany } from './company-option';
import type { CommandContext } from './context';
import { withCompanies } from './opened';
import { answer } from './output';
import { registerArgument, registersShown } from './register-argument';

/** `sync retry <register>`: a person has mended what held records up. */
export function addSyncRetry(sync: Command, context: CommandContext): void {
  sync
    .command('retry')
    .description('låt nästa körning försöka igen med alla poster som väntar på rättning')
    .argument('<register>', registersShown, registerArgument)
    .option('--company <nyckel>', 'företaget, när inställningarna har flera')
    .action((register: RegisterName, options: { company?: string }) =>
      withCompanies(async (companies, settings) => {
        const company = chosenCompany(settings, options.company);
        const retried = await retryFailed(await syncScope(companies.andersson, { company, register }));
        answer(context.output(), { company, register, retried }, (it, language) => words[language].retried(it.retried));
      }),
    );
}

const words = {
  sv: {
    retried: (count: number) =>
      count === 0
        ? 'Ingen post väntar på rättning.'
        : `${count} poster försöks igen i nästa körning, högst 200 åt gången.`,
  },
  en: {
    retried: (count: number) =>
      count === 0
        ? 'No record waits for a correction.'
        : `${count} records are tried again in the next run, at most 200 at a time.`,
  },
} as const;
