import type { Command } from 'commander';
import { retryFailed, separate } from '../../activities/andersson/record-repairs';
import { syncScope } from '../../activities/andersson/sync-scope';
import type { RegisterName } from '../../domain/registers';
import { chosenCompany } from './company-option';
import type { CommandContext } from './context';
import { withCompanies } from './opened';
import { answer, complain, exitCode } from './output';
import { registerArgument, registersShown } from './register-argument';

/** `sync separate <register> <number>` and `sync retry <register>`: what a person says of records that wait. */
export function addSyncRepairs(sync: Command, context: CommandContext): void {
  sync
    .command('separate')
    .description('säg att en post är en egen, fast den delar organisationsnummer med en annan')
    .argument('<register>', registersShown, registerArgument)
    .argument('<nummer>', 'postens nummer')
    .option('--company <nyckel>', 'företaget, när inställningarna har flera')
    .action((register: RegisterName, number: string, options: { company?: string }) =>
      withCompanies(async (companies, settings) => {
        const output = context.output();
        const company = chosenCompany(settings, options.company);
        const scope = await syncScope(companies.andersson, { company, register });
        if (await separate(scope, number)) {
          answer(output, { company, register, number, separate: true }, (_, language) =>
            words[language].separate(number),
          );
          return;
        }
        complain(output, words[output.language].notOffered(register, number));
        process.exitCode = exitCode.failed;
      }),
    );

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
    separate: (number: string) => `${number} är en egen post: nästa körning för över den.`,
    notOffered: (register: string, number: string) =>
      `${number} i ${register} väntar inte på besked om den är samma som en annan. Inget är ändrat; se andersson-fortnox sync status.`,
    retried: (count: number) =>
      count === 0
        ? 'Ingen post väntar på rättning.'
        : `${count} poster försöks igen i nästa körning, högst 200 åt gången.`,
  },
  en: {
    separate: (number: string) => `${number} is a record of its own: the next run transfers it.`,
    notOffered: (register: string, number: string) =>
      `${number} of ${register} does not wait for an answer whether it is the same as another. Nothing was changed; see andersson-fortnox sync status.`,
    retried: (count: number) =>
      count === 0
        ? 'No record waits for a correction.'
        : `${count} records are tried again in the next run, at most 200 at a time.`,
  },
} as const;
