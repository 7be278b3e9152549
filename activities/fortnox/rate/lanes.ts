/** Who goes first when calls wait for a slot (design rule 9). */
export const lanes = ['document', 'stock', 'register', 'bulk'] as const;
export type Lane = (typeof lanes)[number];

/** How many calls wait in each lane. */
export type Waiting = Readonly<Record<Lane, number>>;

export const nobodyWaits: Waiting = { document: 0, stock: 0, register: 0, bulk: 0 };

/** The lane whose calls go first among those that wait. */
export function firstLane(waiting: Waiting): Lane | undefined {
  return lanes.find((lane) => waiting[lane] > 0);
}

/** Whether calls of `lane` go before those of `other`. */
export function goesBefore(lane: Lane, other: Lane): boolean {
  return lanes.indexOf(lane) < lanes.indexOf(other);
}
