import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { RecordedExchange } from '../../sandbox/fortnox/http/exchange-record';
import type { ExchangeCheck } from './exchange-check';
import { sentenceOf } from './finding';
import { explanationOf, type WireDifference } from './wire-difference';

/**
 * Tests that send what Fortnox refuses, to see it refused: the simulator's own, and those of the client's refusals. By
 * the beginning of their records' names, which test/support/simulator.ts gives.
 */
const refusedOnPurpose = ['sandbox.fortnox.', 'fortnox.customers', 'fortnox.writes'];

/** What a whole run's exchanges came to. */
export interface ExchangeReport {
  readonly files: number;
  readonly exchanges: number;
  /** Distinct method, route and status. */
  readonly combinations: number;
  readonly requestsHeld: number;
  readonly answersHeld: number;
  /** What nothing explains, each said once, with the file it was first seen in and how often. */
  readonly unexplained: readonly string[];
  readonly needed: ReadonlySet<WireDifference>;
}

async function* exchangesIn(file: string): AsyncGenerator<RecordedExchange> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line !== '') yield JSON.parse(line) as RecordedExchange;
  }
}

/** Checks every exchange in a folder of records, one at a time: a run may have recorded many megabytes. */
export async function reportOn(
  folder: string,
  check: ExchangeCheck,
  differences: readonly WireDifference[],
): Promise<ExchangeReport> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const counts = { exchanges: 0, requestsHeld: 0, answersHeld: 0 };
  const combinations = new Set<string>();
  const needed = new Set<WireDifference>();
  const unexplained = new Map<string, { first: string; times: number }>();

  for (const file of files) {
    const simulatorTest = refusedOnPurpose.some((start) => file.startsWith(start));
    for await (const exchange of exchangesIn(join(folder, file))) {
      const { operation, findings, requestHeld, answerHeld } = check(exchange, simulatorTest);
      counts.exchanges += 1;
      counts.requestsHeld += Number(requestHeld);
      counts.answersHeld += Number(answerHeld);
      combinations.add(`${operation} ${exchange.status}`);
      for (const finding of findings) {
        const explanation = explanationOf(finding, differences, simulatorTest);
        if (explanation !== undefined) {
          needed.add(explanation);
          continue;
        }
        const { operation, status, at, kind } = finding;
        const key = `${operation} ${status} ${finding.in} ${at} ${kind}`;
        const seen = unexplained.get(key) ?? { first: `${sentenceOf(finding)} (${file})`, times: 0 };
        unexplained.set(key, { ...seen, times: seen.times + 1 });
      }
    }
  }
  return {
    files: files.length,
    ...counts,
    combinations: combinations.size,
    unexplained: [...unexplained.values()].map(({ first, times }) => `${first}, ${times} times`),
    needed,
  };
}
