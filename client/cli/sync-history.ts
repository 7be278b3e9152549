import type { Command } from 'commander';
import { type RecordHistory, recordHistory, type WrittenValue } from '../../activities/andersson/record-history';
import { syncScope } from '../../activities/andersson/sync-scope';
import { wallTime } from '../../activities/andersson/wall-time';
import type { Language } from '../../domain/language';
import { type RegisterName, registers } from '../../domain/registers';
import { sideNames } from '../../domain/registers/register';
import { baseName } from '../../domain/sync/merge';
import { chosenCompany } from './company-option';
import type { CommandContext } from './context';
import { withCompanies } from './opened';
import { answer, exitCode, table } from './output';
import { registerArgument, registersShown } from './register-argument';

interface History extends RecordHistory {
  readonly company: string;
  readonly register: RegisterName;
  readonly number: string;
}

/** `sync history <register> <number>`: every value written, from where, when, old and new, and why it won. Exit 1 when nothing is known. */
export function addSyncHistory(sync: Command, context: CommandContext): void {
  sync
    .command('history')
    .description('visa varje värde som skrivits i en post: varifrån, när, vad det var och blev, och varför det vann')
    .argument('<register>', registersShown, registerArgument)
    .argument('<nummer>', 'postens nummer')
    .option('--company <nyckel>', 'företaget, när inställningarna har flera')
    .action((register: RegisterName, number: string, options: { company?: string }) =>
      withCompanies(async (companies, settings) => {
        const company = chosenCompany(settings, options.company);
        const scope = await syncScope(companies.andersson, { company, register });
        const history: History = { company, register, number, ...(await recordHistory(scope, number)) };
        answer(context.output(), history, historyText);
        if (history.link === null && history.written.length === 0) process.exitCode = exitCode.failed;
      }),
    );
}

const words = {
  sv: {
    unknown: ({ register, number }: History) => `Ingen körning har tittat på ${number} i ${register}.`,
    of: ({ register, number, company }: History) => `${number} i ${register}, ${company}.`,
    agreed: 'Det senaste som båda var överens om:',
    neverAgreed: 'Systemen har aldrig varit överens om posten.',
    fields: ['Fält', 'Andersson', 'Fortnox'],
    read: (at: string) => `Läst i sin helhet i Fortnox ${at}.`,
    wrote: (at: string) => `Senast skriven i Fortnox av integrationen ${at}.`,
    separate: 'Någon har sagt att posten är en egen, fast den delar organisationsnummer med en annan.',
    failed: (tries: number, sentence: string) => `Väntar på rättning, försök ${tries}: ${sentence}`,
    again: (at: string) => `Tittas på igen ${at}.`,
    none: 'Integrationen har inte skrivit något i posten.',
    head: ['När', 'Skrivet i', 'Från', 'Fält', 'Var', 'Blev', 'Varför', 'Körning'],
    why: {
      changed: (from: string) => `ändrat i ${from}`,
      later: (from: string) => `ändrat i båda, ${from} sist`,
      mainSide: (from: string) => `ändrat i båda, ${from} gäller`,
      firstMeeting: (from: string) => `första jämförelsen, ${from} gäller`,
    },
  },
  en: {
    unknown: ({ register, number }: History) => `No run has looked at ${number} of ${register}.`,
    of: ({ register, number, company }: History) => `${number} of ${register}, ${company}.`,
    agreed: 'What both last agreed on:',
    neverAgreed: 'The sides have never agreed on the record.',
    fields: ['Field', 'Andersson', 'Fortnox'],
    read: (at: string) => `Read in full in Fortnox ${at}.`,
    wrote: (at: string) => `Last written in Fortnox by the integration ${at}.`,
    separate: 'Somebody has said that the record is one of its own, although it shares an organisation number.',
    failed: (tries: number, sentence: string) => `Waits for a correction, try ${tries}: ${sentence}`,
    again: (at: string) => `Looked at again ${at}.`,
    none: 'The integration has written nothing in the record.',
    head: ['When', 'Written in', 'From', 'Field', 'Was', 'Became', 'Why', 'Run'],
    why: {
      changed: (from: string) => `changed in ${from}`,
      later: (from: string) => `changed on both sides, ${from} last`,
      mainSide: (from: string) => `changed on both sides, ${from} holds`,
      firstMeeting: (from: string) => `first comparison, ${from} holds`,
    },
  },
} as const;

function historyText(history: History, language: Language): string {
  const say = words[language];
  const { link, written } = history;
  if (link === null && written.length === 0) return say.unknown(history);
  return [
    say.of(history),
    ...(link ? linkText(history.register, link, language) : []),
    written.length === 0
      ? say.none
      : table(
          say.head,
          written.map((it) => rowOf(it, language)),
        ),
  ].join('\n');
}

function rowOf(it: WrittenValue, language: Language): readonly string[] {
  const why: Readonly<Record<string, (from: string) => string>> = words[language].why;
  const from = sideNames[it.from];
  return [
    wallTime(it.at),
    sideNames[it.side],
    from,
    it.field,
    it.old ?? '',
    it.new ?? '',
    why[it.reason]?.(from) ?? it.reason,
    it.workflowId ?? '',
  ];
}

function linkText(register: RegisterName, link: NonNullable<RecordHistory['link']>, language: Language): string[] {
  const say = words[language];
  const { base, failure } = link;
  const agreed = base
    ? registers[register].fields
        .filter((rule) => !('copy' in rule))
        .map((rule) => [
          rule.label[language],
          base.andersson[baseName(rule)] ?? '',
          base.fortnox[rule.fortnox.field] ?? '',
        ])
    : [];
  return [
    ...(base ? [say.agreed, table(say.fields, agreed)] : [say.neverAgreed]),
    ...(link.fortnoxReadAt ? [say.read(wallTime(link.fortnoxReadAt))] : []),
    ...(link.fortnoxWrittenAt ? [say.wrote(wallTime(link.fortnoxWrittenAt))] : []),
    ...(link.separate ? [say.separate] : []),
    ...(failure ? [say.failed(link.tries, failure.sentence)] : []),
    ...(link.againAt ? [say.again(wallTime(link.againAt))] : []),
  ];
}
