import type { Command } from 'commander';
import { separateRecord } from '../../activities/andersson/separate-record';
import { syncScope } from '../../activities/andersson/sync-scope';
import type { RegisterName } from '../../domain/registers';
import { chosenCompany } from './company-option';
import type { CommandContext } from './context';
import { withCompanies } from './opened';
import { answer, exitCode } from './output';
import { registerArgument, registersShown } from './register-argument';

/** `sync separate <register> <number>`: a record offered as another's double is its own (R0.7). Exit 1 when it is not offered so. */
export function addSyncSeparate(sync: Command, context: CommandContext): void {
  sync
    .command('separate')
    .description('säg att en post med samma organisationsnummer som en annan är en egen post')
    .argument('<register>', registersShown, registerArgument)
    .argument('<nummer>', 'postens nummer, till exempel kundnumret')
    .option('--company <nyckel>', 'företaget, när inställningarna har flera')
    .action((register: RegisterName, number: string, options: { company?: string }) =>
      withCompanies(async (companies, settings) => {
        const company = chosenCompany(settings, options.company);
        const scope = await syncScope(companies.andersson, { company, register });
        const separated = await separateRecord(scope, number);
        answer(context.output(), { company, register, number, separated }, (it, language) =>
          words[language][it.separated ? 'separated' : 'notOffered'](`${register} ${number}`),
        );
        if (!separated) process.exitCode = exitCode.failed;
      }),
    );
}

const words = {
  sv: {
    separated: (record: string) => `${record} är en egen post. Nästa körning skapar den i den andra sidan.`,
    notOffered: (record: string) => `${record} väntar inte på besked om att vara en egen post; inget ändrades.`,
  },
  en: {
    separated: (record: string) => `${record} is a record of its own. The next run makes it on the other side.`,
    notOffered: (record: string) => `${record} does not wait to be told a record of its own; nothing was changed.`,
  },
} as const;
