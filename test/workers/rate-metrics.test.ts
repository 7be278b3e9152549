import { Runtime } from '@temporalio/worker';
import type { RateFigures } from '../../activities/fortnox/rate-budget';
import { freePort } from '../../sandbox/temporal/free-port';
import type { Companies } from '../../workers/companies';
import { createLogger } from '../../workers/logger';
import { publishRateFigures } from '../../workers/rate-metrics';
import { installRuntime } from '../../workers/runtime';

const figures: RateFigures = {
  used: 17,
  of: 25,
  restMs: 0,
  waiting: { document: 0, stock: 0, register: 2, bulk: 40 },
  throughInMs: { document: null, stock: null, register: 416, bulk: 8_736 },
};

/** A company whose figures can be read, and one whose database is away. */
const companies = {
  keys: ['demo', 'away'],
  fortnox: (key: string) => ({
    client: {
      budget: { figures: () => (key === 'demo' ? Promise.resolve(figures) : Promise.reject(new Error('away'))) },
    },
  }),
} as unknown as Companies;

const stop = new AbortController();
afterAll(async () => {
  stop.abort();
  await Runtime.instance().shutdown();
});

test('the rate budget of each company is among the figures Prometheus reads', async () => {
  const address = `127.0.0.1:${await freePort()}`;
  installRuntime(createLogger('error'), address);
  publishRateFigures(companies, stop.signal);
  const read = async () => (await fetch(`http://${address}/metrics`)).text();
  let text = '';
  while (!text.includes('fortnox_budget_used')) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    text = await read();
  }
  const lines = text.split('\n').filter((line) => /^\w*fortnox_budget/.test(line));
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/fortnox_budget_used\{.*company="demo".*\} 17$/),
      expect.stringMatching(/fortnox_budget_waiting\{.*company="demo".*lane="bulk".*\} 40$/),
      expect.stringMatching(/fortnox_budget_through_in_ms\{.*company="demo".*lane="bulk".*\} 8736$/),
      expect.stringMatching(/fortnox_budget_through_in_ms\{.*company="demo".*lane="document".*\} 0$/),
    ]),
  );
  expect(text).not.toContain('company="away"');
});
