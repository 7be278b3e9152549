import { z } from 'zod';
import { rounded } from '../../resources/read-field';
import { type StatePart, statePart } from '../../state/state-part';
import { sumOf } from '../../sum-of';
import {
  atPoint,
  covered,
  drawn,
  type Hold,
  type ItemStock,
  inStockOf,
  type Layer,
  leftInLayers,
  nothing,
  reservedOf,
  stockValueOf,
  type Taking,
} from './item-stock';

/** What an article had before anything moved here: what its card was given by hand. */
export interface Opening {
  readonly stockPointId: string;
  readonly quantity: number;
  readonly reserved: number;
  readonly unitCost: number;
}

/** What the stock asks of its neighbours. */
export interface StockNeighbours {
  readonly opening: (itemId: string) => Opening | undefined;
  /** Told when the stock of an article has changed. */
  readonly moved: (itemId: string) => void;
}

/** A quantity at one stock point; `available` is what is not reserved. */
export interface Level {
  readonly inStock: number;
  readonly available: number;
}

/** Totals over all stock points; the value in Swedish kronor. */
export interface StockFigures {
  readonly inStock: number;
  readonly reserved: number;
  readonly value: number;
}

/** What goods taken by a document cost on average, in Swedish kronor. */
export interface AverageCost {
  readonly itemId: string;
  readonly stockPointId: string;
  readonly averageCost: number;
}

type OfItem<T> = T & { readonly itemId: string };

/**
 * The stock: per article and stock point the goods that came in, what was taken of them, and what is reserved. Documents
 * are told apart by a text of theirs.
 */
export interface Stock {
  /** Goods come in; where stock was below zero they make it good first. */
  receive(goods: OfItem<Omit<Layer, 'id'>>): void;
  /** Goods go out, the oldest first, below zero if there are too few: whoever may not do that asks for the level first. */
  take(goods: OfItem<Taking>): void;
  reserve(goods: OfItem<Hold>): void;
  /** All that a document has taken or reserved is back. */
  giveBack(document: string): void;
  /** All that a document brought is gone again; what others took of it is then taken elsewhere, or below zero. */
  takeBack(document: string): void;
  /** Whether others took goods that this document brought. */
  isTakenFrom(document: string): boolean;
  /** Whether the document brought goods that are still its. */
  hasBrought(document: string): boolean;
  level(itemId: string, stockPointId: string): Level;
  figures(itemId: string): StockFigures;
  averageCosts(document: string): readonly AverageCost[];
  /** Another number after every change. */
  version(): number;
  /** All of it, as it is saved and loaded. */
  readonly state: StatePart;
}

/** The opening stands before all layers, under a number no layer has. */
const openingLayer = 0;

const entry = { stockPointId: z.string(), document: z.string(), quantity: z.number() };
const savedStock = z.array(
  z.strictObject({
    itemId: z.string(),
    layers: z.array(z.strictObject({ ...entry, id: z.number().int().min(1), unitCost: z.number() })),
    draws: z.array(z.strictObject({ ...entry, layer: z.number().int().min(0).nullable(), unitCost: z.number() })),
    holds: z.array(z.strictObject(entry)),
  }),
);

