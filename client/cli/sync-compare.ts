import type { Command } from 'commander';
import {
  type Comparison,
  compareRegister,
  comparisonNeedsAttention,
} from '../../activities/andersson/survey/compare-register';
import type { Language } from '../../domain/language';
import type { RegisterName } from '../../domain/registers';
import { type Cause, causes, type Difference } from '../../domain/sync/difference';
import { differenceTexts } from '../../domain/sync/difference-texts';
import { surveySides } from '../../workers/register-survey';
import { chosenCompany } from './company-option';
import type { CommandContext } from './context';
import { examples } from './examples';
import { jsonStream } from './json-stream';
import { withCompanies } from './opened';
import { exitCode, table } from './output';
import { registerArgument, registersShown } from './register-argument';
import { sideNames } from './side-names';
import { surveyProgress } from './survey-progress';

interface Subject {
  readonly company: string;
  readonly register: RegisterName;
  readonly direction: string;
}

/** `sync compare <register>`: every difference between the two sides with its cause. Exit 3 when something waits for a person, or is unexplained. */
export function addSyncCompare(sync: Command, context: CommandContext): void {
  sync
    .command('compare')
    .description('jämför båda systemen och visa varje skillnad med dess orsak')
    .argument('<register>', registersShown, registerArgument)
    .option('--company <nyckel>', 'företaget, när inställningarna har flera')
    .option('--listed', 'bara det som Fortnox listor visar: ett anrop per 500 poster i stället för ett per post', false)
    .action((register: RegisterName, options: { company?: string; listed: boolean }) =>
      withCompanies(async (companies, settings) => {
        const output = context.output();
        const { language } = output;
        const company = chosenCompany(settings, options.company);
        const { scope, fortnox } = await surveySides(companies, { company, register, language });
        const subject = { company, register, direction: scope.rules.direction };
        const progress = surveyProgress(output, fortnox.calls);
        const shown = output.json ? await asJson(subject) : asText(subject, language);
        const thoroughness = options.listed ? 'asListed' : 'inFull';
        const found = await compareRegister(scope, fortnox, { thoroughness, tell: shown.difference, progress });
        await shown.end(found);
        process.exitCode = comparisonNeedsAttention(found) ? exitCode.needsAttention : exitCode.done;
      }),
    );
}

interface Shown {
  difference(difference: Difference): Promise<void> | void;
  end(comparison: Comparison): Promise<void> | void;
}

async function asJson(subject: Subject): Promise<Shown> {
  const stream = await jsonStream(subject, 'differences');
  return { difference: (difference) => stream.item(difference), end: (comparison) => stream.end(comparison) };
}

const words = {
  sv: {
    compared: ({ company, register, direction }: Subject, it: Comparison) =>
      `${register} i ${company}, riktning ${direction}: ${it.compared} poster jämförda, ${it.readInFull} av dem lästa i sin helhet.`,
    none: 'Inga skillnader.',
    head: ['Orsak', 'Antal'],
    onlyIn: (side: string) => `finns bara i ${side}`,
    marked: (count: number) =>
      `${count} oförklarade poster är märkta: nästa körning tittar på dem och för över det som skiljer.`,
  },
  en: {
    compared: ({ company, register, direction }: Subject, it: Comparison) =>
      `${register} of ${company}, direction ${direction}: ${it.compared} records compared, ${it.readInFull} of them read in full.`,
    none: 'No differences.',
    head: ['Cause', 'Count'],
    onlyIn: (side: string) => `only in ${side}`,
    marked: (count: number) =>
      `${count} unexplained records are marked: the next run looks at them and transfers what differs.`,
  },
} as const;

function asText(subject: Subject, language: Language): Shown {
  const say = words[language];
  const texts = differenceTexts[language];
  const named = examples<Cause>();
  return {
    difference(it) {
      const about = [
        ...(it.onlyIn ? [say.onlyIn(sideNames[it.onlyIn])] : []),
        ...(it.why ? [texts.why[it.why]] : []),
        ...(it.sentence ? [it.sentence] : []),
      ].join('; ');
      const fields = it.fields.map(
        ({ field, andersson, fortnox }) => `      ${field}: Andersson "${andersson}", Fortnox "${fortnox}"`,
      );
      named.add(it.cause, [`${it.number}  ${about}`.trimEnd(), ...fields]);
    },
    end(comparison) {
      const counts = causes.flatMap((cause) => {
        const count = comparison.causes[cause];
        return count === 0 ? [] : [[texts.causes[cause], count] as const];
      });
      const lines = [
        say.compared(subject, comparison),
        counts.length === 0 ? say.none : table(say.head, counts),
        ...causes.flatMap((cause) => named.under(cause, texts.causes[cause], language)),
        ...(comparison.unexplained.length > 0 ? [say.marked(comparison.unexplained.length)] : []),
      ];
      process.stdout.write(`${lines.join('\n')}\n`);
    },
  };
}
