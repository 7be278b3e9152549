import { Runtime } from '@temporalio/worker';
import { lanes, type RateFigures } from '../activities/fortnox/rate-budget';
import type { Companies } from './companies';

/** How often the figures are read: one statement per company. */
const everyMs = 5_000;

/**
 * Each company's rate budget as gauges beside Temporal's own, until `signal` comes: calls in the window, and per lane how
 * many wait and when the last is through. A company whose database cannot be read keeps its last figures.
 */
export function publishRateFigures(companies: Companies, signal: AbortSignal): void {
  const meter = Runtime.instance().metricMeter;
  const used = meter.createGauge('fortnox_budget_used', 'int', undefined, 'Calls started in the last 5.2 s, of 25');
  const resting = meter.createGauge('fortnox_budget_resting_ms', 'int', 'ms', 'How long all rest after a 429');
  const waiting = meter.createGauge('fortnox_budget_waiting', 'int', undefined, 'Calls that wait for a slot');
  const through = meter.createGauge(
    'fortnox_budget_through_in_ms',
    'int',
    'ms',
    'Until the last that waits has its slot',
  );

  const publish = (company: string, figures: RateFigures): void => {
    used.set(figures.used, { company });
    resting.set(figures.restMs, { company });
    for (const lane of lanes) {
      waiting.set(figures.waiting[lane], { company, lane });
      through.set(Math.max(0, figures.throughInMs[lane] ?? 0), { company, lane });
    }
  };
  const timer = setInterval(() => {
    for (const company of companies.keys) {
      companies
        .fortnox(company)
        .client.budget.figures()
        .then(
          (figures) => publish(company, figures),
          () => undefined,
        );
    }
  }, everyMs);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
