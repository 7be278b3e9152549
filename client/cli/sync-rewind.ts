import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { type RewindRefusal, rewind, whyNotRewound } from '../../activities/andersson/rewind';
import { previewRewind, type RewindPreview } from '../../activities/andersson/survey/preview-rewind';
import { wallTime } from '../../activities/andersson/wall-time';
import type { Language } from '../../domain/language';
import { type RegisterName, registers } from '../../domain/registers';
import { surveySides } from '../../workers/register-survey';
import { chosenCompany } from './company-option';
import type { CommandContext } from './context';
import { effortText } from './effort-text';
import { withCompanies } from './opened';
import { answer, complain, exitCode } from './output';
import { registerArgument, registersShown } from './register-argument';
import { wallTimeArgument } from './wall-time-argument';

interface RewindOptions {
  /** A UTC instant; null: the very beginning. */
  readonly to: { readonly instant: string | null };
  readonly yes: boolean;
  readonly company?: string;
}

interface Rewind extends RewindPreview {
  readonly company: string;
  readonly register: RegisterName;
  readonly to: string | null;
  readonly done: boolean;
}

/** `sync rewind <register> --to …`: the next run takes in again what has changed since; preview first (design rule 7). */
export function addSyncRewind(sync: Command, context: CommandContext): void {
  sync
    .command('rewind')
    .description('låt nästa körning ta in allt som ändrats sedan en tidpunkt en gång till')
    .argument('<register>', registersShown, registerArgument)
    .requiredOption('--to <tid>', '2026-11-23, "2026-11-23 10:05" (svensk tid) eller start: allt', toArgument)
    .option('--yes', 'gör det; annars visas bara vad det skulle innebära', false)
    .option('--company <nyckel>', 'företaget, när inställningarna har flera')
    .action((register: RegisterName, { to: { instant: to }, yes, ...options }: RewindOptions) =>
      withCompanies(async (companies, settings) => {
        const output = context.output();
        const { language } = output;
        const company = chosenCompany(settings, options.company);
        const { scope, fortnox } = await surveySides(companies, { company, register, language });
        const refused = (why: RewindRefusal) => {
          complain(output, refusals[language][why](register));
          process.exitCode = exitCode.failed;
        };
        const hindrance = await whyNotRewound(scope.database.kysely, scope, to);
        if (hindrance) return refused(hindrance);
        const preview = await previewRewind(scope, fortnox, to);
        const refusal = yes ? await rewind(scope, to, userInfo().username) : null;
        if (refusal) return refused(refusal);
        const rewound: Rewind = { company, register, to, ...preview, done: yes };
        answer(output, rewound, rewindText);
      }),
    );
}

function toArgument(value: string): RewindOptions['to'] {
  return { instant: value === 'start' ? null : wallTimeArgument(value) };
}

const refusals: Readonly<Record<Language, Record<RewindRefusal, (register: string) => string>>> = {
  sv: {
    runOpen: (register) =>
      `En körning av ${register} pågår. Vänta tills den är klar (andersson-fortnox sync status), eller pausa schemat, och försök igen.`,
    neverTakenIn: (register) => `${register} har inte tagits in än: första körningen tar in allt ändå.`,
    notBack: (register) => `${register} är inte läst längre än så. Välj en tidigare tidpunkt.`,
  },
  en: {
    runOpen: (register) =>
      `A run of ${register} is under way. Wait until it is done (andersson-fortnox sync status), or pause the schedule, and try again.`,
    neverTakenIn: (register) => `${register} has not been taken in yet: the first run takes in everything anyway.`,
    notBack: (register) => `${register} has not been read any further than that. Choose an earlier time.`,
  },
};

const words = {
  sv: {
    since: (register: string, at: string) => `${register}: allt som ändrats sedan ${at} tas in igen.`,
    whole: (register: string) => `${register}: allt tas in igen, som vid den första inläsningen.`,
    content: 'Fortnox säger inte när en post i registret ändrades: alla läses igen, vilken tidpunkt som än väljs.',
    looks: ({ fortnoxRecords, anderssonRows }: Rewind) =>
      `${fortnoxRecords} poster i Fortnox läses och ${anderssonRows} rader i Andersson gås igenom; bara det som skiljer skrivs.`,
    takes: 'Nästa körning tar',
    plus: ', och ett anrop till för varje post som skrivs i Fortnox.',
    done: 'Gjort: nästa körning börjar därifrån.',
    notYet: 'Inget är ändrat än; kör med --yes för att göra det.',
  },
  en: {
    since: (register: string, at: string) => `${register}: what has changed since ${at} is taken in again.`,
    whole: (register: string) => `${register}: everything is taken in again, as by the first load.`,
    content: 'Fortnox does not tell when a record of the register was changed: all are read again, whatever the time.',
    looks: ({ fortnoxRecords, anderssonRows }: Rewind) =>
      `${fortnoxRecords} records in Fortnox are read and ${anderssonRows} rows in Andersson looked at; only what differs is written.`,
    takes: 'The next run takes',
    plus: ', and one more call for each record that is written in Fortnox.',
    done: 'Done: the next run begins there.',
    notYet: 'Nothing has been changed yet; run with --yes to do it.',
  },
} as const;

function rewindText(it: Rewind, language: Language): string {
  const say = words[language];
  const byContent = registers[it.register].fortnox.changes === 'content';
  return [
    it.to === null ? say.whole(it.register) : say.since(it.register, wallTime(it.to)),
    ...(byContent && it.to !== null ? [say.content] : []),
    say.looks(it),
    `${say.takes} ${effortText(it.effort, language)}${say.plus}`,
    it.done ? say.done : say.notYet,
  ].join('\n');
}