/** An empty stock. */
export function createStock({ opening, moved }: StockNeighbours): Stock {
  const items = new Map<string, ItemStock>();
  let changes = 0;
  const kept = (itemId: string): ItemStock => items.get(itemId) ?? nothing;
  const keep = (itemId: string, item: ItemStock): void => {
    items.set(itemId, item);
    changes += 1;
    moved(itemId);
  };

  /** With the opening as the oldest layer. */
  const whole = (itemId: string, item = kept(itemId)): ItemStock => {
    const before = opening(itemId);
    if (before === undefined) return item;
    const { reserved, ...goods } = before;
    const { stockPointId } = goods;
    return {
      layers: [{ ...goods, id: openingLayer, document: '' }, ...item.layers],
      draws: item.draws,
      holds: [{ stockPointId, document: '', quantity: reserved }, ...item.holds],
    };
  };

  /** After layers have come or gone. */
  const settled = (itemId: string, item: ItemStock): ItemStock => ({
    ...item,
    draws: covered(whole(itemId, item)).draws,
  });

  const layersOf = (item: ItemStock, document: string) => item.layers.filter((layer) => layer.document === document);

  return {
    receive({ itemId, ...goods }) {
      const item = kept(itemId);
      const id = 1 + item.layers.reduce((highest, layer) => Math.max(highest, layer.id), openingLayer);
      keep(itemId, settled(itemId, { ...item, layers: [...item.layers, { ...goods, id }] }));
    },
    take({ itemId, ...goods }) {
      const item = kept(itemId);
      keep(itemId, { ...item, draws: [...item.draws, ...drawn(whole(itemId), goods)] });
    },
    reserve({ itemId, ...goods }) {
      const item = kept(itemId);
      keep(itemId, { ...item, holds: [...item.holds, goods] });
    },
    giveBack(document) {
      const isOthers = (it: { readonly document: string }) => it.document !== document;
      for (const [itemId, item] of items) {
        if (item.draws.every(isOthers) && item.holds.every(isOthers)) continue;
        const [draws, holds] = [item.draws.filter(isOthers), item.holds.filter(isOthers)];
        keep(itemId, { ...item, draws, holds });
      }
    },
    takeBack(document) {
      for (const [itemId, item] of items) {
        const gone = new Set(layersOf(item, document).map(({ id }) => id));
        if (gone.size === 0) continue;
        const layers = item.layers.filter(({ id }) => !gone.has(id));
        const draws = item.draws.map((draw) =>
          gone.has(draw.layer ?? openingLayer) ? { ...draw, layer: null } : draw,
        );
        keep(itemId, settled(itemId, { ...item, layers, draws }));
      }
    },
    isTakenFrom: (document) =>
      [...items.values()].some((item) => {
        const own = layersOf(item, document);
        if (own.length === 0) return false;
        const leftIn = leftInLayers(item);
        return own.some(({ id, quantity }) => leftIn.get(id) !== quantity);
      }),
    hasBrought: (document) => [...items.values()].some((item) => layersOf(item, document).length > 0),
    level(itemId, stockPointId) {
      // Most articles have never moved.
      if (!items.has(itemId)) {
        const before = opening(itemId);
        const { quantity, reserved } = before?.stockPointId === stockPointId ? before : { quantity: 0, reserved: 0 };
        return { inStock: quantity, available: sumOf([quantity, -reserved]) };
      }
      const here = atPoint(whole(itemId), stockPointId);
      const inStock = inStockOf(here);
      return { inStock, available: sumOf([inStock, -reservedOf(here)]) };
    },
    figures(itemId) {
      const item = whole(itemId);
      return { inStock: inStockOf(item), reserved: reservedOf(item), value: rounded(stockValueOf(item), 2) };
    },
    averageCosts(document) {
      const costs: AverageCost[] = [];
      for (const [itemId, { draws }] of items) {
        const own = draws.filter((draw) => draw.document === document);
        for (const stockPointId of new Set(own.map((draw) => draw.stockPointId))) {
          const here = own.filter((draw) => draw.stockPointId === stockPointId);
          const value = sumOf(here.map(({ quantity, unitCost }) => quantity * unitCost));
          const averageCost = rounded(value / sumOf(here.map(({ quantity }) => quantity)), 2);
          costs.push({ itemId, stockPointId, averageCost });
        }
      }
      return costs;
    },
    version: () => changes,
    state: statePart({
      schema: savedStock,
      save: () =>
        [...items].map(([itemId, { layers, draws, holds }]) => ({
          itemId,
          layers: [...layers],
          draws: [...draws],
          holds: [...holds],
        })),
      load(saved) {
        items.clear();
        changes += 1;
        for (const { itemId, ...item } of saved) items.set(itemId, item);
      },
    }),
  };
}
