import type { Command } from 'commander';
import type { Language } from '../../domain/language';
import { type RegisterName, registerNames, registers } from '../../domain/registers';
import { sideNames } from '../../domain/registers/register';
import { type Allowed, allowedBy, type PerSide, type RegisterRules } from '../../domain/registers/rules';
import { readSettings, type Settings } from '../../workers/settings';
import { chosenCompanies } from './company-option';
import type { CommandContext } from './context';
import { answer, table } from './output';

/** How one register of one company is kept in step. */
interface SettingsRow {
  readonly company: string;
  readonly register: RegisterName;
  readonly everySeconds: number;
  readonly rules: RegisterRules;
  /** What the rules come to: the direction bounds everything else. */
  readonly allowed: Allowed;
}

/** `sync settings`: the rules each register is kept in step by, and what they come to. */
export function addSyncSettings(sync: Command, context: CommandContext): void {
  sync
    .command('settings')
    .description('visa reglerna för varje register, och vad de innebär')
    .option('--company <nyckel>', 'bara det här företaget')
    .action((options: { company?: string }) => {
      const settings = readSettings(process.env);
      const rows = chosenCompanies(settings, options.company).flatMap((company) => rowsOf(settings, company));
      answer(context.output(), rows, settingsText);
    });
}

function rowsOf(settings: Settings, company: string): readonly SettingsRow[] {
  return registerNames.flatMap((register) => {
    const wanted = settings.companies[company]?.registers[register];
    if (!wanted) return [];
    const { everySeconds, ...rules } = wanted;
    return [{ company, register, everySeconds, rules, allowed: allowedBy(rules) }];
  });
}

const words = {
  sv: {
    head: [
      'Företag',
      'Register',
      'Riktning',
      'Var',
      'Skapas i',
      'Ändras i',
      'Inaktiveras i',
      'Raderad post',
      'å ä ö i numret',
    ],
    nowhere: 'ingenstans',
    deleted: { report: 'rapporteras', inactivate: 'inaktiveras i det andra' },
    letters: (allowed: boolean) => (allowed ? 'ja' : 'nej'),
    set: (company: string, names: string) =>
      `Ställs in i miljön (${names}; för artiklar också SYNC_ARTICLES_SWEDISH_LETTERS), eller under companies.${company}.registers i SETTINGS_FILE.`,
  },
  en: {
    head: [
      'Company',
      'Register',
      'Direction',
      'Every',
      'Made in',
      'Changed in',
      'Inactivated in',
      'Deleted record',
      'å ä ö in numbers',
    ],
    nowhere: 'nowhere',
    deleted: { report: 'reported', inactivate: 'made inactive on the other side' },
    letters: (allowed: boolean) => (allowed ? 'yes' : 'no'),
    set: (company: string, names: string) =>
      `Set in the environment (${names}; for articles SYNC_ARTICLES_SWEDISH_LETTERS too), or under companies.${company}.registers in SETTINGS_FILE.`,
  },
} as const;

const variables = ['DIRECTION', 'EVERY_SECONDS', 'CREATE_IN', 'UPDATE_IN', 'INACTIVATE_IN', 'ON_DELETED'];

function settingsText(rows: readonly SettingsRow[], language: Language): string {
  const say = words[language];
  const places = (sides: PerSide) =>
    (['andersson', 'fortnox'] as const).flatMap((side) => (sides[side] ? [sideNames[side]] : [])).join(', ') ||
    say.nowhere;
  const overview = table(
    say.head,
    rows.map(({ company, register, everySeconds, rules, allowed }) => [
      company,
      register,
      rules.direction,
      `${everySeconds} s`,
      places(allowed.create),
      places({ andersson: allowed.import, fortnox: allowed.export }),
      places(allowed.inactivate),
      say.deleted[rules.onDeleted],
      registers[register].fortnox.numberSigns === undefined ? '–' : say.letters(allowed.swedishLetters),
    ]),
  );
  const names = variables.map((name) => `SYNC_<REGISTER>_${name}`).join(', ');
  return `${overview}\n${say.set(rows[0]?.company ?? '<company>', names)}`;
}
