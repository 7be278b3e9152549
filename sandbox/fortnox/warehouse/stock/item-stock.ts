import { sumOf } from '../../sum-of';

/** Goods that came in together at one cost; the oldest are taken first (warehouse-api §2: FIFO). */
export interface Layer {
  readonly id: number;
  readonly stockPointId: string;
  /** The document that brought them: `ANDERSSON-INLEV/17`. */
  readonly document: string;
  readonly quantity: number;
  /** In Swedish kronor. */
  readonly unitCost: number;
}

/** Goods a document has taken. */
export interface Draw {
  readonly stockPointId: string;
  readonly document: string;
  /** Taken from this layer; null: none had any left, and the stock is below zero by so much. */
  readonly layer: number | null;
  readonly quantity: number;
  /** The layer's, in Swedish kronor; for what is below zero an estimate. */
  readonly unitCost: number;
}

/** Goods a document keeps others from taking. */
export interface Hold {
  readonly stockPointId: string;
  readonly document: string;
  readonly quantity: number;
}

/** All that has happened to the stock of one article and still counts. */
export interface ItemStock {
  /** Oldest first. */
  readonly layers: readonly Layer[];
  readonly draws: readonly Draw[];
  readonly holds: readonly Hold[];
}

export const nothing: ItemStock = { layers: [], draws: [], holds: [] };

const quantities = (list: readonly { readonly quantity: number }[]): number =>
  sumOf(list.map(({ quantity }) => quantity));

/** What is left of each layer, by its number. */
export function leftInLayers({ layers, draws }: ItemStock): Map<number, number> {
  const left = new Map(layers.map(({ id, quantity }) => [id, quantity]));
  for (const { layer, quantity } of draws) {
    const before = layer === null ? undefined : left.get(layer);
    if (layer !== null && before !== undefined) left.set(layer, sumOf([before, -quantity]));
  }
  return left;
}

/** What happened at one stock point. */
export function atPoint(item: ItemStock, stockPointId: string): ItemStock {
  const isHere = (entry: { readonly stockPointId: string }) => entry.stockPointId === stockPointId;
  return { layers: item.layers.filter(isHere), draws: item.draws.filter(isHere), holds: item.holds.filter(isHere) };
}

/** Released inbounds less all outbounds; reserved goods are in it (warehouse-api §2). */
export function inStockOf({ layers, draws }: ItemStock): number {
  return sumOf([quantities(layers), -quantities(draws)]);
}

export function reservedOf({ holds }: ItemStock): number {
  return quantities(holds);
}

/** What is left at what it cost, less what is below zero. */
export function stockValueOf(item: ItemStock): number {
  const leftIn = leftInLayers(item);
  const left = item.layers.map(({ id, unitCost }) => (leftIn.get(id) ?? 0) * unitCost);
  const belowZero = item.draws.filter(({ layer }) => layer === null);
  return sumOf([...left, ...belowZero.map(({ quantity, unitCost }) => -quantity * unitCost)]);
}

/** Goods to move, of one article. */
export type Taking = Omit<Draw, 'layer'>;

/** A quantity taken from the layers at its stock point, oldest first; what they lack is drawn below zero. */
export function drawn(item: ItemStock, { quantity, unitCost, ...taking }: Taking): readonly Draw[] {
  const draws: Draw[] = [];
  const leftIn = leftInLayers(item);
  let missing = quantity;
  for (const layer of item.layers) {
    const part = layer.stockPointId === taking.stockPointId ? Math.min(missing, leftIn.get(layer.id) ?? 0) : 0;
    if (part <= 0) continue;
    draws.push({ ...taking, layer: layer.id, quantity: part, unitCost: layer.unitCost });
    missing = sumOf([missing, -part]);
  }
  return missing > 0 ? [...draws, { ...taking, layer: null, quantity: missing, unitCost }] : draws;
}

/** The same with every draw below zero taken anew, oldest first: from a layer that has come since, if there is one. */
export function covered(item: ItemStock): ItemStock {
  const belowZero = item.draws.filter(({ layer }) => layer === null);
  const draws = item.draws.filter(({ layer }) => layer !== null);
  for (const { layer: _, ...taking } of belowZero) draws.push(...drawn({ ...item, draws }, taking));
  return { ...item, draws };
}
