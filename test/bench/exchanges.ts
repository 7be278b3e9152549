import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { isApi } from './simulator-process';

const exchange = z.object({
  method: z.string(),
  path: z.string(),
  query: z.string(),
  requestBody: z.unknown(),
  status: z.number().nullable(),
});

/** One call to Fortnox's APIs and how it was answered. */
export type Exchange = z.output<typeof exchange>;

/** The calls of a record that the simulated Fortnox keeps, tokens left out. */
export async function readExchanges(file: string): Promise<readonly Exchange[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => exchange.parse(JSON.parse(line))).filter(({ path }) => isApi(path));
}

/** Calls of `later` that were made, and answered, in `earlier` already. */
export function madeAgain(earlier: readonly Exchange[], later: readonly Exchange[]): readonly Exchange[] {
  const answered = earlier.filter(({ status }) => status !== null && status < 500 && status !== 429);
  const known = new Set(answered.map(whatWasAsked));
  return later.filter((one) => known.has(whatWasAsked(one)));
}

function whatWasAsked({ method, path, query, requestBody }: Exchange): string {
  return JSON.stringify([method, path, query, requestBody]);
}
