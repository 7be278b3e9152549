import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { badRequest } from '../../http/bad-request';
import { type StatePart, statePart } from '../../state/state-part';
import { readMembers } from '../common/read-members';
import { refuseMembers } from '../common/warehouse-problem';
import { type StockPoint, standardStockPoint, stockPointRules } from './stock-point';

/** Members as someone types them; null empties one. */
export type TypedStockPoint = Readonly<Record<string, unknown>>;

/** The stock points, and Fortnox's own user's hands on them. Refusals are thrown with a sentence. */
export interface StockPoints {
  all(): readonly StockPoint[];
  get(idOrCode: string): StockPoint | undefined;
  /** Where goods go that name none: the first that is active. */
  standard(): StockPoint;
  create(members: TypedStockPoint): StockPoint;
  /** JSON merge-patch; `{active: false}` retires one. */
  put(idOrCode: string, patch: TypedStockPoint): StockPoint;
  /** All of them, as they are saved and loaded. */
  readonly state: StatePart;
}

const blank = {
  active: true,
  usingCompanyAddress: true,
  deliveryName: null,
  deliveryAddress: null,
  deliveryAddress2: null,
  deliveryZipCode: null,
  deliveryCity: null,
  deliveryCountryCode: null,
  deliveryPhone: null,
  stockLocations: [],
};

const textOrUnset = z.string().nullable();
const savedPoints: z.ZodType<readonly StockPoint[]> = z.array(
  z.strictObject({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    active: z.boolean(),
    usingCompanyAddress: z.boolean(),
    deliveryName: textOrUnset,
    deliveryAddress: textOrUnset,
    deliveryAddress2: textOrUnset,
    deliveryZipCode: textOrUnset,
    deliveryCity: textOrUnset,
    deliveryCountryCode: textOrUnset,
    deliveryPhone: textOrUnset,
    stockLocations: z.array(z.unknown()).nullable(),
  }),
);

function read(typed: TypedStockPoint, id: string): StockPoint {
  const unknown = Object.keys(typed).find((name) => !stockPointRules.some((rule) => rule.name === name));
  if (unknown !== undefined) throw badRequest(`a stock point has no ${unknown} to fill in`);
  const { members, problems } = readMembers(stockPointRules, typed);
  if (problems.length > 0) refuseMembers(problems);
  // Code and name are required by the rules, so they are there; the rules are all of a stock point's own members.
  return { ...blank, id, ...members } as unknown as StockPoint;
}

/** A new company's stock points: one. */
export function createStockPoints(): StockPoints {
  const points = new Map<string, StockPoint>();

  const find = (idOrCode: string): StockPoint | undefined =>
    points.get(idOrCode.toLowerCase()) ?? [...points.values()].find(({ code }) => code === idOrCode);

  const keep = (point: StockPoint): StockPoint => {
    const owner = find(point.code);
    if (owner !== undefined && owner.id !== point.id) throw badRequest(`stock point ${point.code} is there already`);
    points.set(point.id, point);
    return point;
  };

  keep(read(standardStockPoint, randomUUID()));
  return {
    all: () => [...points.values()],
    get: find,
    standard() {
      const [first] = points.values();
      const standard = [...points.values()].find(({ active }) => active) ?? first;
      if (standard === undefined) throw new Error('a company has a stock point');
      return standard;
    },
    create: (members) => keep(read(members, randomUUID())),
    put(idOrCode, patch) {
      const before = find(idOrCode);
      if (before === undefined) throw badRequest(`there is no stock point ${idOrCode}`);
      const { id, stockLocations: _, ...members } = before;
      return keep(read({ ...members, ...patch }, id));
    },
    state: statePart({
      schema: savedPoints,
      save: () => [...points.values()],
      load(saved) {
        points.clear();
        for (const point of saved) points.set(point.id, point);
      },
    }),
  };
}
