/** What a row can be (core-api §4.6). */
export const rowCodes = [
  ...['TOT', 'VAT', 'FRT', 'AFE', 'ROV', 'CND', 'CNC', 'PRD', 'PRC', 'SRD', 'SRC', 'PRE', 'GWB', 'ACC'],
] as const;

/** Accounts that rows of a kind have of themselves; 2440 and 2641 are the sheet's, the others of the standard chart. */
export const accountOfCode: Readonly<Record<string, number>> = {
  TOT: 2440,
  VAT: 2641,
  FRT: 5710,
  AFE: 6590,
  ROV: 3740,
  CND: 2647,
  CNC: 2614,
  PRD: 2645,
  PRC: 2614,
  SRD: 2645,
  SRC: 2614,
};

/** Whether a row is a cost, and no liability, tax or fee of the header. */
export function isCost(code: string | number | undefined): boolean {
  return code === undefined || !Object.hasOwn(accountOfCode, code);
}
