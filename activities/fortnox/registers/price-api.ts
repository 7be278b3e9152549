import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { readCard } from '../card';
import { type FortnoxClient, pathPart } from '../client';
import type { Outcome } from '../outcome';
import type { Lane } from '../rate-budget';
import { amount, parsed } from '../wire';

/** A price on a list, as it is stored; a decimal in kronor. */
const priceAnswer = z.object({ Price: z.object({ Price: amount }) }).transform((answer) => answer.Price.Price);
const priceListCard = { collection: 'pricelists', single: 'PriceList', fields: z.object({}) };
/** The price that holds whatever the quantity (core-api §3.5). */
const fromQuantity = 0;

export interface PriceApi {
  /** Whether the company has the price list. */
  hasList(list: string, signal?: AbortSignal): Promise<Outcome<boolean>>;
  /** Sets an article's price on the list, from quantity 0; makes the row when there is none (R1.3.2). Harmless to repeat. */
  set(list: string, article: string, price: string, isNew: boolean, signal?: AbortSignal): Promise<Outcome<string>>;
}

export function priceApi(client: FortnoxClient, lane: Lane): PriceApi {
  const send = async (method: 'POST' | 'PUT', path: string, price: object, signal?: AbortSignal) => {
    const answer = await client.send({ method, path, body: { Price: price }, lane, signal });
    return parsed(answer, method, path, (json) => priceAnswer.safeParse(json));
  };
  const change = (list: string, article: string, price: string, signal?: AbortSignal) => {
    const path = `/3/prices/${pathPart(list)}/${pathPart(article)}/${fromQuantity}`;
    return send('PUT', path, { Price: new Decimal(price || 0).toNumber() }, signal);
  };
  const make = (list: string, article: string, price: string, signal?: AbortSignal) => {
    const row = { ArticleNumber: article, PriceList: list, FromQuantity: fromQuantity };
    return send('POST', '/3/prices', { ...row, Price: new Decimal(price || 0).toNumber() }, signal);
  };
  return {
    async hasList(list, signal) {
      const card = await readCard(client, priceListCard, list, lane, signal);
      return card.outcome === 'done' ? { ...card, value: card.value !== null } : card;
    },
    async set(list, article, price, isNew, signal) {
      const first = await (isNew ? make : change)(list, article, price, signal);
      if (first.outcome !== 'refused') return first;
      // A new article's row may be there from a call whose answer was lost; an old one's may never have been made.
      if (!isNew && first.failure.kind !== 'notFound') return first;
      const second = await (isNew ? change : make)(list, article, price, signal);
      // What the first call was told says more, unless the second was done or is unknown.
      return isNew && second.outcome === 'refused' ? first : second;
    },
  };
}
