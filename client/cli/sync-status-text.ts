import type { KeptComparison } from '../../activities/andersson/kept-comparisons';
import type { RegisterSyncStanding } from '../../activities/andersson/sync-status';
import { wallTime } from '../../activities/andersson/wall-time';
import type { Language } from '../../domain/language';
import type { Counts } from '../../domain/sync/counts';
import { causes } from '../../domain/sync/difference';
import { differenceTexts } from '../../domain/sync/difference-texts';
import type { SyncProgress } from '../../workflows/contract/register-sync';
import { stockBalances } from '../../workflows/contract/stock-balance';
import type { ScheduleStatus } from '../register-status';
import type { SyncName } from '../syncs';
import { outcomeTexts } from './outcome-text';
import { table } from './output';

/** How one register of one company stands, or its stock balances. */
export interface SyncStatusRow {
  readonly company: string;
  readonly register: SyncName;
  readonly direction: string;
  readonly everySeconds: number;
  /** Null where Temporal cannot be asked. */
  readonly schedule: ScheduleStatus | null;
  readonly standing: RegisterSyncStanding;
  /** Why the last run was interrupted; null where it was not. */
  readonly interruption: string | null;
  /** How far the run under way has come; null: there is none, or it does not answer. */
  readonly progress: SyncProgress | null;
}

const words = {
  sv: {
    head: ['Företag', 'Register', 'Riktning', 'Schema', 'Senaste körning', 'Utfall', 'Eftersläpning', 'Fel'],
    schedule: (it: ScheduleStatus, seconds: number) =>
      it.exists ? (it.paused ? 'pausat' : `var ${age(seconds, 'sv')}`) : 'finns inte',
    never: 'aldrig',
    counts: ({ read, written, same, skipped, failed }: Counts) =>
      `Lästa ${read} = ${written} skrivna + ${same} lika + ${skipped} hoppade över + ${failed} fel.`,
    failures: (count: number) => `${count} poster väntar på rättning:`,
    more: (count: number, command: string) => `  … och ${count} till; se ${command}`,
    running: ({ done, of, minutesLeft }: SyncProgress) =>
      `Pågår: ${done} av ${of} poster${minutesLeft === null ? '' : `, ungefär ${minutesLeft} min kvar`}.`,
    runs: 'En körning pågår.',
    cursor: (fortnox: string, andersson: string) => `Läst till: Fortnox ${fortnox}, Andersson ${andersson}.`,
    load: (at: string) => `Första inläsningen började ${at}.`,
    compared: (at: string, what: string) => `Senast jämförd ${at}: ${what}.`,
    alike: 'inga skillnader',
  },
  en: {
    head: ['Company', 'Register', 'Direction', 'Schedule', 'Last run', 'Outcome', 'Lag', 'Failed'],
    schedule: (it: ScheduleStatus, seconds: number) =>
      it.exists ? (it.paused ? 'paused' : `every ${age(seconds, 'en')}`) : 'does not exist',
    never: 'never',
    counts: ({ read, written, same, skipped, failed }: Counts) =>
      `Read ${read} = ${written} written + ${same} same + ${skipped} skipped + ${failed} failed.`,
    failures: (count: number) => `${count} records wait for a correction:`,
    more: (count: number, command: string) => `  … and ${count} more; see ${command}`,
    running: ({ done, of, minutesLeft }: SyncProgress) =>
      `Under way: ${done} of ${of} records${minutesLeft === null ? '' : `, about ${minutesLeft} min left`}.`,
    runs: 'A run is under way.',
    cursor: (fortnox: string, andersson: string) => `Read up to: Fortnox ${fortnox}, Andersson ${andersson}.`,
    load: (at: string) => `The first load began ${at}.`,
    compared: (at: string, what: string) => `Last compared ${at}: ${what}.`,
    alike: 'no differences',
  },
} as const;

/** The registers as a table, then what there is to say of each. */
export function syncStatusText(rows: readonly SyncStatusRow[], language: Language): string {
  const say = words[language];
  const overview = table(
    say.head,
    rows.map(
      ({ company, register, direction, everySeconds, schedule, standing: { lastRun, lagSeconds, failures } }) => [
        company,
        register,
        direction,
        schedule ? say.schedule(schedule, everySeconds) : '?',
        lastRun ? wallTime(lastRun.closedAt) : say.never,
        lastRun ? outcomeTexts[language][lastRun.outcome] : '–',
        lagSeconds === null ? '–' : age(lagSeconds, language),
        failures.count,
      ],
    ),
  );
  return [overview, ...rows.flatMap((row) => detailsOf(row, language))].join('\n');
}

function detailsOf(
  { company, register, standing, interruption, progress }: SyncStatusRow,
  language: Language,
): readonly string[] {
  const say = words[language];
  const { lastRun, cursor, failures, openRun, lastComparison } = standing;
  const at = (instant: string | null) => (instant === null ? say.never : wallTime(instant));
  const left = failures.count - failures.first.length;
  const lines = [
    ...(interruption === null ? [] : [interruption]),
    ...(lastRun?.result ? [say.counts(lastRun.result.counts)] : []),
    ...(openRun ? [progress ? say.running(progress) : say.runs] : []),
    ...(cursor.loadBeganAt === null ? [] : [say.load(wallTime(cursor.loadBeganAt))]),
    ...(cursor.fortnoxReadAt === null ? [] : [say.cursor(at(cursor.fortnoxReadAt), at(cursor.anderssonReadAt))]),
    ...(lastComparison ? [comparedText(lastComparison, language)] : []),
    ...(failures.count === 0 ? [] : [say.failures(failures.count)]),
    ...failures.first.map(({ number, sentence }) => `  ${number}  ${sentence}`),
    ...(left > 0 ? [say.more(left, register === stockBalances ? `sync now ${stockBalances}` : 'sync compare')] : []),
  ];
  return lines.length === 0 ? [] : ['', `${register} (${company})`, ...lines];
}

function comparedText({ at, comparison }: KeptComparison, language: Language): string {
  const say = words[language];
  const found = causes.flatMap((cause) => {
    const count = comparison.causes[cause];
    return count === 0 ? [] : [`${count} ${differenceTexts[language].causes[cause]}`];
  });
  return say.compared(wallTime(at), found.length === 0 ? say.alike : found.join('; '));
}

/** `45 s`, `2 min`, `3 h`, `4 dygn`, in whole units of the largest that fits. */
function age(seconds: number, language: Language): string {
  if (seconds < 120 && seconds % 60 !== 0) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} ${language === 'sv' ? 'dygn' : 'days'}`;
}
