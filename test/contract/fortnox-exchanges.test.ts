import { exchangesVariable, wholeRunVariable } from '../support/environment';
import { createExchangeCheck } from './exchange-check';
import { type ExchangeReport, reportOn } from './exchange-report';
import { openApiVariable, readOpenApi } from './openapi-document';
import { sentenceOfDifference } from './wire-difference';
import { wireDifferences as differences } from './wire-differences';

const openApi = process.env[openApiVariable];
const folder = process.env[exchangesVariable];
const wholeRun = process.env[wholeRunVariable] !== undefined;

if (!openApi || !folder) {
  const missing = openApi ? 'exchanges recorded by npm test' : openApiVariable;
  test.skip(`Fortnox traffic against Fortnox's OpenAPI (needs ${missing})`, () => undefined);
} else {
  let report: ExchangeReport;
  beforeAll(async () => {
    report = await reportOn(folder, createExchangeCheck(readOpenApi(openApi)), differences);
    const { exchanges, files, combinations, requestsHeld, answersHeld, needed } = report;
    process.stdout.write(
      `Fortnox contract: ${exchanges} exchanges from ${files} simulators, ${combinations} distinct (method, route, ` +
        `status); ${requestsHeld} requests and ${answersHeld} answers held against the description; ` +
        `${needed.size} of ${differences.length} known differences met\n`,
    );
  }, 600_000);

  test('the run recorded exchanges with Fortnox', () => {
    expect(report.exchanges).toBeGreaterThan(0);
    expect(report.requestsHeld).toBeGreaterThan(0);
    expect(report.answersHeld).toBeGreaterThan(0);
  });

  test("every request and answer is as Fortnox's OpenAPI describes it, known differences aside", () => {
    expect(report.unexplained).toEqual([]);
  });

  // After a part of the tests, a difference not met says nothing.
  (wholeRun ? test : test.skip)('every known difference was met in the run of all tests', () => {
    const idle = differences.filter((difference) => !report.needed.has(difference));
    expect(idle.map(sentenceOfDifference)).toEqual([]);
  });
}
