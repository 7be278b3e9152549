import type { Command } from 'commander';
import { notTakenInYet } from '../../activities/andersson/admission';
import { adoptedFrom } from '../../activities/andersson/adoption-date';
import { type Preview, previewRegister } from '../../activities/andersson/survey/preview-register';
import type { Language } from '../../domain/language';
import type { RegisterName } from '../../domain/registers';
import { sideNames } from '../../domain/registers/register';
import { differenceTexts } from '../../domain/sync/difference-texts';
import type { Previewed } from '../../domain/sync/preview';
import type { WhyLeft } from '../../domain/sync/why-left';
import { surveySides } from '../../workers/register-survey';
import { chosenCompany } from './company-option';
import type { CommandContext } from './context';
import { effortText } from './effort-text';
import { examples } from './examples';
import { jsonStream } from './json-stream';
import { withCompanies } from './opened';
import { exitCode, table } from './output';
import { registerArgument, registersShown } from './register-argument';
import { surveyProgress } from './survey-progress';

/** What a preview is of; known before any record. */
interface Subject {
  readonly company: string;
  readonly register: RegisterName;
  readonly direction: string;
  /** From when the company is live; before it every run only reports (R7.1). */
  readonly adoptedFrom: string | null;
  /** A register whose records these name, and that is to be taken in first. */
  readonly waitsFor: string | null;
}

/** `sync preview <register>`: what the next run would do, field by field, and what it takes. Exit 3 when something would be refused. */
export function addSyncPreview(sync: Command, context: CommandContext): void {
  sync
    .command('preview')
    .description('visa vad nästa körning skulle göra, fält för fält, utan att skriva något')
    .argument('<register>', registersShown, registerArgument)
    .option('--company <nyckel>', 'företaget, när inställningarna har flera')
    .action((register: RegisterName, options: { company?: string }) =>
      withCompanies(async (companies, settings) => {
        const output = context.output();
        const { language } = output;
        const company = chosenCompany(settings, options.company);
        const { scope, fortnox } = await surveySides(companies, { company, register, language });
        const subject: Subject = {
          company,
          register,
          direction: scope.rules.direction,
          adoptedFrom: await adoptedFrom(scope.database, company),
          waitsFor: await notTakenInYet(companies.andersson, scope),
        };
        const progress = surveyProgress(output, fortnox.calls);
        const shown = output.json ? await asJson(subject) : asText(subject, language);
        const found = await previewRegister(scope, fortnox, { tell: shown.record, progress });
        await shown.end(found);
        process.exitCode = found.refused > 0 ? exitCode.needsAttention : exitCode.done;
      }),
    );
}

interface Shown {
  record(record: Previewed): Promise<void> | void;
  end(preview: Preview): Promise<void> | void;
}

async function asJson(subject: Subject): Promise<Shown> {
  const stream = await jsonStream(subject, 'records');
  return { record: (record) => stream.item(record), end: (preview) => stream.end(preview) };
}

const words = {
  sv: {
    of: ({ register, company, direction }: Subject) => `${register} i ${company}, riktning ${direction}.`,
    firstLoad: 'Registret har inte tagits in än: det här är den första inläsningen.',
    notLive: 'Företaget är inte i drift än: tills dess gör körningarna ingenting.',
    waitsFor: (other: string) =>
      `${other} tas in först. Det som nämner något därifrån som inte finns än visas här som nekat.`,
    head: ['Skrivs i', 'Nya', 'Ändrade'],
    refused: 'Nekas',
    changes: 'Ändras',
    creates: 'Skapas',
    notes: 'Att känna till',
    alike: (count: number) => `Lika i båda: ${count}.`,
    left: 'Lämnas som de är',
    takes: 'Körningen tar',
  },
  en: {
    of: ({ register, company, direction }: Subject) => `${register} of ${company}, direction ${direction}.`,
    firstLoad: 'The register has not been taken in yet: this is the first load.',
    notLive: 'The company is not live yet: until then runs do nothing.',
    waitsFor: (other: string) =>
      `${other} is taken in first. What names something of it that is not there yet shows as refused here.`,
    head: ['Written in', 'New', 'Changed'],
    refused: 'Refused',
    changes: 'Changed',
    creates: 'Made',
    notes: 'Good to know',
    alike: (count: number) => `Alike on both sides: ${count}.`,
    left: 'Left as they are',
    takes: 'The run takes',
  },
} as const;

function asText(subject: Subject, language: Language): Shown {
  const say = words[language];
  const named = examples<'refused' | 'changes' | 'creates' | 'notes'>();
  return {
    record(record) {
      if (record.does === 'refuse') named.add('refused', [`${record.number}  ${record.sentence}`]);
      if (record.does === 'write' || record.does === 'refuse') {
        for (const { side, action, fields } of record.writes) {
          const where = `${record.number}  ${sideNames[side]}`;
          // A record's name is the first of its fields.
          if (action === 'create') named.add('creates', [`${where}  ${fields[0]?.new ?? ''}`.trimEnd()]);
          else named.add('changes', [where, ...fields.map((it) => `      ${it.field}: "${it.old}" → "${it.new}"`)]);
        }
      }
      for (const note of record.notes) named.add('notes', [`${record.number}  ${note}`]);
    },
    end(preview) {
      const { toAndersson, toFortnox } = preview;
      const lines = [
        say.of(subject),
        ...(subject.adoptedFrom === null ? [say.notLive] : []),
        ...(subject.waitsFor === null ? [] : [say.waitsFor(subject.waitsFor)]),
        ...(preview.firstLoad ? [say.firstLoad] : []),
        table(say.head, [
          ['Andersson', toAndersson.created, toAndersson.updated],
          ['Fortnox', toFortnox.created, toFortnox.updated],
        ]),
        ...(['refused', 'changes', 'creates', 'notes'] as const).flatMap((kind) =>
          named.under(kind, say[kind], language),
        ),
        say.alike(preview.alike),
        ...leftText(preview.left, language),
        `${say.takes} ${effortText(preview.effort, language)}.`,
      ];
      process.stdout.write(`${lines.join('\n')}\n`);
    },
  };
}

function leftText(left: Preview['left'], language: Language): readonly string[] {
  const counts = Object.entries(left) as readonly [WhyLeft, number][];
  if (counts.length === 0) return [];
  const reasons = counts.map(([why, count]) => `${count} (${differenceTexts[language].why[why]})`);
  return [`${words[language].left}: ${reasons.join(', ')}.`];
}
