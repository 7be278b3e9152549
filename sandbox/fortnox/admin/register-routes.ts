import type { FastifyInstance } from 'fastify';
import { badRequest } from '../http/bad-request';
import type { RegisterAsUser } from '../resources/as-user';
import { keyText } from '../resources/document-key';
import { fieldsBody, seedBody } from './admin-bodies';

/** A register the admin surface can act on as Fortnox's user. */
export interface AdminRegister {
  /** In the path, as under `/3`: `customers`. */
  readonly collection: string;
  readonly asUser: RegisterAsUser;
  /** Makes believable documents; absent where nobody has written a maker. */
  readonly believable?: (count: number, seed: number, firstNumber?: number) => readonly object[];
}

/** 5,000 whole cards are a few MB. */
const seedBodyLimit = 64 * 1024 * 1024;
const defaultSeed = 1;

/** `/admin/customers` and its kin: read, create, merge-patch, delete and seed. A price is at `/prices/A/100/0`. */
export function addRegisterRoutes(admin: FastifyInstance, { collection, asUser, believable }: AdminRegister): void {
  const all = `/${collection}`;
  const one = all + asUser.keyFields.map((name) => `/:${name}`).join('');
  type One = { Params: Readonly<Record<string, string>> };
  const numberIn = (params: One['Params']): string => keyText(asUser.keyFields.map((name) => params[name] ?? ''));

  admin.get(all, async () => asUser.all());
  admin.get<One>(one, async ({ params }, reply) => {
    const number = numberIn(params);
    return asUser.get(number) ?? reply.code(404).send({ message: `${collection} has no ${number}` });
  });
  admin.post(all, async ({ body }, reply) => reply.code(201).send(asUser.create(fieldsBody.parse(body))));
  admin.patch<One>(one, async ({ params, body }) => asUser.put(numberIn(params), fieldsBody.parse(body)));
  admin.delete<One>(one, async ({ params }, reply) => {
    asUser.remove(numberIn(params));
    return reply.code(204).send();
  });
  admin.post(`${all}/seed`, { bodyLimit: seedBodyLimit }, async ({ body }, reply) => {
    const { documents, count = 0, seed = defaultSeed, firstNumber, changedAt } = seedBody.parse(body);
    const cards = documents ?? believable?.(count, seed, firstNumber);
    if (cards === undefined) throw badRequest(`nobody makes believable ${collection}; send documents`);
    return reply.code(201).send({ seeded: asUser.seed(cards, changedAt) });
  });
}
