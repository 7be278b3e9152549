import type { RateFigures } from '../../activities/fortnox/rate-budget';
import { budgetStatus, budgetTable } from '../../client/cli/budget-status';
import type { Companies } from '../../workers/companies';

const figures: RateFigures = {
  used: 17,
  of: 25,
  restMs: 3_200,
  waiting: { document: 0, stock: 0, register: 2, bulk: 40 },
  throughInMs: { document: null, stock: null, register: 416, bulk: 8_736 },
};
const companies = {
  keys: ['demo', 'away'],
  fortnox: (key: string) => ({
    client: {
      budget: { figures: () => (key === 'demo' ? Promise.resolve(figures) : Promise.reject(new Error('away'))) },
    },
  }),
} as unknown as Companies;
const cells = (line = '') =>
  line
    .split('│')
    .slice(1, -1)
    .map((cell) => cell.trim());

test('each company’s budget; one whose database is away has no figures, and status goes on', async () => {
  expect(await budgetStatus(companies)).toEqual([
    { company: 'demo', figures },
    { company: 'away', figures: null },
  ]);
});

test.each([
  ['sv', ['demo', '17 av 25 på 5 s', '3,2 s', '–', '–', '2, klart om 0,4 s', '40, klart om 8,7 s']],
  ['en', ['demo', '17 of 25 in 5 s', '3.2 s', '–', '–', '2, through in 0.4 s', '40, through in 8.7 s']],
] as const)('for people, %s: used, resting, who waits and until when', async (language, row) => {
  const lines = budgetTable(await budgetStatus(companies), language).split('\n');
  expect(cells(lines.find((line) => line.includes('demo')))).toEqual(row);
  expect(cells(lines.find((line) => line.includes('away')))).toEqual(['away', '?', '–', '?', '?', '?', '?']);
});
