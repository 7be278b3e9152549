import { z } from 'zod';
import type { JsonAnswer } from './answer';
import { type FortnoxClient, pathPart } from './client';
import type { Outcome } from './outcome';
import type { Lane } from './rate-budget';
import { parsed } from './wire';

/** One record of `/3` that is only read: its path's word, its envelope, and the fields that are asked of it. */
export interface CardOf<T> {
  readonly collection: string;
  readonly single: string;
  readonly fields: z.ZodType<T>;
}

/** Reads one record; null where Fortnox has none of that number. */
export async function readCard<T>(
  client: FortnoxClient,
  card: CardOf<T>,
  number: string,
  lane: Lane,
  signal?: AbortSignal,
): Promise<Outcome<T | null>> {
  const path = `/3/${card.collection}/${pathPart(number)}`;
  const answer = await client.send({ method: 'GET', path, lane, signal });
  if (answer.outcome === 'refused' && answer.failure.kind === 'notFound')
    return { outcome: 'done', value: null, at: new Date() };
  return readSingle(answer, card, path);
}

/** Reads the one record of a path without number, such as the company's own. */
export async function readOnly<T>(
  client: FortnoxClient,
  card: CardOf<T>,
  lane: Lane,
  signal?: AbortSignal,
): Promise<Outcome<T>> {
  const path = `/3/${card.collection}`;
  return readSingle(await client.send({ method: 'GET', path, lane, signal }), card, path);
}

function readSingle<T>(answer: Outcome<JsonAnswer>, { single, fields }: CardOf<T>, path: string): Outcome<T> {
  const opened = z.object({ [single]: fields }).transform((envelope) => envelope[single] as T);
  return parsed(answer, 'GET', path, (json) => opened.safeParse(json));
}
