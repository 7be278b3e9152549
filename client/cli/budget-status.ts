import { type Lane, lanes, type RateFigures } from '../../activities/fortnox/rate-budget';
import type { Language } from '../../domain/language';
import type { Companies } from '../../workers/companies';
import { table } from './output';

/** How many calls to Fortnox a company's processes make together just now, and who waits. */
export interface BudgetStatus {
  readonly company: string;
  /** Null where the database that counts them cannot be read. */
  readonly figures: RateFigures | null;
}

/** Each company's budget over all its processes. What cannot be read is among what cannot be reached. */
export async function budgetStatus(companies: Companies): Promise<readonly BudgetStatus[]> {
  return Promise.all(
    companies.keys.map(async (company) => ({
      company,
      figures: await companies
        .fortnox(company)
        .client.budget.figures()
        .catch(() => null),
    })),
  );
}

const words = {
  sv: {
    head: ['Företag', 'Anrop till Fortnox', 'Vilar'],
    lanes: {
      document: 'Dokument väntar',
      stock: 'Lager väntar',
      register: 'Register väntar',
      bulk: 'Inläsning väntar',
    },
    used: ({ used, of }: RateFigures) => `${used} av ${of} på 5 s`,
    through: (count: number, seconds: string) => `${count}, klart om ${seconds} s`,
  },
  en: {
    head: ['Company', 'Calls to Fortnox', 'Resting'],
    lanes: { document: 'Documents wait', stock: 'Stock waits', register: 'Registers wait', bulk: 'Loads wait' },
    used: ({ used, of }: RateFigures) => `${used} of ${of} in 5 s`,
    through: (count: number, seconds: string) => `${count}, through in ${seconds} s`,
  },
} as const;

/** The budgets as a table. */
export function budgetTable(budgets: readonly BudgetStatus[], language: Language): string {
  const say = words[language];
  const seconds = (ms: number) => (ms / 1_000).toFixed(1).replace('.', language === 'sv' ? ',' : '.');
  const lane = ({ waiting, throughInMs }: RateFigures, of: Lane) =>
    waiting[of] === 0 ? '–' : say.through(waiting[of], seconds(throughInMs[of] ?? 0));
  return table(
    [...say.head, ...lanes.map((it) => say.lanes[it])],
    budgets.map(({ company, figures }) => [
      company,
      figures ? say.used(figures) : '?',
      figures && figures.restMs > 0 ? `${seconds(figures.restMs)} s` : '–',
      ...lanes.map((it) => (figures ? lane(figures, it) : '?')),
    ]),
  );
}
