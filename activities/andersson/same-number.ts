/**
 * Numbers as SQL Server compares them: it takes `a1` and `A1 ` for the same key, while workflow ids and references are
 * compared exactly. Whoever acts on a row found by number compares the row's own number afterwards.
 */
export function foldedNumber(number: string): string {
  return number.trimEnd().toLowerCase();
}

/** Rows of a query by number, found by whatever the database takes for the same number. */
export class RowsByNumber<R> {
  readonly #rows: ReadonlyMap<string, R>;

  /** Of rows with one number the last counts. */
  constructor(rows: readonly R[], numberOf: (row: R) => string) {
    this.#rows = new Map(rows.map((row) => [foldedNumber(numberOf(row)), row]));
  }

  get(number: string): R | undefined {
    return this.#rows.get(foldedNumber(number));
  }

  has(number: string): boolean {
    return this.#rows.has(foldedNumber(number));
  }
}
